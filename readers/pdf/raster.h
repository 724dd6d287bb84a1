// Sampled images as pixels. ISO 32000-1:2008 8.9.5 Image Dictionaries, 8.6 Colour Spaces.
#ifndef ZHENGBEN_READERS_PDF_RASTER_H
#define ZHENGBEN_READERS_PDF_RASTER_H

#include <optional>
#include <string_view>

#include "model/limits.h"
#include "readers/pdf/pdf_file.h"
#include "readers/pdf/png.h"

namespace zhengben::pdf {

// `samples`: the image's data with all filters undone. Nothing for a colour space or size that is not taken, or where
// samples are missing.
std::optional<Pixels> pixels_of(const File& file, const Object& image, std::string_view samples, const Limits& limits);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_RASTER_H
