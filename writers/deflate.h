// Compression by DEFLATE (RFC 1951), for the streams of a PDF and the parts of a package.
#ifndef ZHENGBEN_WRITERS_DEFLATE_H
#define ZHENGBEN_WRITERS_DEFLATE_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace zhengben {

enum class Packing : std::uint8_t {
  Text,       // repeats itself: content streams, maps, XML
  Tables,     // somewhat: TrueType programs
  Outlines,   // hardly repeats itself: more effort buys next to nothing
};


// The bare stream and the CRC of what went in, as a package wants them: APPNOTE.TXT 6.3.3, 4.4.5 and 4.4.7.
struct RawDeflate {
  std::string bytes;
  std::uint32_t crc = 0;
};

// Compresses any number of streams, its tables (some 300 KB) made once.
class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // With the head and checksum of RFC 1950, as FlateDecode wants it: ISO 32000-1:2008 7.4.4 LZWDecode and FlateDecode Filters.
  std::string deflated(std::string_view bytes, Packing packing);
  RawDeflate raw_deflated(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One stream, as Deflater::deflated.
std::string deflated(std::string_view bytes, Packing packing);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_DEFLATE_H
