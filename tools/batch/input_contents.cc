#include "tools/batch/input_contents.h"

#include <algorithm>
#include <utility>

#include "model/error.h"
#include "tools/batch/source.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

std::string InputContents::bytes(const InputRow& input) {
  if (input.sha256.empty()) return {};
  if (input.kind == InputKind::File) return file_bytes(input);
  if (input.kind != InputKind::Entry || !input.parent) return {};
  const bool goes_on = archive_ && archive_->id == *input.parent;
  if (!goes_on && !open(*input.parent)) return {};
  std::string found = entry_bytes(input.sha256);
  // It may have stood before what was last asked for.
  if (found.empty() && goes_on && open(*input.parent)) found = entry_bytes(input.sha256);
  return found;
}

std::string InputContents::file_bytes(const InputRow& input) const {
  try {
    std::string bytes = read_input(input.key, limits_.max_input_bytes);
    return sha256_hex(bytes) == input.sha256 ? bytes : std::string();
  } catch (const Error& error) {
    if (error.code() == Code::Interrupted) throw;
    return {};
  }
}

bool InputContents::open(std::int64_t archive) {
  archive_.reset();
  const std::optional<InputRow> row = journal_.input(archive);
  if (!row) return false;
  std::optional<ArchiveFile> file = opened_archive(row->key);
  if (!file) return false;
  archive_.emplace(OpenArchive{archive, ArchiveStream(std::move(file->file), file->bytes, limits_)});
  return true;
}

std::string InputContents::entry_bytes(const std::string& sha256) {
  archive_->stream.resume_clock();
  while (true) {
    throw_if_interrupted();
    std::optional<ArchiveEntry> entry = archive_->stream.next();
    if (!entry) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(archive_->stream.deadline() - Worker::Clock::now()).count();
      wait_readable(archive_->stream.descriptor(), static_cast<int>(std::clamp<std::int64_t>(left + 1, 0, 1'000)));
      continue;
    }
    if (entry->kind == ArchiveEntry::Kind::End || entry->kind == ArchiveEntry::Kind::Document) {
      archive_.reset();
      return {};
    }
    if (entry->kind == ArchiveEntry::Kind::File && sha256_hex(entry->bytes) == sha256) return std::move(entry->bytes);
  }
}

}  // namespace zhengben
