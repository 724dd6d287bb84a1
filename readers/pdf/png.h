// Pixels to a PNG file, for pictures that a PDF holds as bare samples.
#ifndef ZHENGBEN_READERS_PDF_PNG_H
#define ZHENGBEN_READERS_PDF_PNG_H

#include <cstdint>
#include <optional>
#include <string>

namespace zhengben::pdf {

struct Pixels {
  std::int32_t width = 0, height = 0;
  int components = 1;             // 1: gray, 3: RGB; eight bits each, row by row without padding
  std::string samples;
};

// Portable Network Graphics Specification, 2nd ed. Requires samples of width times height times components bytes.
// Nothing where libpng cannot write it: a side longer than it takes.
std::optional<std::string> png_of(const Pixels& pixels);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PNG_H
