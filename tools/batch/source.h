// The inputs of a batch one after another in the order of the journal, those inside archives as their archive is read.
#ifndef ZHENGBEN_TOOLS_BATCH_SOURCE_H
#define ZHENGBEN_TOOLS_BATCH_SOURCE_H

#include <deque>
#include <optional>
#include <set>
#include <string>

#include "model/error.h"
#include "tools/batch/archive_entries.h"
#include "tools/batch/batch.h"
#include "tools/batch/journal_writer.h"

namespace zhengben {

struct SourceItem {
  InputRow input;                       // as the journal has it, with the hash and size of what was read now
  InputRow recorded;                    // as the journal has it
  std::string bytes;                    // empty where `error` is there or `unread` is
  std::optional<Error> error;           // it could not be read
  bool settled_archive = false;         // an archive whose entries an earlier run settled: they do not come again
};

struct ArchiveFile {
  Descriptor file;
  std::int64_t bytes = 0;
};

// A file that is to be unpacked: by what it holds, not by its name alone. It may still turn out to be a document.
std::optional<ArchiveFile> opened_archive(const std::string& path);
bool is_archive(const std::string& path);

// InputRow::folder of the entries of an archive, or what theirs begin with.
std::string folder_of_entries(const std::string& folder, const std::string& name);

class Source {
 public:
  Source(const BatchOptions& options, JournalWriter& journal) : options_(options), journal_(journal) {}

  enum class Answer : std::uint8_t { Item, Wait, End };
  // Wait: an archive is being read; ask again once descriptor() can be read or deadline() has passed.
  Answer next(SourceItem& item);

  int descriptor() const { return archive_ ? archive_->stream.descriptor() : -1; }
  Worker::Clock::time_point deadline() const { return archive_->stream.deadline(); }
  void resume_clock() {
    if (archive_) archive_->stream.resume_clock();
  }

 private:
  struct OpenArchive {
    InputRow input;
    ArchiveStream stream;
    std::set<std::string> keys;         // of entries that came
  };

  Answer next_of_archive(SourceItem& item);
  void read(SourceItem& item) const;
  bool opened_as_archive(SourceItem& item);
  InputRow row_of_entry(const std::string& raw_name, InputKind kind);

  const BatchOptions& options_;
  JournalWriter& journal_;
  std::deque<InputRow> rows_;
  std::int64_t last_ = 0;
  std::optional<OpenArchive> archive_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_SOURCE_H
