// Colour spaces, as far as it takes to tell a colour's red, green and blue. ISO 32000-1:2008 8.6 Colour Spaces. Spaces that are
// defined by measurement are taken for those of a device: nobody tells black from white by a profile.
#ifndef ZHENGBEN_READERS_PDF_COLOR_SPACE_H
#define ZHENGBEN_READERS_PDF_COLOR_SPACE_H

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "model/formatting.h"
#include "readers/pdf/function.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

// Parts of 0 to 1.
Color rgb_color(double red, double green, double blue);
Color gray_color(double level);
Color cmyk_color(double cyan, double magenta, double yellow, double black);

class ColorSpace {
 public:
  enum class Kind : std::uint8_t {
    Gray, Rgb, Cmyk, Lab, Indexed,
    Tint,          // Separation, DeviceN: amounts of inks, with a function that says what they look like
    Pattern,
  };

  // Null for one that is damaged or unknown.
  static std::shared_ptr<const ColorSpace> of(const File& file, const Object& given, int depth = 0);
  static std::shared_ptr<const ColorSpace> of_device(std::string_view name);

  Kind kind() const { return kind_; }
  std::size_t components() const { return components_; }
  bool is_gray() const { return kind_ == Kind::Gray || (kind_ == Kind::Indexed && base_->kind_ == Kind::Gray); }
  // Components that are missing are 0.
  Color color(std::span<const double> components) const;
  Color initial_color() const;
  // What the lowest and the highest sample of an image stand for. ISO 32000-1:2008 table 90 Default Decode Arrays.
  std::pair<double, double> range(std::size_t component, int bits) const;

 private:
  bool load_device(std::string_view name);
  bool load(const File& file, const Object& given, int depth);
  bool load_tint(const File& file, const Object& given, int depth);

  Kind kind_ = Kind::Gray;
  std::size_t components_ = 1;
  std::shared_ptr<const ColorSpace> base_;     // of Indexed: of its colours; of Tint: the alternate one
  std::string palette_;                        // of Indexed: a byte a component
  std::unique_ptr<const Function> tint_;
  std::array<double, 4> range_{-100, 100, -100, 100};   // of Lab: of a and b
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_COLOR_SPACE_H
