#include "writers/pdf/image.h"

#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

std::optional<PdfImage> pdf_image(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with("\x89PNG")) return read_png(bytes, limits);
  if (bytes.starts_with("\xFF\xD8")) return read_jpeg(bytes, limits);
  if (bytes.starts_with("GIF8")) return read_gif(bytes, limits);
  if (bytes.starts_with("BM")) return read_bmp(bytes, limits);
  return std::nullopt;
}

int write_image(PdfSink& sink, const PdfImage& image) {
  PdfSink::Entries size{{"Type", "/XObject"}, {"Subtype", "/Image"}, {"Width", std::to_string(image.width)}, {"Height", std::to_string(image.height)}};
  PdfSink::Entries entries = size;
  entries.insert(entries.end(), image.entries.begin(), image.entries.end());
  if (!image.alpha.empty()) {
    size.insert(size.end(), {{"ColorSpace", "/DeviceGray"}, {"BitsPerComponent", "8"}, {"Filter", "/FlateDecode"}});
    entries.emplace_back("SMask", pdf_reference(sink.add_stream(size, image.alpha)));
  }
  return sink.add_stream(entries, image.data);
}

}  // namespace zhengben
