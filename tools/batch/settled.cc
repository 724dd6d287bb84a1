#include "tools/batch/settled.h"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "model/version.h"
#include "tools/files/descriptor.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

std::string sha256_of_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) return {};
  Sha256 hash;
  std::array<char, 64 << 10> buffer{};
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {};
    if (got == 0) return hash.hex();
    hash.add({buffer.data(), static_cast<std::size_t>(got)});
  }
}

std::string path_of(const OutputRow& output, const BatchOptions& options) { return output.format == "quarantine" ? output.path : options.output + "/" + output.path; }

bool is_settled(const JournalWriter& journal, const InputRow& recorded, const std::string& sha256_now, const BatchOptions& options) {
  if (recorded.state == InputState::Skipped) return true;
  if (recorded.sha256 != sha256_now || recorded.options != options.options_hash || recorded.version != version()) return false;
  if (recorded.state == InputState::Failed) return !options.retry_failed;
  if (recorded.state != InputState::Done) return false;
  const std::vector<OutputRow> outputs = journal.outputs(recorded.id);
  return std::all_of(options.formats.begin(), options.formats.end(), [&](const std::string& format) {
    return std::any_of(outputs.begin(), outputs.end(), [&](const OutputRow& output) {
      return output.format == format && output.state == "done" && !output.sha256.empty() && sha256_of_file(path_of(output, options)) == output.sha256;
    });
  });
}

bool is_settled_archive(const JournalWriter& journal, const InputRow& recorded, const std::string& sha256_now, const BatchOptions& options) {
  if (recorded.kind != InputKind::Archive || recorded.sha256 != sha256_now) return false;
  if (recorded.state != InputState::Done && (recorded.state != InputState::Failed || options.retry_failed)) return false;
  const std::vector<InputRow> entries = journal.entries_of(recorded.id);
  return std::all_of(entries.begin(), entries.end(), [&](const InputRow& entry) {
    if (entry.kind == InputKind::Archive) return entry.state == InputState::Done;
    return is_settled(journal, entry, entry.sha256, options);
  });
}

}  // namespace zhengben
