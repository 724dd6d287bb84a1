// The fixed records of a zip archive. APPNOTE.TXT 6.3.9, 4.3 General Format of a .ZIP file.
#ifndef ZHENGBEN_READERS_DOCX_ZIP_RECORD_H
#define ZHENGBEN_READERS_DOCX_ZIP_RECORD_H

#include <cstdint>
#include <string_view>

namespace zhengben::docx {

inline constexpr std::string_view kLocalHeader = "PK\x03\x04", kCentralHeader = "PK\x01\x02", kEndRecord = "PK\x05\x06", kDescriptor = "PK\x07\x08",
                                  kEndRecord64 = "PK\x06\x06", kEndLocator64 = "PK\x06\x07";
inline constexpr std::int64_t kLocalHeaderSize = 30, kCentralHeaderSize = 46, kEndRecordSize = 22, kEndRecord64Size = 56, kEndLocator64Size = 20;
inline constexpr std::uint16_t kFlagEncrypted = 1U << 0U, kFlagDescriptor = 1U << 3U, kFlagStrongEncryption = 1U << 6U;
inline constexpr std::uint32_t kIn64 = 0xFFFFFFFF;        // the value stands in the zip64 extra field

// Little-endian numbers; `at + size` inside `bytes` is the caller's to check.
inline std::uint64_t number_at(std::string_view bytes, std::int64_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8U | static_cast<unsigned char>(bytes[static_cast<std::size_t>(at + i)]);
  return value;
}
inline std::uint16_t u16_at(std::string_view bytes, std::int64_t at) { return static_cast<std::uint16_t>(number_at(bytes, at, 2)); }
inline std::uint32_t u32_at(std::string_view bytes, std::int64_t at) { return static_cast<std::uint32_t>(number_at(bytes, at, 4)); }
// A 64-bit size or offset; -1 where it is none that a file could have.
inline std::int64_t i64_at(std::string_view bytes, std::int64_t at) {
  const std::uint64_t value = number_at(bytes, at, 8);
  return value > std::uint64_t{1} << 62U ? -1 : static_cast<std::int64_t>(value);
}

inline bool is_record(std::string_view bytes, std::int64_t at, std::string_view signature, std::int64_t size) {
  return at >= 0 && at + size <= std::ssize(bytes) && bytes.substr(static_cast<std::size_t>(at), 4) == signature;
}

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_ZIP_RECORD_H
