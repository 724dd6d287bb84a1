// What can still be read of a zip archive whose directory is missing or wrong: its local headers, found by their
// signature, and of each entry as much as inflates.
#ifndef ZHENGBEN_READERS_DOCX_ZIP_SALVAGE_H
#define ZHENGBEN_READERS_DOCX_ZIP_SALVAGE_H

#include <cstdint>
#include <string>
#include <string_view>

#include "model/limits.h"
#include "readers/docx/zip_directory.h"

namespace zhengben::docx {

// Entries have index -1. Throws as read_zip_directory does.
ZipDirectory scan_local_headers(std::string_view bytes, const Limits& limits);

struct Inflated {
  std::string bytes;            // up to the end, the damage or the bound
  std::int64_t consumed = 0;    // packed bytes
  std::int64_t size = 0;        // of bytes, also where they are not kept
  enum class End { Whole, Damaged, TooLarge } end = End::Damaged;
};

Inflated inflate_some(std::string_view packed, std::int64_t at_most, bool keep);

std::uint32_t checksum(std::string_view bytes);   // CRC-32

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_ZIP_SALVAGE_H
