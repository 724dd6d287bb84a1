// Big-endian numbers in font files and ICC profiles: read within bounds, written at the end.
#ifndef ZHENGBEN_WRITERS_PDF_BYTES_H
#define ZHENGBEN_WRITERS_PDF_BYTES_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

// A number of `size` bytes (1 to 4) at `at`; 0 past the end, so that a short table reads as zeros.
inline std::uint32_t read_be(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
inline int read_u16(std::string_view bytes, std::size_t at) { return static_cast<int>(read_be(bytes, at, 2)); }
inline int read_i16(std::string_view bytes, std::size_t at) { return static_cast<std::int16_t>(read_be(bytes, at, 2)); }

inline void append_be(std::string& out, std::uint32_t value, std::size_t size) {
  for (std::size_t i = size; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFF);
}
inline void set_be(std::string& out, std::size_t at, std::uint32_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out[at + i] = static_cast<char>(value >> (8 * (size - 1 - i)) & 0xFF);
}

// bytes.substr that never throws.
inline std::string_view slice(std::string_view bytes, std::size_t at, std::size_t size) {
  return at > bytes.size() ? std::string_view() : bytes.substr(at, size);
}

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_BYTES_H
