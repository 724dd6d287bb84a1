// The theme part: fonts by script and the colour scheme.
#ifndef ZHENGBEN_READERS_DOCX_THEME_H
#define ZHENGBEN_READERS_DOCX_THEME_H

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model/formatting.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

class Theme {
 public:
  Theme() = default;
  // `east_asia`, `bidi`: languages of w:themeFontLang, which choose among the theme's fonts by script.
  Theme(Element root, std::string_view east_asia, std::string_view bidi);

  // ECMA-376-1 3rd ed. (2011) 17.18.96 ST_Theme: "minorEastAsia" … to a font's name; empty where unknown.
  std::string_view font(std::string_view reference) const;
  // ECMA-376-1 3rd ed. (2011) 20.1.4.1.14 fmtScheme: the fill or line of a shape style's index, from 1; fills from 1001 on are
  // those of backgrounds. Null where there is none. Its colours may say phClr for the one of the reference.
  Element fill_style(std::int64_t index) const;
  Element line_style(std::int64_t index) const;
  // 17.18.97 ST_ThemeColor, through the colour map; tint and shade as hexadecimal bytes.
  std::optional<Color> color(std::string_view reference, std::optional<std::string_view> tint, std::optional<std::string_view> shade) const;

 private:
  struct FontSet {
    std::string latin, east_asia, complex_script;
  };
  static FontSet font_set(Element scheme, std::string_view east_asia_script, std::string_view bidi_script);
  FontSet major_, minor_;
  Element formats_;                               // fmtScheme
  std::array<std::optional<Color>, 12> colors_;   // dk1 lt1 dk2 lt2 accent1-6 hlink folHlink
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_THEME_H
