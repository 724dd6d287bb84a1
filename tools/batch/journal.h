// The record of a batch: one SQLite file that says of every input what it is, what became of it and where its outputs
// are. Whatever ends the process, the record is consistent and a resume goes on from it.
//
// Schema zhengben.journal/1; readers may rely on it, columns may be added:
//
//   meta(name, value)       schema, token (marks the temporary files of this journal), version, options (hash), shard
//                           ("2/8"; empty: not one of several), output (the folder that output paths are relative to)
//   inputs                  a row an input, in the order in which they are worked on. An archive has a row of its own,
//                           and one for each entry.
//     key                   the path as it was given; of an entry the archive's key, "!/", and its name in the archive
//     raw_name              of an entry the bytes of its name, where `key` had to be decoded from another encoding
//     kind                  file, archive, entry
//     parent                the archive of an entry
//     folder, name          what {dir} and {name} of a name template stand for
//     number                2 and more where inputs before it have the same output name: "b-2.docx"
//     bytes, sha256         of the content
//     options, version      with which it came to its state
//     state                 waiting, running, publishing, done, failed, skipped
//     attempts              conversions that ended by their own fault (crash, hang, memory); at 3 it is poison
//     interruptions         times that the whole batch ended while it was worked on; at 10 it is poison
//     completions           times that it became done
//     exit_status, code, message   how it ended: 0 or 3 where done, else of the error or of the note why it was skipped
//     duplicate_of          the input with the same bytes that was converted in its place
//     format, form, agency, year, title       as in the canonical JSON
//     changes, notes, warnings, losses        how many
//     relations_hold, relations_fail, relations_open
//     milliseconds, finished                  how long its conversion took; when it ended, seconds since 1970
//   outputs                 a row an output: input, format ("quarantine": a copy of a failed input), path, sha256, bytes,
//                           state (claimed, publishing, done)
//   codes                   input, channel (finding, change), code, count
//   field_keys              id, form, key: the keys that `fields` names by id
//   fields                  a row a field of a report: input, key, raw, text, state, value, unit, proved, and its place
//                           (tbl, row, col, page) as in the canonical JSON
//   reports                 input, json: the canonical JSON, packed (packed.h)
//   across                  what only several reports together show (across_files.h): input, other (null: all others), severity, code, message,
//                           fields (keys, a blank between); made anew at each end of a batch and of a merge, absent before
#ifndef ZHENGBEN_TOOLS_BATCH_JOURNAL_H
#define ZHENGBEN_TOOLS_BATCH_JOURNAL_H

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/database.h"
#include "tools/batch/document_result.h"

namespace zhengben {

enum class InputKind : std::uint8_t { File, Archive, Entry };
enum class InputState : std::uint8_t { Waiting, Running, Publishing, Done, Failed, Skipped };

std::string_view name_of(InputKind kind);
std::string_view name_of(InputState state);

struct InputRow {
  std::int64_t id = 0;
  std::string key, raw_name;
  InputKind kind = InputKind::File;
  std::optional<std::int64_t> parent;
  std::string folder, name;
  std::int64_t number = 1;
  std::int64_t bytes = 0;
  std::string sha256, options, version;
  InputState state = InputState::Waiting;
  std::int64_t attempts = 0, interruptions = 0, completions = 0;
  int exit_status = 0;
  std::string code, message;
  std::optional<std::int64_t> duplicate_of;
  DocumentFacts facts;
  std::int64_t milliseconds = 0, finished = 0;
};

struct OutputRow {
  std::int64_t input = 0;
  std::string format, path, sha256;
  std::int64_t bytes = 0;
  std::string state;             // claimed, publishing, done
};

// Reading, also while a batch writes. Throws Error(JournalDamaged), also where the file is no journal.
class JournalReader {
 public:
  explicit JournalReader(const std::string& path);

  std::string meta(const std::string& name) const;
  void each_input(const std::function<void(const InputRow&)>& visit) const;      // by id
  std::optional<InputRow> input(std::int64_t id) const;
  std::vector<OutputRow> outputs(std::int64_t input) const;
  std::vector<CodeCount> codes(std::int64_t input) const;
  std::vector<FieldRow> fields(std::int64_t input) const;
  std::string report(std::int64_t input) const;                                  // the canonical JSON; empty: none
  const Database& database() const { return database_; }                         // for questions of one's own

 private:
  Database database_;
};

// Columns of `inputs` in the order that input_of reads.
extern const char* const kInputColumns;
InputRow input_of(const Statement& row);

// Makes the tables where there are none; throws Error(JournalDamaged) for another schema.
void prepare_schema(Database& database);
void require_schema(const Database& database);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_JOURNAL_H
