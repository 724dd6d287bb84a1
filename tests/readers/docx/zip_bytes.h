// Zip archives byte by byte, so that a test can tell any lie.
#ifndef ZHENGBEN_TESTS_READERS_DOCX_ZIP_BYTES_H
#define ZHENGBEN_TESTS_READERS_DOCX_ZIP_BYTES_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhengben::test {

struct ZipPart {
  std::string name, bytes;
  std::uint16_t method = 8;                        // packed as such where it is 0 or 8, else as it stands
  std::uint16_t flags = 0;                         // bit 3: zeros in the local header, a descriptor behind
  std::uint32_t attributes = 0;                    // external
  std::optional<std::string> local_name;           // what the local header says instead
  std::optional<std::uint32_t> local_size, crc, size, packed_size, local_header;
  std::optional<std::uint16_t> local_method;
};

struct ZipShape {
  std::string prefix, comment, suffix;
  std::int64_t count_off_by = 0;
  bool directory = true;                           // without it: local headers only
};

std::string zip_bytes(const std::vector<ZipPart>& parts, const ZipShape& shape = {});
std::string deflated(const std::string& bytes);

}  // namespace zhengben::test

#endif  // ZHENGBEN_TESTS_READERS_DOCX_ZIP_BYTES_H
