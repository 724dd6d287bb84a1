// The entries of an archive of inputs, one after another, in a worker: zip, tar (also packed by gzip, bzip2, xz, zstd)
// and 7z, archives inside archives too. Nothing is unpacked to disk.
#ifndef ZHENGBEN_TOOLS_BATCH_ARCHIVE_ENTRIES_H
#define ZHENGBEN_TOOLS_BATCH_ARCHIVE_ENTRIES_H

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/code.h"
#include "model/limits.h"
#include "tools/files/descriptor.h"
#include "tools/worker/worker.h"

namespace zhengben {

// By the first bytes. A zip can also be a document, which only its directory tells.
enum class ArchiveKind : std::uint8_t { None, Zip, Other };
ArchiveKind archive_kind(std::string_view head);
inline constexpr std::size_t kArchiveHead = 512;

struct ArchiveEntry {
  enum class Kind : std::uint8_t {
    File,        // `bytes` are its content
    Archive,     // an archive in it, whose entries follow
    Failed,      // `code` and `argument` say why; it has no content
    Skipped,     // `code` says why
    Document,    // the whole is no archive but a document; nothing follows
    End,         // nothing follows; `code` says what cut it short
  };
  Kind kind = Kind::End;
  std::string raw_name;                   // bytes as in the archive; levels of nesting divided by "!/"
  std::optional<Code> code;
  std::string argument;
  std::string bytes;
};

class ArchiveStream {
 public:
  // Takes the archive's descriptor, which is read from its start.
  ArchiveStream(Descriptor file, std::int64_t size, const Limits& limits);

  int descriptor() const { return worker_->descriptor(); }
  Worker::Clock::time_point deadline() const { return worker_->deadline(); }
  // The next entry where it has come, else nothing. After End nothing more comes.
  std::optional<ArchiveEntry> next();
  void resume_clock() { worker_->extend_deadline(); }   // after a time in which nobody asked for the next

 private:
  std::unique_ptr<Worker> worker_;
  Limits limits_;
  bool ended_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_ARCHIVE_ENTRIES_H
