// Pixels to a PNG file, for pictures that a PDF holds as bare samples.
#ifndef ZHENGBEN_READERS_PDF_PNG_H
#define ZHENGBEN_READERS_PDF_PNG_H

#include <cstdint>
#include <optional>
#include <string>

#include "model/formatting.h"

namespace zhengben::pdf {

struct Pixels {
  std::int32_t width = 0, height = 0;
  int components = 1;             // 1: gray, 3: RGB
  std::string samples;            // row by row, each row from a byte on
  int bits = 8;                   // of a sample: 8, or 1 for gray
  std::string alpha;              // a byte a pixel where any is not wholly there; only beside samples of 8 bits
  std::optional<Color> ink;       // of 1 bit: the colour of 0, where 1 is nothing at all
};

// Portable Network Graphics Specification, 2nd ed. Requires the samples of all rows.
// Nothing where libpng cannot write it: a side longer than it takes.
std::optional<std::string> png_of(const Pixels& pixels);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PNG_H
