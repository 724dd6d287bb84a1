#include "readers/pdf/raster.h"

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "readers/pdf/color_space.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kRemembered = 1 << 16;     // colours of one picture
constexpr std::int64_t kManyPixels = 1 << 20;    // from which on inks are told apart coarsely: each colour of them takes a function
constexpr unsigned kCoarse = 0xF8;
constexpr std::size_t kMostInKey = 8;            // components

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

// The colours of a picture's pixels by its samples.
class Colors {
 public:
  Colors(const ColorSpace& space, const std::vector<double>& decode, int bits, bool coarse)
      : space_(space), decode_(decode), bits_(bits), most_(bits >= 8 ? 255 : (1U << static_cast<unsigned>(bits)) - 1), inverted_(decode.size() >= 2 && decode[0] > decode[1]), coarse_(coarse), values_(space.components()) {}

  void append(std::string& out, const std::vector<unsigned>& raw) {
    const ColorSpace::Kind kind = space_.kind();
    if (kind == ColorSpace::Kind::Gray || kind == ColorSpace::Kind::Rgb) {
      for (const unsigned sample : raw) out += static_cast<char>(part(sample));
    } else if (kind == ColorSpace::Kind::Cmyk) {
      for (std::size_t i = 0; i < 3; ++i) out += static_cast<char>((255 - part(raw[i])) * (255 - part(raw[3])) / 255);
    } else {
      const Color& color = remembered(raw);
      out += static_cast<char>(color.red);
      if (space_.is_gray()) return;
      out += static_cast<char>(color.green);
      out += static_cast<char>(color.blue);
    }
  }

 private:
  unsigned part(unsigned sample) const { return (inverted_ ? most_ - sample : sample) * 255 / most_; }

  const Color& remembered(const std::vector<unsigned>& raw) {
    std::uint64_t key = 0;
    for (const unsigned sample : raw) key = key << 8 | (coarse_ ? sample & kCoarse : sample);
    const auto found = raw.size() <= kMostInKey ? known_.find(key) : known_.end();
    if (found != known_.end()) return found->second;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const auto [low, high] = decode_.size() > 2 * i + 1 ? std::pair(decode_[2 * i], decode_[2 * i + 1]) : space_.range(i, bits_);
      values_[i] = low + raw[i] / static_cast<double>(most_) * (high - low);
    }
    last_ = space_.color(values_);
    if (raw.size() <= kMostInKey && known_.size() < kRemembered) known_.emplace(key, last_);
    return last_;
  }

  const ColorSpace& space_;
  const std::vector<double>& decode_;
  int bits_;
  unsigned most_;
  bool inverted_, coarse_;
  std::vector<double> values_;
  Color last_;
  std::unordered_map<std::uint64_t, Color> known_;
};

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
  std::shared_ptr<const ColorSpace> space = is_mask(image) ? ColorSpace::of_device("DeviceGray") : named ? ColorSpace::of(file, named) : nullptr;
  // A coding that has its own colours has them right, whatever the image says of them.
  if (coded > 0 && (!space || static_cast<std::size_t>(coded) != space->components())) space = ColorSpace::of_device(coded == 1 ? "DeviceGray" : coded == 3 ? "DeviceRGB" : "DeviceCMYK");
  if (width <= 0 || height <= 0 || !space || space->components() == 0 || (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)) return std::nullopt;
  const auto components = static_cast<std::int64_t>(space->components());
  const int made = space->is_gray() ? 1 : 3;
  if (width > limits.max_image_pixels / height) return std::nullopt;
  const bool black_and_white = bits == 1 && space->kind() == ColorSpace::Kind::Gray;
  const std::int64_t row_bytes = (width * components * bits + 7) / 8;
  if ((black_and_white ? row_bytes : width * made) > limits.max_image_bytes / height) return std::nullopt;
  // Rows that are missing are left out, as far as there are any.
  const std::int64_t rows = std::min(height, static_cast<std::int64_t>(data.size()) / row_bytes);
  if (rows == 0) return std::nullopt;
  whole = whole && rows == height;
  const std::vector<double> decode = image.get("Decode").numbers();
  if (black_and_white) return packed(raster, rows, decode.size() >= 2 && decode[0] > decode[1]);
  const Samples samples(data, static_cast<int>(bits), static_cast<std::size_t>(row_bytes));
  Colors colors(*space, decode, static_cast<int>(bits), components > 1 && width * height > kManyPixels);
  Pixels out{static_cast<std::int32_t>(width), static_cast<std::int32_t>(height), made, {}};
  out.samples.reserve(static_cast<std::size_t>(width * height * made));
  std::vector<unsigned> raw(space->components());
  for (std::size_t y = 0; y < static_cast<std::size_t>(rows); ++y)
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      for (std::size_t i = 0; i < raw.size(); ++i) raw[i] = samples.at(y, x * raw.size() + i);
      colors.append(out.samples, raw);
    }
  out.samples.resize(static_cast<std::size_t>(width * height * made), '\xFF');
  return out;
}

}  // namespace zhengben::pdf
