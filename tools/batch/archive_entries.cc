// Reads by libarchive. That runs in the worker; the parent only takes its messages.
#include "tools/batch/archive_entries.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstring>

#include "model/error.h"
#include "readers/detect.h"
#include "tools/batch/archive_library.h"
#include "tools/batch/zip_traces.h"

namespace zhengben {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kBlock = 64 << 10;
constexpr std::int64_t kCpuFactor = 60;   // of a whole archive to one document
constexpr std::string_view kLevel = "!/";

const ArchiveLibrary& library() { return archive_library(); }

struct FreeArchive {
  void operator()(archive* reader) const { library().read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

// No filter that starts a program, and no format that takes anything for an archive.
Reader new_reader() {
  Reader reader(library().read_new());
  if (!reader) throw std::bad_alloc();
  library().support_gzip(reader.get());
  library().support_bzip2(reader.get());
  library().support_xz(reader.get());
  library().support_zstd(reader.get());
  library().support_tar(reader.get());
  library().support_zip(reader.get());
  library().support_7zip(reader.get());
  return reader;
}

bool is_fatal(int result) { return result != ARCHIVE_OK && result != ARCHIVE_WARN; }

std::string error_of(archive* reader) {
  const char* text = library().error_string(reader);
  return text ? text : "unknown";
}

// Just after an entry's header was read.
std::string name_of(archive* reader, archive_entry* entry, const ZipBytes& bytes) {
  const char* name = library().pathname(entry);
  if (!name) name = library().pathname_utf8(entry);
  if (name && *name) return name;
  // Seen in zips that say of a GBK name that it is UTF-8: the library gives none.
  if ((library().format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP)
    if (const auto raw = name_in_local_header(library().bytes_before_filter(reader, 0), bytes)) return *raw;
  return "unnamed";
}

bool is_document(archive* reader, const ZipBytes& bytes) {
  archive_entry* entry = nullptr;
  while (!is_fatal(library().next_header(reader, &entry)))
    if (is_package_name(name_of(reader, entry, bytes))) return true;
  return false;
}

ZipBytes bytes_in(std::string_view memory) {
  return [memory](std::int64_t begin, std::int64_t size) { return std::string(memory.substr(std::min(static_cast<std::size_t>(begin), memory.size()), static_cast<std::size_t>(size))); };
}

// Reading by descriptor, with no more system calls than the worker may make: libarchive's own asks for the file's state.
class FileSource {
 public:
  FileSource(int file, std::int64_t size) : file_(file), size_(size), buffer_(kBlock, '\0') {}

  ZipBytes bytes() const { return bytes_of_file(file_); }

  // Throws nothing; the reader's error says what was wrong.
  bool open(archive* reader) {
    at_ = 0;
    library().set_seek(reader, seek);
    return library().open(reader, this, nullptr, read, nullptr, nullptr) == ARCHIVE_OK;
  }

 private:
  static ssize_t read(archive* reader, void* data, const void** block) {
    auto& self = *static_cast<FileSource*>(data);
    *block = self.buffer_.data();
    for (;;) {
      const ssize_t got = ::pread(self.file_, self.buffer_.data(), self.buffer_.size(), self.at_);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) library().set_error(reader, errno, "%s", std::strerror(errno));
      else self.at_ += got;
      return got;
    }
  }

  static std::int64_t seek(archive*, void* data, std::int64_t offset, int whence) {
    auto& self = *static_cast<FileSource*>(data);
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self.at_ : self.size_;
    if (offset < -from || offset > self.size_ - from) return ARCHIVE_FATAL;
    return self.at_ = from + offset;
  }

  int file_;
  std::int64_t size_, at_ = 0;
  std::string buffer_;
};

// In the worker.
class Unpacking {
 public:
  Unpacking(const Worker::Send& send, std::int64_t size, const Limits& limits) : send_(send), size_(size), limits_(limits) {}

  void run(int file) {
    FileSource source(file, size_);
    const auto open = [&] {
      Reader reader = new_reader();
      if (!source.open(reader.get())) end(Code::ArchiveDamaged, error_of(reader.get()));
      return reader;
    };
    if (Reader listing = open(); !ended_ && is_document(listing.get(), source.bytes())) return tell("document", {}, {}, {}, {});
    if (ended_) return;
    Reader reader = open();
    if (!ended_) entries(reader.get(), source.bytes(), {}, 1);
    if (count_ == 0) end(Code::ArchiveDamaged, "no entry in it");
    end({}, {});
  }

 private:
  void tell(std::string_view kind, const std::string& name, std::optional<Code> code, const std::string& argument, std::string bytes) {
    if (ended_) return;
    if (!send_({std::string(kind), name, code ? std::string(info(*code).id) : std::string(), argument, std::move(bytes)})) ended_ = true;
  }

  void end(std::optional<Code> code, const std::string& argument) {
    tell("end", {}, code, argument, {});
    ended_ = true;
  }

  // More than the archive may hold in all: all further entries are lost, and the end says so.
  bool is_past_limits(std::int64_t more_bytes) {
    total_ += more_bytes;
    if (total_ > limits_.max_archive_bytes) end(Code::ArchiveLimit, std::to_string(limits_.max_archive_bytes) + " bytes");
    else if (total_ > limits_.ratio_floor_bytes && total_ / std::max<std::int64_t>(size_, 1) > limits_.max_ratio) end(Code::ArchiveLimit, std::to_string(limits_.max_ratio) + " : 1");
    return ended_;
  }

  void entries(archive* reader, const ZipBytes& raw, const std::string& above, std::int64_t depth) {
    archive_entry* entry = nullptr;
    while (!ended_) {
      const int result = library().next_header(reader, &entry);
      if (result == ARCHIVE_EOF) return;
      if (is_fatal(result)) {
        // Of a nested one the damage is its own; the outer goes on.
        const Code code = library().has_encrypted_entries(reader) > 0 ? Code::ArchiveEncrypted : Code::ArchiveDamaged;
        return above.empty() ? end(code, error_of(reader)) : tell("failed", above.substr(0, above.size() - kLevel.size()), code, error_of(reader), {});
      }
      if (++count_ > limits_.max_archive_entries) return end(Code::ArchiveLimit, std::to_string(limits_.max_archive_entries) + " entries");
      one(reader, entry, above + name_of(reader, entry, raw), depth);
    }
  }

  void one(archive* reader, archive_entry* entry, const std::string& name, std::int64_t depth) {
    const auto type = library().filetype(entry);
    if (type == AE_IFDIR) return;
    if (type == AE_IFLNK || library().hardlink(entry)) return tell("skipped", name, Code::LinkSkipped, {}, {});
    if (type != AE_IFREG && type != 0) return tell("skipped", name, Code::SpecialSkipped, {}, {});
    if (library().is_encrypted(entry) > 0) return tell("failed", name, Code::ArchiveEncrypted, {}, {});
    std::string bytes;
    if (!content(reader, name, bytes)) return;
    if (!is_archive(bytes)) return tell("file", name, {}, {}, std::move(bytes));
    if (depth >= limits_.max_archive_depth) return tell("failed", name, Code::ArchiveTooDeep, std::to_string(limits_.max_archive_depth), {});
    tell("archive", name, {}, {}, {});
    Reader inner = new_reader();
    if (library().open_memory(inner.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return tell("failed", name, Code::ArchiveDamaged, error_of(inner.get()), {});
    entries(inner.get(), bytes_in(bytes), name + std::string(kLevel), depth + 1);
  }

  // Whole, or it was told why not. What an entry's header says of its size is not believed.
  bool content(archive* reader, const std::string& name, std::string& bytes) {
    for (;;) {
      const std::size_t begin = bytes.size();
      bytes.resize(begin + std::max(kBlock, begin / 2));
      const ssize_t got = library().read_data(reader, bytes.data() + begin, bytes.size() - begin);
      bytes.resize(begin + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0) {
        tell("failed", name, Code::ArchiveDamaged, error_of(reader), {});
        return false;
      }
      if (got == 0) return true;
      if (is_past_limits(got)) return false;
      if (static_cast<std::int64_t>(bytes.size()) > limits_.max_input_bytes) {
        tell("failed", name, Code::InputTooLarge, std::to_string(bytes.size()), {});
        return false;
      }
    }
  }

  static bool is_archive(const std::string& bytes) {
    const ArchiveKind kind = archive_kind(std::string_view(bytes).substr(0, kArchiveHead));
    if (kind != ArchiveKind::Zip) return kind == ArchiveKind::Other;
    if (detect(bytes) != FileKind::Zip) return false;
    Reader listing = new_reader();
    return library().open_memory(listing.get(), bytes.data(), bytes.size()) == ARCHIVE_OK && !is_document(listing.get(), bytes_in(bytes));
  }

  const Worker::Send& send_;
  std::int64_t size_, total_ = 0, count_ = 0;
  const Limits& limits_;
  bool ended_ = false;
};

// libarchive makes names by the locale's encoding; UTF-8 is the one in which it changes no byte. Made before the worker
// locks itself in; the C library has it built in.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {}
  ~Utf8Locale() {
    if (locale_) ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  void use() const {
    if (locale_) ::uselocale(locale_);
  }

 private:
  locale_t locale_;
};

WorkerOptions worker_options(Limits limits) {
  limits.max_cpu_seconds *= kCpuFactor;
  limits.max_output_bytes = limits.max_input_bytes + static_cast<std::int64_t>(kBlock);
  return {limits, false};
}

ArchiveEntry end_of(WorkerEnd end, const Limits& limits) {
  ArchiveEntry entry;
  switch (end) {
    case WorkerEnd::CpuLimit: entry.code = Code::LimitCpu; entry.argument = std::to_string(limits.max_cpu_seconds * kCpuFactor); break;
    case WorkerEnd::WallLimit: entry.code = Code::LimitWall; entry.argument = std::to_string(limits.max_wall_seconds); break;
    case WorkerEnd::MemoryLimit: entry.code = Code::LimitMemory; break;
    default: entry.code = Code::ArchiveDamaged; entry.argument = "its reader ended without a word";
  }
  return entry;
}

std::optional<ArchiveEntry> entry_of(Worker::Parts parts) {
  static constexpr std::pair<std::string_view, ArchiveEntry::Kind> kKinds[] = {
      {"file", ArchiveEntry::Kind::File},       {"archive", ArchiveEntry::Kind::Archive},   {"failed", ArchiveEntry::Kind::Failed},
      {"skipped", ArchiveEntry::Kind::Skipped}, {"document", ArchiveEntry::Kind::Document}, {"end", ArchiveEntry::Kind::End}};
  if (parts.size() != 5) return std::nullopt;
  for (const auto& [name, kind] : kKinds)
    if (name == parts[0]) return ArchiveEntry{kind, std::move(parts[1]), code_of(parts[2]), std::move(parts[3]), std::move(parts[4])};
  return std::nullopt;
}

}  // namespace

ArchiveKind archive_kind(std::string_view head) {
  if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6") || head.starts_with("PK\7\10")) return ArchiveKind::Zip;
  for (const std::string_view magic : {"7z\xBC\xAF\x27\x1C"sv, "\x1F\x8B\x08"sv, "BZh"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv})
    if (head.starts_with(magic)) return ArchiveKind::Other;
  return head.size() >= 262 && head.substr(257, 5) == "ustar" ? ArchiveKind::Other : ArchiveKind::None;
}

ArchiveStream::ArchiveStream(Descriptor file, std::int64_t size, const Limits& limits) : limits_(limits) {
  library();   // a worker can load nothing any more
  const Utf8Locale locale;
  const auto job = [&, number = file.get()](const Worker::Send& send) {
    locale.use();
    Unpacking(send, size, limits).run(number);
  };
  worker_ = std::make_unique<Worker>(job, worker_options(limits));
}

std::optional<ArchiveEntry> ArchiveStream::next() {
  if (ended_) return ArchiveEntry{};
  std::optional<Worker::Parts> parts = worker_->advance();
  if (!parts && !worker_->end()) {
    if (Worker::Clock::now() < worker_->deadline()) return std::nullopt;
    worker_->stop(WorkerEnd::WallLimit);
  }
  std::optional<ArchiveEntry> entry = parts ? entry_of(std::move(*parts)) : std::optional<ArchiveEntry>();
  if (parts && !entry) worker_->stop(WorkerEnd::Garbled);
  if (!entry) entry = end_of(*worker_->end(), limits_);
  if (entry->kind == ArchiveEntry::Kind::End || entry->kind == ArchiveEntry::Kind::Document) {
    ended_ = true;
    if (!worker_->end()) worker_->stop(WorkerEnd::Finished);
  } else {
    worker_->extend_deadline();
  }
  return entry;
}

}  // namespace zhengben
