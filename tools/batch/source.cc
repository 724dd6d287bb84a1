#include "tools/batch/source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "model/version.h"
#include "tools/batch/entry_name.h"
#include "tools/batch/input_list.h"
#include "tools/batch/settled.h"
#include "tools/batch/zip_traces.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/formats.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

namespace {

constexpr int kRowsAtATime = 256;

std::string joined(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + "/" + b; }

std::string head_of(int file) {
  std::array<char, kArchiveHead> head{};
  ssize_t got = 0;
  do got = ::pread(file, head.data(), head.size(), 0);
  while (got < 0 && errno == EINTR);
  return {head.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

// A zip with a document's name is one, whole or damaged: its reader says more than an archive's would. Unless it is a sound
// zip with nothing of a document in it.
bool has_document_name(const std::string& name) {
  const std::string extension = extension_of(name);
  return extension == "docx" || extension == "docm" || extension == "dotx" || extension == "dotm";
}

// "a/b.tar.gz" -> "b": what its entries' folder is called. "b.docx.zip" too, as an output can be called "b.docx".
std::string archive_stem(const std::string& name) {
  std::string stem = stem_of(name);
  if (extension_of(stem) == "tar") stem = stem_of(stem);
  if (output_format(extension_of(stem))) stem = stem_of(stem);
  return stem;
}

}  // namespace

std::optional<ArchiveFile> opened_archive(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const ArchiveKind kind = archive_kind(head_of(file.get()));
  if (kind == ArchiveKind::None) return std::nullopt;
  if (has_document_name(file_name_of(path)) && !(kind == ArchiveKind::Zip && is_zip_without_package(status.st_size, bytes_of_file(file.get())))) return std::nullopt;
  return ArchiveFile{std::move(file), status.st_size};
}

bool is_archive(const std::string& path) { return opened_archive(path).has_value(); }

std::string folder_of_entries(const std::string& folder, const std::string& name) { return joined(folder, archive_stem(name)); }

void Source::read(SourceItem& item) const {
  item.input.options = options_.options_hash;
  item.input.version = version();
  try {
    item.bytes = read_input(item.input.key, options_.limits.max_input_bytes);
    item.input.bytes = std::ssize(item.bytes);
    item.input.sha256 = sha256_hex(item.bytes);
  } catch (const Error& error) {
    if (error.code() == Code::Interrupted) throw;
    item.input.sha256.clear();
    item.error = error;
  }
}

bool Source::opened_as_archive(SourceItem& item) {
  std::optional<ArchiveFile> opened = opened_archive(item.input.key);
  if (!opened) return false;
  const std::string sha256 = sha256_of_file(item.input.key);
  if (is_settled_archive(journal_, item.recorded, sha256, options_)) {
    item.input.kind = InputKind::Archive;
    item.settled_archive = true;
    return true;
  }
  item.input.sha256 = sha256;
  item.input.bytes = opened->bytes;
  item.input.options = options_.options_hash;
  item.input.version = version();
  archive_.emplace(OpenArchive{item.input, ArchiveStream(std::move(opened->file), opened->bytes, options_.limits), {}});
  return true;
}

Source::Answer Source::next(SourceItem& item) {
  if (archive_) return next_of_archive(item);
  if (rows_.empty()) {
    const std::vector<InputRow> rows = journal_.after(last_, kRowsAtATime);
    rows_.assign(rows.begin(), rows.end());
  }
  if (rows_.empty()) return Answer::End;
  item = {};
  item.input = item.recorded = std::move(rows_.front());
  rows_.pop_front();
  last_ = item.input.id;
  if (item.input.state == InputState::Skipped) return Answer::Item;
  if (opened_as_archive(item)) return item.settled_archive ? Answer::Item : next_of_archive(item);
  item.input.kind = InputKind::File;
  read(item);
  return Answer::Item;
}

InputRow Source::row_of_entry(const std::string& raw_name, InputKind kind) {
  const InputRow& archive = archive_->input;
  std::string name = decoded_name(raw_name);
  // Two entries may have one name.
  std::string key = archive.key + "!/" + name;
  for (int n = 2; !archive_->keys.insert(key).second; ++n) key = archive.key + "!/" + name + "#" + std::to_string(n);
  InputRow row;
  row.key = key;
  if (name != raw_name) row.raw_name = raw_name;
  row.kind = kind;
  row.parent = archive.id;
  // Levels of archives become folders, named after them.
  row.folder = folder_of_entries(archive.folder, archive.name);
  for (std::size_t level = name.find("!/"); level != std::string::npos; level = name.find("!/")) {
    const std::string inner = name.substr(0, level);
    const std::size_t slash = inner.rfind('/');
    row.folder = joined(row.folder, joined(slash == std::string::npos ? "" : inner.substr(0, slash), archive_stem(file_name_of(inner))));
    name = name.substr(level + 2);
  }
  const std::size_t slash = name.rfind('/');
  if (slash != std::string::npos) row.folder = joined(row.folder, name.substr(0, slash));
  row.name = file_name_of(name);
  return journal_.add(row);
}

Source::Answer Source::next_of_archive(SourceItem& item) {
  std::optional<ArchiveEntry> entry = archive_->stream.next();
  if (!entry) return Answer::Wait;
  item = {};
  if (entry->kind == ArchiveEntry::Kind::Document) {
    item.input = item.recorded = archive_->input;
    archive_.reset();
    item.input.kind = InputKind::File;
    read(item);
    return Answer::Item;
  }
  const bool is_end = entry->kind == ArchiveEntry::Kind::End;
  if (is_end) {
    item.input = item.recorded = archive_->input;
    item.input.kind = InputKind::Archive;
    archive_.reset();
  } else {
    item.input = item.recorded = row_of_entry(entry->raw_name, entry->kind == ArchiveEntry::Kind::Archive ? InputKind::Archive : InputKind::Entry);
    item.input.options = options_.options_hash;
    item.input.version = version();
    if (entry->kind == ArchiveEntry::Kind::Skipped || (entry->kind == ArchiveEntry::Kind::File && code_of_skipped_name(item.input.name))) {
      item.input.state = InputState::Skipped;
      item.input.code = info(entry->code ? *entry->code : *code_of_skipped_name(item.input.name)).id;
      return Answer::Item;
    }
  }
  if (entry->code) item.error = Error(*entry->code, {entry->argument, std::to_string(options_.limits.max_input_bytes)});
  if (is_end || entry->kind == ArchiveEntry::Kind::Archive) return Answer::Item;
  item.bytes = std::move(entry->bytes);
  item.input.bytes = std::ssize(item.bytes);
  item.input.sha256 = item.error ? std::string() : sha256_hex(item.bytes);
  return Answer::Item;
}

}  // namespace zhengben
