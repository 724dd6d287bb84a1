#include "readers/pdf/page_images.h"

#include "model/error.h"
#include "readers/pdf/fax.h"
#include "readers/pdf/png.h"
#include "readers/pdf/raster.h"

namespace zhengben::pdf {

namespace {

// The samples of a fax picture; nothing where its rows are not as long as the picture is wide, or past the limits.
std::optional<std::string> fax_samples(const Object& image, std::string_view bytes, const Limits& limits, bool& whole) {
  Object given = image.get("DecodeParms");
  if (given.type() == Type::Array) given = given.at(given.size() - 1);   // the image filter is the last one
  const FaxParameters parameters{.k = given.get("K").integer(),
                                 .columns = given.get("Columns").integer(FaxParameters{}.columns),
                                 .rows = image.get("Height").integer(),
                                 .byte_align = given.get("EncodedByteAlign").boolean(),
                                 .black_is_1 = given.get("BlackIs1").boolean()};
  if (parameters.columns <= 0 || parameters.columns != image.get("Width").integer() || parameters.rows <= 0) return std::nullopt;
  if (parameters.columns > limits.max_image_pixels / parameters.rows) return std::nullopt;
  FaxPicture picture = undo_fax(bytes, parameters);
  whole = picture.whole;
  return std::move(picture.samples);
}

// The picture as a file that a document can hold: a JPEG as it is, bare samples as PNG; nothing for any other kind,
// whose name is then put into `kind`.
std::optional<ImageData> image_of(const File& file, const Object& object, const Limits& limits, std::string& kind, bool& whole) {
  std::string filter, bytes;
  try {
    bytes = file.image_data(object, filter);
  } catch (const Error&) {
    // A picture past a limit is left out; the page goes on without it.
    kind = "image past the limits";
    return std::nullopt;
  }
  if (filter == "DCTDecode" || filter == "DCT") return ImageData{std::move(bytes), "image/jpeg"};
  kind = filter.empty() ? "image" : filter;
  if (filter == "CCITTFaxDecode" || filter == "CCF") {
    std::optional<std::string> samples = fax_samples(object, bytes, limits, whole);
    if (!samples) return std::nullopt;
    bytes = std::move(*samples);
  } else if (!filter.empty()) {
    return std::nullopt;
  }
  const std::optional<Pixels> pixels = pixels_of(file, object, bytes, limits);
  std::optional<std::string> png = pixels ? png_of(*pixels) : std::nullopt;
  if (!png) return std::nullopt;
  return ImageData{std::move(*png), "image/png"};
}

}  // namespace

std::optional<Paragraph> picture_paragraph(const File& file, const Picture& picture, std::int32_t page, const Limits& limits, ReadResult& result) {
  Place place;
  place.page = page;
  std::string kind;
  bool whole = true;
  std::optional<ImageData> image = image_of(file, file.object(picture.object), limits, kind, whole);
  if (!whole) result.findings.add(Code::SalvagedPart, place, {"stream " + std::to_string(picture.object)});
  if (!image) {
    result.findings.add(Code::ImageSkipped, place, {kind});
    return std::nullopt;
  }
  Run run;
  run.kind = RunKind::Image;
  run.object = static_cast<std::int32_t>(result.document.images.size());
  Placement placed;
  placed.width = Length::from_points(picture.box.width());
  placed.height = Length::from_points(picture.box.height());
  run.placed = placed;
  result.document.images.push_back(std::move(*image));
  Paragraph paragraph;
  paragraph.runs.push_back(std::move(run));
  paragraph.provenance.page = page;
  return paragraph;
}

}  // namespace zhengben::pdf
