#include "readers/pdf/color_space.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zhengben::pdf {

namespace {

constexpr int kMaxNesting = 4;
constexpr std::size_t kMostInks = 32;

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::lround((value > 0 ? std::min(value, 1.0) : 0) * 255)); }

double at(std::span<const double> values, std::size_t index) { return index < values.size() ? values[index] : 0; }

}  // namespace

Color rgb_color(double red, double green, double blue) { return {channel(red), channel(green), channel(blue)}; }
Color gray_color(double level) { return rgb_color(level, level, level); }
Color cmyk_color(double c, double m, double y, double k) { return rgb_color((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)); }

namespace {

// 8.6.5.4 Lab Colour Spaces; IEC 61966-2-1 for sRGB. The white of the space is taken for that of the screen.
Color lab_color(double lightness, double a, double b) {
  const double m = (lightness + 16) / 116, l = m + a / 500, n = m - b / 200;
  const auto linear = [](double x) { return x >= 6.0 / 29 ? x * x * x : 108.0 / 841 * (x - 4.0 / 29); };
  // By the whites' own ratio X and Z are those of D65.
  const double x = linear(l) * 0.9505, y = linear(m), z = linear(n) * 1.089;
  const auto encoded = [](double v) { return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055; };
  return rgb_color(encoded(3.2406 * x - 1.5372 * y - 0.4986 * z), encoded(-0.9689 * x + 1.8758 * y + 0.0415 * z), encoded(0.0557 * x - 0.2040 * y + 1.0570 * z));
}

}  // namespace

std::shared_ptr<const ColorSpace> ColorSpace::of(const File& file, const Object& given, int depth) {
  if (depth > kMaxNesting) return nullptr;
  auto space = std::make_shared<ColorSpace>();
  return space->load(file, given, depth) ? space : nullptr;
}

std::shared_ptr<const ColorSpace> ColorSpace::of_device(std::string_view name) {
  auto space = std::make_shared<ColorSpace>();
  return space->load_device(name) ? space : nullptr;
}

bool ColorSpace::load_device(std::string_view name) {
  struct Named {
    std::string_view name;
    Kind kind;
    std::size_t components;
  };
  static constexpr std::array<Named, 9> kNamed{{{"DeviceGray", Kind::Gray, 1}, {"G", Kind::Gray, 1}, {"CalGray", Kind::Gray, 1}, {"DeviceRGB", Kind::Rgb, 3}, {"RGB", Kind::Rgb, 3}, {"CalRGB", Kind::Rgb, 3},
                                                {"DeviceCMYK", Kind::Cmyk, 4}, {"CMYK", Kind::Cmyk, 4}, {"Pattern", Kind::Pattern, 0}}};
  const auto found = std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& known) { return known.name == name; });
  if (found == kNamed.end()) return false;
  kind_ = found->kind;
  components_ = found->components;
  return true;
}

bool ColorSpace::load(const File& file, const Object& given, int depth) {
  const std::string name = given.type() == Type::Array ? given.at(0).name() : given.name();
  if (load_device(name)) return true;
  if (name == "ICCBased") {
    const std::int64_t count = given.at(1).get("N").integer();
    return load_device(count == 1 ? "DeviceGray" : count == 3 ? "DeviceRGB" : count == 4 ? "DeviceCMYK" : "");
  }
  if (name == "Lab") {
    const std::vector<double> range = given.at(1).get("Range").numbers();
    if (range.size() == 4) std::copy(range.begin(), range.end(), range_.begin());
    kind_ = Kind::Lab;
    components_ = 3;
    return true;
  }
  if (name == "Separation" || name == "DeviceN") return load_tint(file, given, depth);
  if (name != "Indexed" && name != "I") return false;
  base_ = of(file, given.at(1), depth + 1);
  const Object palette = given.at(3);
  palette_ = palette.type() == Type::Stream ? file.data(palette) : palette.string();
  kind_ = Kind::Indexed;
  components_ = 1;
  return base_ && base_->kind_ != Kind::Indexed && base_->kind_ != Kind::Pattern;
}

// 8.6.6.4 Separation Colour Spaces, 8.6.6.5 DeviceN Colour Spaces.
bool ColorSpace::load_tint(const File& file, const Object& given, int depth) {
  const Object names = given.at(1);
  kind_ = Kind::Tint;
  components_ = names.type() == Type::Array ? names.size() : 1;
  if (components_ == 0 || components_ > kMostInks) return false;
  base_ = of(file, given.at(2), depth + 1);
  tint_ = Function::of(file, given.at(3));
  // Without a function that can be read the inks are taken for black ones: more of them is darker.
  if (!base_ || base_->kind_ == Kind::Pattern) tint_.reset();
  return true;
}

Color ColorSpace::color(std::span<const double> values) const {
  switch (kind_) {
    case Kind::Gray: return gray_color(at(values, 0));
    case Kind::Rgb: return rgb_color(at(values, 0), at(values, 1), at(values, 2));
    case Kind::Cmyk: return cmyk_color(at(values, 0), at(values, 1), at(values, 2), at(values, 3));
    case Kind::Lab: return lab_color(at(values, 0), at(values, 1), at(values, 2));
    case Kind::Indexed: {
      const std::size_t count = base_->components_, most = palette_.size() / count;
      const double asked = at(values, 0);
      if (most == 0) return {};
      const std::size_t index = std::min(asked > 0 ? static_cast<std::size_t>(std::min(asked, 65'535.0)) : 0, most - 1);
      std::vector<double> parts(count);
      for (std::size_t i = 0; i < count; ++i) {
        const auto [low, high] = base_->range(i, 8);
        parts[i] = low + static_cast<unsigned char>(palette_[index * count + i]) / 255.0 * (high - low);
      }
      return base_->color(parts);
    }
    case Kind::Tint:
      if (tint_) return base_->color((*tint_)(values));
      return gray_color(1 - (values.empty() ? 0 : *std::max_element(values.begin(), values.end())));
    case Kind::Pattern: break;
  }
  return {};
}

// 8.6.8: all components 0, of inks the whole amount.
Color ColorSpace::initial_color() const {
  if (kind_ == Kind::Cmyk) return {};
  return color(std::vector<double>(components_, kind_ == Kind::Tint ? 1.0 : 0.0));
}

std::pair<double, double> ColorSpace::range(std::size_t component, int bits) const {
  if (kind_ == Kind::Indexed) return {0, static_cast<double>((1 << std::min(bits, 16)) - 1)};
  if (kind_ != Kind::Lab) return {0, 1};
  return component == 0 ? std::pair(0.0, 100.0) : std::pair(range_[2 * component - 2], range_[2 * component - 1]);
}

}  // namespace zhengben::pdf
