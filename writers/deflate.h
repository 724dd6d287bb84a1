// Compression by DEFLATE (RFC 1951), for the streams of a PDF and the parts of a package.
#ifndef ZHENGBEN_WRITERS_DEFLATE_H
#define ZHENGBEN_WRITERS_DEFLATE_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

enum class Packing : std::uint8_t {
  Text,       // repeats itself: content streams, maps, XML
  Tables,     // somewhat: TrueType programs
  Outlines,   // hardly repeats itself: more effort buys next to nothing
};

// With the head and checksum of RFC 1950, as FlateDecode wants it: ISO 32000-1:2008 7.4.4 LZWDecode and FlateDecode Filters.
std::string deflated(std::string_view bytes, Packing packing);

// The bare stream and the CRC of what went in, as a package wants them: APPNOTE.TXT 6.3.3, 4.4.5 and 4.4.7.
struct RawDeflate {
  std::string bytes;
  std::uint32_t crc = 0;
};
RawDeflate raw_deflated(std::string_view bytes);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_DEFLATE_H
