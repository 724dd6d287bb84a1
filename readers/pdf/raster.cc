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

// Appends a colour of `components` parts of 0 to 255 as gray or RGB.
void append_color(std::string& out, const unsigned* parts, int components) {
  if (components != 4) {
    for (int i = 0; i < components; ++i) out += static_cast<char>(parts[i]);
    return;
  }
  for (int i = 0; i < 3; ++i) out += static_cast<char>((255 - parts[i]) * (255 - parts[3]) / 255);
}

}  // namespace

std::optional<Pixels> pixels_of(const File& file, const Object& image, std::string_view data, const Limits& limits) {
  const std::int64_t width = image.get("Width").integer(), height = image.get("Height").integer();
  const bool mask = image.get("ImageMask").boolean();
  const std::int64_t bits = mask ? 1 : image.get("BitsPerComponent").integer(8);
  const Space space = mask ? Space{.components = 1} : space_of(file, image.get("ColorSpace"));
  if (width <= 0 || height <= 0 || space.components == 0 || (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)) return std::nullopt;
  if (width > limits.max_image_pixels / height || width * height * 3 > limits.max_image_bytes) return std::nullopt;
  const std::int64_t row_bytes = (width * space.components * bits + 7) / 8;
  if (static_cast<std::int64_t>(data.size()) < row_bytes * height) return std::nullopt;
  const std::vector<double> decode = image.get("Decode").numbers();
  const bool inverted = decode.size() >= 2 && decode[0] > decode[1];
  const Samples samples(data, static_cast<int>(bits), static_cast<std::size_t>(row_bytes));
  const unsigned most = bits >= 8 ? 255 : (1U << static_cast<unsigned>(bits)) - 1;
  const auto count = static_cast<std::size_t>(space.components);
  const int given = space.base != 0 ? space.base : space.components;
  Pixels out{static_cast<std::int32_t>(width), static_cast<std::int32_t>(height), given == 1 ? 1 : 3, {}};
  out.samples.reserve(static_cast<std::size_t>(width * height * out.components));
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
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
  return out;
}

}  // namespace zhengben::pdf
