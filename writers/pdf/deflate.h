// Flate streams. ISO 32000-1:2008 7.4.4 LZWDecode and FlateDecode Filters.
#ifndef ZHENGBEN_WRITERS_PDF_DEFLATE_H
#define ZHENGBEN_WRITERS_PDF_DEFLATE_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

enum class Packing : std::uint8_t {
  Text,       // repeats itself: content streams, maps
  Tables,     // somewhat: TrueType programs
  Outlines,   // hardly repeats itself: only its bytes' frequencies are used, at a fraction of the time
};

std::string deflated(std::string_view bytes, Packing packing);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_DEFLATE_H
