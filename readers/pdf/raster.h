// Sampled images as pixels. ISO 32000-1:2008 8.9.5 Image Dictionaries, 8.6 Colour Spaces.
#ifndef ZHENGBEN_READERS_PDF_RASTER_H
#define ZHENGBEN_READERS_PDF_RASTER_H

#include <optional>
#include <string_view>

#include "model/limits.h"
#include "readers/pdf/pdf_file.h"
#include "readers/pdf/png.h"

namespace zhengben::pdf {

// The samples of an image with all filters undone, each row from a byte on.
struct Raster {
  std::int64_t width = 0, height = 0, bits = 8;   // of a sample: 1, 2, 4, 8 or 16
  int components = 0;             // of the coding's own colours; 0 where only the image's colour space tells
  std::string_view samples;
};

// As the image's dictionary describes them.
Raster raster_of(const Object& image, std::string_view samples);

// Nothing for a colour space or size that is not taken. An image without a colour space has its coding's colours. Where rows are missing
// they are white and `whole` becomes false; where all are, nothing comes out.
std::optional<Pixels> pixels_of(const File& file, const Object& image, const Raster& raster, const Limits& limits, bool& whole);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_RASTER_H
