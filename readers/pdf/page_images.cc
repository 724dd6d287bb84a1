#include "readers/pdf/page_images.h"

#include <algorithm>
#include <cmath>

#include "model/error.h"
#include "readers/pdf/fax.h"
#include "readers/pdf/inline_image.h"
#include "readers/pdf/picture_decoder.h"
#include "readers/pdf/png.h"
#include "readers/pdf/raster.h"

namespace zhengben::pdf {

namespace {

// Parameters of the image filter, which is the last one.
Object image_parameters(const Object& image) {
  const Object given = image.get("DecodeParms");
  return given.type() == Type::Array ? given.at(given.size() - 1) : given;
}

// The samples of a fax picture; nothing where its rows are not as long as the picture is wide, or past the limits.
std::optional<std::string> fax_samples(const Object& image, std::string_view bytes, const Limits& limits, bool& whole) {
  const Object given = image_parameters(image);
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

std::optional<Pixels> pixels_by_library(const File& file, const Object& image, const std::string& filter, std::string_view bytes, const Limits& limits, bool& whole) {
  DecodedPicture decoded;
  const std::int64_t most = std::min(limits.max_image_pixels, limits.max_image_bytes);
  const bool done = filter == "JBIG2Decode" ? picture_decoder().jbig2(bytes, file.data(image_parameters(image).get("JBIG2Globals")), most, decoded)
                                            : picture_decoder().jpeg2000(bytes, most, decoded);
  if (!done) return std::nullopt;
  whole = decoded.whole;
  return pixels_of(file, image, {decoded.width, decoded.height, decoded.bits, decoded.components, decoded.samples}, limits, whole);
}

std::optional<Pixels> pixels_of_filtered(const File& file, const Object& image, const std::string& filter, const std::string& bytes, const Limits& limits, bool& whole) {
  if (filter == "JBIG2Decode" || filter == "JPXDecode") return pixels_by_library(file, image, filter, bytes, limits, whole);
  if (filter.empty()) return pixels_of(file, image, raster_of(image, bytes), limits, whole);
  const std::optional<std::string> samples = fax_samples(image, bytes, limits, whole);
  return samples ? pixels_of(file, image, raster_of(image, *samples), limits, whole) : std::nullopt;
}

// The picture as a file that a document can hold: a JPEG as it is, samples as PNG; nothing for any other kind,
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
  const std::optional<Pixels> pixels = pixels_of_filtered(file, object, filter, bytes, limits, whole);
  std::optional<std::string> png = pixels ? png_of(*pixels) : std::nullopt;
  if (!png) return std::nullopt;
  return ImageData{std::move(*png), "image/png"};
}

// A picture keeps its own sides; that it is turned stands beside it.
Placement placement_of(const Picture& picture) {
  Placement placed;
  placed.width = Length::from_points(picture.width);
  placed.height = Length::from_points(picture.height);
  placed.flip_vertical = picture.mirrored;
  constexpr double kLeastTurn = 0.01;   // degrees: less is the rounding of the numbers in the file
  if (std::abs(picture.rotation) >= kLeastTurn) placed.rotation_degrees = picture.rotation < 0 ? picture.rotation + 360 : picture.rotation;
  return placed;
}

}  // namespace

std::optional<Paragraph> picture_paragraph(const File& file, const Picture& picture, std::int32_t page, const Limits& limits, ReadResult& result) {
  Place place;
  place.page = page;
  std::string kind;
  bool whole = true;
  std::optional<ImageData> image = image_of(file, picture.image, limits, kind, whole);
  if (!whole) result.findings.add(Code::SalvagedPart, place, {"stream " + std::to_string(picture.image.id())});
  if (!image) {
    result.findings.add(Code::ImageSkipped, place, {kind});
    return std::nullopt;
  }
  Run run;
  run.kind = RunKind::Image;
  run.object = static_cast<std::int32_t>(result.document.images.size());
  run.placed = placement_of(picture);
  result.document.images.push_back(std::move(*image));
  Paragraph paragraph;
  paragraph.runs.push_back(std::move(run));
  paragraph.provenance.page = page;
  return paragraph;
}

}  // namespace zhengben::pdf
