#include "readers/pdf/png.h"

#include <zlib.h>

#include <algorithm>

namespace zhengben::pdf {

namespace {

void append_number(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
}

void append_chunk(std::string& out, const std::string& type_and_data) {
  append_number(out, static_cast<std::uint32_t>(type_and_data.size() - 4));
  out += type_and_data;
  append_number(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(type_and_data.data()), static_cast<uInt>(type_and_data.size()))));
}

}  // namespace

std::string png_of(const Pixels& pixels) {
  const std::size_t row = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.components);
  std::string rows;
  rows.reserve((row + 1) * static_cast<std::size_t>(pixels.height));
  for (std::int32_t y = 0; y < pixels.height; ++y) {
    rows += '\0';   // filter 0, None
    rows.append(pixels.samples, static_cast<std::size_t>(y) * row, row);
  }
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed = "IDAT";
  packed.resize(4 + size);
  compress2(reinterpret_cast<Bytef*>(packed.data() + 4), &size, reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()), Z_BEST_SPEED);
  packed.resize(4 + size);
  std::string header = "IHDR";
  append_number(header, static_cast<std::uint32_t>(pixels.width));
  append_number(header, static_cast<std::uint32_t>(pixels.height));
  header += '\x08';
  header += pixels.components == 1 ? '\0' : '\x02';
  header.append(3, '\0');
  std::string out = "\x89PNG\r\n\x1A\n";
  append_chunk(out, header);
  append_chunk(out, packed);
  append_chunk(out, "IEND");
  return out;
}

}  // namespace zhengben::pdf
