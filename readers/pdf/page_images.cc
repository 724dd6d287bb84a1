#include "readers/pdf/page_images.h"

#include <algorithm>
#include <cmath>

#include "model/error.h"
#include "readers/pdf/fax.h"
#include "readers/pdf/inline_image.h"
#include "readers/pdf/jbig2_decoder.h"
#include "readers/pdf/jpeg_decoder.h"
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
  whole = whole && picture.whole;
  return std::move(picture.samples);
}

bool is_jpeg(const std::string& filter) { return filter == "DCTDecode" || filter == "DCT"; }

std::optional<Pixels> pixels_by_decoder(const File& file, const Object& image, const std::string& filter, std::string_view bytes, const Limits& limits, bool& whole) {
  DecodedPicture decoded;
  const std::int64_t most = std::min(limits.max_image_pixels, limits.max_image_bytes);
  const bool done = filter == "JBIG2Decode" ? decode_jbig2(bytes, file.data(image_parameters(image).get("JBIG2Globals")), most, decoded)
                    : is_jpeg(filter)       ? decode_jpeg(bytes, most, decoded)
                                            : picture_decoder().jpeg2000(bytes, most, decoded);
  if (!done) return std::nullopt;
  whole = whole && decoded.whole;
  return pixels_of(file, image, {decoded.width, decoded.height, decoded.bits, decoded.components, decoded.samples}, limits, whole);
}

std::optional<Pixels> pixels_of_filtered(const File& file, const Object& image, const std::string& filter, const std::string& bytes, const Limits& limits, bool& whole) {
  if (filter == "JBIG2Decode" || filter == "JPXDecode" || is_jpeg(filter)) return pixels_by_decoder(file, image, filter, bytes, limits, whole);
  if (filter.empty()) return pixels_of(file, image, raster_of(image, bytes), limits, whole);
  const std::optional<std::string> samples = fax_samples(image, bytes, limits, whole);
  return samples ? pixels_of(file, image, raster_of(image, *samples), limits, whole) : std::nullopt;
}

std::uint8_t sample_at(const Pixels& pixels, std::int64_t x, std::int64_t y) {
  if (pixels.bits == 1) return (static_cast<unsigned char>(pixels.samples[static_cast<std::size_t>(y * ((pixels.width + 7) / 8) + x / 8)]) >> (7 - x % 8) & 1U) != 0 ? 0xFF : 0;
  return static_cast<std::uint8_t>(pixels.samples[static_cast<std::size_t>(y * pixels.width + x) * static_cast<std::size_t>(pixels.components)]);
}

// The picture with what its mask leaves of it, as fine as the finer of both.
Pixels masked(const Pixels& picture, const Pixels& mask, bool soft, const Limits& limits) {
  std::int64_t width = std::max(picture.width, mask.width), height = std::max(picture.height, mask.height);
  if (width * (picture.components + 1) > limits.max_image_bytes / height) {
    width = picture.width;
    height = picture.height;
  }
  Pixels out{static_cast<std::int32_t>(width), static_cast<std::int32_t>(height), picture.components, {}};
  const auto colors = static_cast<std::size_t>(picture.components);
  out.samples.reserve(static_cast<std::size_t>(width * height) * colors);
  out.alpha.reserve(static_cast<std::size_t>(width * height));
  for (std::int64_t y = 0; y < height; ++y)
    for (std::int64_t x = 0; x < width; ++x) {
      const std::int64_t from_x = x * picture.width / width, from_y = y * picture.height / height;
      if (picture.bits == 1) out.samples += static_cast<char>(sample_at(picture, from_x, from_y));
      else out.samples.append(picture.samples, static_cast<std::size_t>(from_y * picture.width + from_x) * colors, colors);
      // 8.9.6.3 Explicit Masking: 1 is what is masked out.
      const std::uint8_t there = sample_at(mask, x * mask.width / width, y * mask.height / height);
      out.alpha += static_cast<char>(soft ? there : 0xFF - there);
    }
  return out;
}

class PictureReader {
 public:
  PictureReader(const File& file, const Limits& limits) : file_(file), limits_(limits) {}

  // The picture as a file that a document can hold: a JPEG as it is unless a mask cuts it, samples as PNG; nothing for any other kind.
  std::optional<ImageData> read(const Object& image, const Color& ink) {
    const Object soft = image.get("SMask"), hard = image.get("Mask");
    const Object mask = soft.type() == Type::Stream ? soft : hard.type() == Type::Stream ? hard : Object();
    std::string filter, bytes;
    if (!data_of(image, filter, bytes)) return std::nullopt;
    if (is_jpeg(filter) && !mask) return ImageData{std::move(bytes), "image/jpeg"};
    std::optional<Pixels> pixels = pixels_of_filtered(file_, image, filter, bytes, limits_, whole);
    if (pixels && mask) cut(*pixels, mask, soft.type() == Type::Stream);
    // What is painted black stands on white paper as well as on nothing.
    if (pixels && pixels->bits == 1 && image.get("ImageMask").boolean() && ink != Color{}) pixels->ink = ink;
    std::optional<std::string> png = pixels ? png_of(*pixels) : std::nullopt;
    if (png) return ImageData{std::move(*png), "image/png"};
    if (is_jpeg(filter)) {
      whole = false;                       // what its mask hides shows
      return ImageData{std::move(bytes), "image/jpeg"};
    }
    kind = filter.empty() ? "image" : filter;
    return std::nullopt;
  }

  std::string kind;               // of what is left out
  bool whole = true;

 private:
  bool data_of(const Object& image, std::string& filter, std::string& bytes) {
    try {
      bytes = file_.image_data(image, filter);
      return true;
    } catch (const Error&) {
      // A picture past a limit is left out; the page goes on without it.
      kind = "image past the limits";
      return false;
    }
  }

  void cut(Pixels& pixels, const Object& mask, bool soft) {
    std::string filter, bytes;
    const std::optional<Pixels> shape = data_of(mask, filter, bytes) ? pixels_of_filtered(file_, mask, filter, bytes, limits_, whole) : std::nullopt;
    if (shape && shape->components == 1) pixels = masked(pixels, *shape, soft, limits_);
    else whole = false;
  }

  const File& file_;
  const Limits& limits_;
};

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
  PictureReader reader(file, limits);
  std::optional<ImageData> image = reader.read(picture.image, picture.ink);
  if (!reader.whole) result.findings.add(Code::SalvagedPart, place, {"stream " + std::to_string(picture.image.id())});
  if (!image) {
    result.findings.add(Code::ImageSkipped, place, {reader.kind});
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
