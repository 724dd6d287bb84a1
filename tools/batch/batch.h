// Many inputs through one conversion: each in a worker of its own, each accounted for exactly once in the journal,
// whatever ends the process. What is converted how is the caller's.
#ifndef ZHENGBEN_TOOLS_BATCH_BATCH_H
#define ZHENGBEN_TOOLS_BATCH_BATCH_H

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/limits.h"
#include "model/message.h"
#include "tools/batch/document_result.h"
#include "tools/batch/input_list.h"
#include "tools/batch/journal.h"
#include "tools/batch/shard.h"
#include "tools/files/output_file.h"

namespace zhengben {

struct BatchOptions {
  std::vector<std::string> inputs;          // files, folders, archives
  std::string files_from;                   // a file of paths, a line each; "-": standard input
  bool nul_separated = false;               // of files_from
  std::vector<ListedInput> listed;          // in place of all these: inputs with the folders and numbers their names are made of
  std::string output;                       // the folder
  std::string journal;                      // empty: journal_path() of the folder
  std::string quarantine;                   // folder for copies of inputs that failed; empty: none
  std::vector<std::string> formats;         // names of output_formats()
  std::string name = "{dir}/{stem}";        // output_name.h
  std::string options_hash;                 // of everything that decides what an output holds
  int jobs = 1;                             // documents at a time
  bool resume = false, retry_failed = false;
  Overwrite overwrite = Overwrite::Never;
  Sync sync = Sync::Always;
  std::optional<Shard> shard;
  Limits limits;
  Language language = Language::English;
  bool keep_stderr = false;
  // What conversions want is loaded in this process, never in a worker. The first before a worker is given these bytes; the second
  // where one ended for want of something: all that any may want. Empty: everything is there.
  std::function<void(std::string_view bytes)> equip_for;
  std::function<void()> equip;
};

// In the worker: bytes of an input and its name without folders.
using ConvertDocument = std::function<DocumentResult(const std::string& bytes, const std::string& name)>;

struct BatchCounts {
  std::int64_t total = 0;                   // known so far: archives tell of their entries as they are read
  std::int64_t clean = 0, review = 0, failed = 0, skipped = 0;   // with those settled by an earlier run
  std::int64_t duplicates = 0;              // of the first three
  std::int64_t before = 0;                  // settled by an earlier run
  std::int64_t settled() const { return clean + review + failed + skipped; }
};

struct BatchEvent {
  const InputRow& input;                    // as it is settled
  const std::string& notes;                 // what the conversion has to say
  const BatchCounts& counts;
};

struct BatchObserver {
  std::function<void(const BatchEvent&)> settled;
  std::function<void(const BatchCounts&)> tick;          // now and then
  std::function<void(const Error&)> warning;             // of the batch as a whole: it was paused, a folder cannot be listed
};

struct BatchResult {
  int exit_status = 0;                      // 0, 3, 4, 6, 75, 130, 143
  BatchCounts counts;
};

// Throws Error: JournalBusy, JournalExists, JournalDamaged, OutputUnwritable, Usage.
BatchResult run_batch(const BatchOptions& options, const ConvertDocument& convert, const BatchObserver& observer);

std::string journal_path(const std::string& output, const std::optional<Shard>& shard);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_BATCH_H
