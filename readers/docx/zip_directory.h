// The directory of a zip archive, read and checked before libzip sees the file: libzip 1.7.3 lets overlapping entries,
// duplicate names and names that lead out of the package pass, also with ZIP_CHECKCONS.
#ifndef ZHENGBEN_READERS_DOCX_ZIP_DIRECTORY_H
#define ZHENGBEN_READERS_DOCX_ZIP_DIRECTORY_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"

namespace zhengben::docx {

struct ZipEntry {
  std::string name;             // see part_name; a folder's ends with '/'
  bool is_absolute = false;     // the file writes it with a slash in front
  std::int64_t index = -1;      // in the central directory
  std::uint16_t method = 0;     // 0 stored, 8 deflated
  std::uint32_t crc = 0;
  std::int64_t packed = 0;      // bytes in the file; -1 where only inflating can tell
  std::int64_t size = 0;        // bytes inflated, as declared: not to be trusted
  std::int64_t header = 0;      // where the local header starts
  std::int64_t data = 0;        // where the packed bytes start
};

struct ZipDirectory {
  std::vector<ZipEntry> entries;
  std::int64_t begin = 0, end = 0;   // the archive's own bytes, without what stands before and behind it
};

// Nothing where the directory is damaged. Throws Error where the file can be read in more than one way, where a name is
// illegal or an entry encrypted, and past a limit.
std::optional<ZipDirectory> read_zip_directory(std::string_view bytes, const Limits& limits);

// The names alone, as the directory has them, nothing checked; empty where it is damaged. For telling formats apart.
std::vector<std::string> zip_names(std::string_view bytes, std::int64_t at_most);

// A local header at `at`; nothing where there is none. Lengths are checked against the file, `packed` is not.
std::optional<ZipEntry> read_local_header(std::string_view bytes, std::int64_t at);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_ZIP_DIRECTORY_H
