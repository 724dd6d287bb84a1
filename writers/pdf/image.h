// Pictures as image XObjects. ISO 32000-1:2008 8.9.5 Image Dictionaries.
#ifndef ZHENGBEN_WRITERS_PDF_IMAGE_H
#define ZHENGBEN_WRITERS_PDF_IMAGE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/limits.h"
#include "writers/pdf/pdf_sink.h"

namespace zhengben {

// An image as a PDF takes it: `data` as the filters of `entries` want it.
struct PdfImage {
  int width = 0, height = 0;
  PdfSink::Entries entries;       // without Type, Subtype, Width, Height, SMask
  std::string data;
  std::string alpha;              // packed by Flate, eight bits a sample; empty: opaque
};

// Nothing where the bytes are not a whole image of the kind, or are past the limits.
std::optional<PdfImage> read_png(std::string_view bytes, const Limits& limits);
std::optional<PdfImage> read_jpeg(std::string_view bytes, const Limits& limits);
std::optional<PdfImage> read_gif(std::string_view bytes, const Limits& limits);   // its first picture
std::optional<PdfImage> read_bmp(std::string_view bytes, const Limits& limits);

// By the content; nothing where the kind is none that a PDF can hold.
std::optional<PdfImage> pdf_image(std::string_view bytes, const Limits& limits);
int write_image(PdfSink& sink, const PdfImage& image);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_IMAGE_H
