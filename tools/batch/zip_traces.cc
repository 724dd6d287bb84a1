#include "tools/batch/zip_traces.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "readers/docx/zip_record.h"

namespace zhengben {

namespace {

using docx::u16_at;
using docx::u32_at;

constexpr std::int64_t kLongest = 0xFFFF;                  // of a comment, a name, an extra field
constexpr std::int64_t kMostDirectoryBytes = 64LL << 20;

void fold(std::string& name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '\\' ? '/' : c;
}

}  // namespace

ZipBytes bytes_of_file(int descriptor) {
  return [descriptor](std::int64_t begin, std::int64_t size) {
    std::string out(static_cast<std::size_t>(size), '\0');
    std::size_t have = 0;
    while (have < out.size()) {
      const ssize_t got = ::pread(descriptor, out.data() + have, out.size() - have, begin + static_cast<std::int64_t>(have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    out.resize(have);
    return out;
  };
}

bool is_package_name(std::string name) {
  fold(name);
  return name == "[content_types].xml" || name == "mimetype" || name == "ofd.xml";
}

bool is_zip_without_package(std::int64_t size, const ZipBytes& bytes) {
  const std::int64_t tail_size = std::min(size, docx::kEndRecordSize + kLongest), tail_begin = size - tail_size;
  const std::string tail = bytes(tail_begin, tail_size);
  const std::size_t found = tail.rfind(docx::kEndRecord);
  if (found == std::string::npos || !docx::is_record(tail, static_cast<std::int64_t>(found), docx::kEndRecord, docx::kEndRecordSize)) return false;
  const auto at = static_cast<std::int64_t>(found);
  const std::int64_t directory_size = u32_at(tail, at + 12), begin = u32_at(tail, at + 16);
  if (directory_size == 0 || directory_size > kMostDirectoryBytes || begin + directory_size != tail_begin + at) return false;
  std::string directory = bytes(begin, directory_size);
  if (std::ssize(directory) != directory_size || !directory.starts_with(docx::kCentralHeader)) return false;
  fold(directory);
  // Anywhere: a package may stand in a folder, and its types may be what is missing.
  for (const std::string_view name : {"[content_types].xml", "_rels/", "word/", "mimetype", "ofd.xml"})
    if (directory.find(name) != std::string::npos) return false;
  return true;
}

std::optional<std::string> name_in_local_header(std::int64_t data, const ZipBytes& bytes) {
  const std::int64_t size = std::min(data, docx::kLocalHeaderSize + 2 * kLongest);
  const std::string before = bytes(data - size, size);
  for (std::size_t at = before.rfind(docx::kLocalHeader); at != std::string::npos; at = at == 0 ? std::string::npos : before.rfind(docx::kLocalHeader, at - 1)) {
    const auto header = static_cast<std::int64_t>(at);
    if (!docx::is_record(before, header, docx::kLocalHeader, docx::kLocalHeaderSize)) continue;
    const std::int64_t name = u16_at(before, header + 26), extra = u16_at(before, header + 28);
    if (header + docx::kLocalHeaderSize + name + extra == std::ssize(before) && name > 0) return before.substr(at + static_cast<std::size_t>(docx::kLocalHeaderSize), static_cast<std::size_t>(name));
  }
  return std::nullopt;
}

}  // namespace zhengben
