#include "readers/pdf/raster.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace zhengben::pdf {

namespace {

constexpr int kMaxNesting = 8;

// A colour space as far as pixels need it: how many components, and the colours of an indexed one.
struct Space {
  int components = 0;             // 0: not taken
  std::string palette;            // of components `base` each
  int base = 0;
};

std::string bytes_of(const File& file, const Object& object) { return object.type() == Type::Stream ? file.data(object) : object.string(); }

Space space_of(const File& file, const Object& given, int depth = 0) {
  if (depth > kMaxNesting) return {};
  const std::string name = given.type() == Type::Array ? given.at(0).name() : given.name();
  if (name == "DeviceGray" || name == "G" || name == "CalGray") return {.components = 1};
  if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") return {.components = 3};
  if (name == "DeviceCMYK" || name == "CMYK") return {.components = 4};
  if (name == "ICCBased") {
    const std::int64_t count = given.at(1).get("N").integer();
    return {.components = count == 1 || count == 3 || count == 4 ? static_cast<int>(count) : 0};
  }
  if (name != "Indexed" && name != "I") return {};
  const Space base = space_of(file, given.at(1), depth + 1);
  if (base.components == 0 || base.base != 0) return {};
  return {.components = 1, .palette = bytes_of(file, given.at(3)), .base = base.components};
}

// One sample of up to eight bits; of sixteen, the upper half.
class Samples {
 public:
  Samples(std::string_view data, int bits, std::size_t row_bytes) : data_(data), bits_(static_cast<unsigned>(bits)), row_bytes_(row_bytes) {}
  unsigned at(std::size_t row, std::size_t index) const {
    const std::size_t bit = index * bits_, byte = row * row_bytes_ + bit / 8;
    const auto value = static_cast<unsigned char>(data_[byte]);
    return bits_ >= 8 ? value : value >> (8 - bits_ - bit % 8) & ((1U << bits_) - 1);
  }

 private:
  std::string_view data_;
  unsigned bits_;
  std::size_t row_bytes_;
};

bool is_mask(const Object& image) { return image.get("ImageMask").boolean(); }

// Appends a colour of `components` parts of 0 to 255 as gray or RGB.
void append_color(std::string& out, const unsigned* parts, int components) {
  if (components != 4) {
    for (int i = 0; i < components; ++i) out += static_cast<char>(parts[i]);
    return;
  }
  for (int i = 0; i < 3; ++i) out += static_cast<char>((255 - parts[i]) * (255 - parts[3]) / 255);
}

// Black and white stay one bit a sample; rows that are missing are white.
Pixels packed(const Raster& raster, std::int64_t rows, bool inverted) {
  const std::int64_t row_bytes = (raster.width + 7) / 8;
  Pixels out{static_cast<std::int32_t>(raster.width), static_cast<std::int32_t>(raster.height), 1, std::string(raster.samples.substr(0, static_cast<std::size_t>(rows * row_bytes))), 1};
  if (inverted)
    for (char& byte : out.samples) byte = static_cast<char>(~byte);
  out.samples.resize(static_cast<std::size_t>(raster.height * row_bytes), '\xFF');
  return out;
}

}  // namespace

Raster raster_of(const Object& image, std::string_view samples) {
  return {.width = image.get("Width").integer(), .height = image.get("Height").integer(), .bits = is_mask(image) ? 1 : image.get("BitsPerComponent").integer(8), .samples = samples};
}

std::optional<Pixels> pixels_of(const File& file, const Object& image, const Raster& raster, const Limits& limits, bool& whole) {
  const auto [width, height, bits, coded, data] = raster;
  const Object named = image.get("ColorSpace");
  Space space = is_mask(image) ? Space{.components = 1} : named ? space_of(file, named) : Space{};
  // A coding that has its own colours has them right, whatever the image says of them.
  if (coded > 0 && coded != space.components) space = {.components = coded};
  if (width <= 0 || height <= 0 || space.components == 0 || (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)) return std::nullopt;
  const int given = space.base != 0 ? space.base : space.components;
  const int made = given == 1 ? 1 : 3;
  if (width > limits.max_image_pixels / height) return std::nullopt;
  const bool black_and_white = bits == 1 && space.components == 1 && space.base == 0;
  const std::int64_t row_bytes = (width * space.components * bits + 7) / 8;
  if ((black_and_white ? row_bytes : width * made) > limits.max_image_bytes / height) return std::nullopt;
  // Rows that are missing are left out, as far as there are any.
  const std::int64_t rows = std::min(height, static_cast<std::int64_t>(data.size()) / row_bytes);
  if (rows == 0) return std::nullopt;
  whole = whole && rows == height;
  const std::vector<double> decode = image.get("Decode").numbers();
  const bool inverted = decode.size() >= 2 && decode[0] > decode[1];
  if (black_and_white) return packed(raster, rows, inverted);
  const Samples samples(data, static_cast<int>(bits), static_cast<std::size_t>(row_bytes));
  const unsigned most = bits >= 8 ? 255 : (1U << static_cast<unsigned>(bits)) - 1;
  const auto count = static_cast<std::size_t>(space.components);
  Pixels out{static_cast<std::int32_t>(width), static_cast<std::int32_t>(height), made, {}};
  out.samples.reserve(static_cast<std::size_t>(width * height * made));
  for (std::size_t y = 0; y < static_cast<std::size_t>(rows); ++y)
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      unsigned parts[4] = {0, 0, 0, 0};
      for (std::size_t i = 0; i < count; ++i) {
        const unsigned raw = samples.at(y, x * count + i);
        parts[i] = space.base != 0 ? raw : (inverted ? most - raw : raw) * 255 / most;
      }
      if (space.base != 0) {
        const std::size_t at = parts[0] * static_cast<std::size_t>(space.base);
        for (std::size_t i = 0; i < static_cast<std::size_t>(space.base); ++i) parts[i] = at + i < space.palette.size() ? static_cast<unsigned char>(space.palette[at + i]) : 0;
      }
      append_color(out.samples, parts, given);
    }
  out.samples.resize(static_cast<std::size_t>(width * height * made), '\xFF');
  return out;
}

}  // namespace zhengben::pdf
