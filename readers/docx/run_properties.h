// What w:rPr says: an overlay of settings, each set or not, that styles and direct formatting lay upon each other.
#ifndef ZHENGBEN_READERS_DOCX_RUN_PROPERTIES_H
#define ZHENGBEN_READERS_DOCX_RUN_PROPERTIES_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/formatting.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// On-or-off settings as bits, so that laying one set over another is two operations.
namespace flag {
enum : std::uint32_t {
  Bold = 1U << 0U, Italic = 1U << 1U, Caps = 1U << 2U, SmallCaps = 1U << 3U, Strike = 1U << 4U, DoubleStrike = 1U << 5U,
  Outline = 1U << 6U, Shadow = 1U << 7U, Emboss = 1U << 8U, Imprint = 1U << 9U, Vanish = 1U << 10U,
  BoldComplex = 1U << 11U, ItalicComplex = 1U << 12U,
  SnapToGrid = 1U << 16U, RightToLeft = 1U << 17U, ComplexScript = 1U << 18U, SpecVanish = 1U << 19U,
};
// ECMA-376-1 3rd ed. (2011) 17.7.3 Toggle Properties.
inline constexpr std::uint32_t kToggles = (1U << 13U) - 1;
}  // namespace flag

struct ColorSetting {
  enum class Kind : std::uint8_t { Absent, Automatic, Value } kind = Kind::Absent;
  Color color;
  bool operator==(const ColorSetting&) const = default;
  std::optional<Color> value() const { return kind == Kind::Value ? std::optional(color) : std::nullopt; }
};

// The views borrow from the part and the theme they were read from. Those of styles and numbering live as long as their
// Source; those of a run only while its part is open.
struct RunProperties {
  std::uint32_t set = 0, on = 0;                      // flag bits: which are said, and what
  std::string_view ascii, high_ansi, east_asia, complex_script;   // empty: not said
  std::optional<FontHint> hint;
  std::optional<Length> size, complex_size, spacing, raise, kerning_from, fit_width;
  std::optional<int> scale_percent;
  std::optional<Underline> underline;
  std::optional<VerticalPosition> vertical;
  std::optional<Emphasis> emphasis;
  ColorSetting color, underline_color, highlight, shading;
  std::optional<Border> border;
  std::string_view language, east_asia_language;
  std::string_view style;                             // id of the character style
  bool operator==(const RunProperties&) const = default;

  bool is(std::uint32_t bit) const { return (set & on & bit) != 0; }
};

RunProperties run_properties(Element r_pr, const Theme& theme);

// `over` wins wherever it says something. For styles along one chain and for direct formatting.
void lay_over(RunProperties& base, const RunProperties& over);
// Between style levels (table, paragraph, character) toggles combine by exclusive or; `defaults` are those of the document.
void lay_over_level(RunProperties& base, const RunProperties& over, const RunProperties& defaults);

CharacterFormat character_format(const RunProperties& properties, std::string_view style_name);
std::size_t hash_of(const RunProperties& properties);

// ECMA-376-1 3rd ed. (2011) 17.18.2 ST_Border and its attributes, for runs, paragraphs, tables and pages.
Border border(Element element, const Theme& theme);
// w:shd: what is seen of fill and pattern as one colour.
ColorSetting shading(Element shd, const Theme& theme);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_RUN_PROPERTIES_H
