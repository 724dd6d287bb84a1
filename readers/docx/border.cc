#include <algorithm>
#include <array>
#include <utility>

#include "readers/docx/run_properties.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

struct LineKind {
  std::string_view name;
  LineStyle style;
  double factor;                  // of sz: what the whole of the line takes up
};

// ECMA-376-1 3rd ed. (2011) 17.18.2 ST_Border. Art borders of pages are LineStyle::Other.
constexpr std::array<LineKind, 27> kLines{{
    {"nil", LineStyle::None, 0}, {"none", LineStyle::None, 0}, {"single", LineStyle::Single, 1}, {"thick", LineStyle::Thick, 1},
    {"double", LineStyle::Double, 3}, {"dotted", LineStyle::Dotted, 1}, {"dashed", LineStyle::Dashed, 1}, {"dashSmallGap", LineStyle::Dashed, 1},
    {"dotDash", LineStyle::DotDash, 1}, {"dashDotStroked", LineStyle::DotDash, 1}, {"dotDotDash", LineStyle::DotDotDash, 1}, {"triple", LineStyle::Triple, 5},
    {"wave", LineStyle::Wave, 1}, {"doubleWave", LineStyle::Wave, 3}, {"thinThickSmallGap", LineStyle::Double, 2}, {"thickThinSmallGap", LineStyle::Double, 2},
    {"thinThickThinSmallGap", LineStyle::Triple, 3}, {"thinThickMediumGap", LineStyle::Double, 2}, {"thickThinMediumGap", LineStyle::Double, 2},
    {"thinThickThinMediumGap", LineStyle::Triple, 3}, {"thinThickLargeGap", LineStyle::Double, 3}, {"thickThinLargeGap", LineStyle::Double, 3},
    {"thinThickThinLargeGap", LineStyle::Triple, 4}, {"threeDEmboss", LineStyle::Single, 1}, {"threeDEngrave", LineStyle::Single, 1},
    {"outset", LineStyle::Single, 1}, {"inset", LineStyle::Single, 1}}};

Color blended(Color ink, Color paper, int percent) {
  const auto mix = [percent](int a, int b) { return static_cast<std::uint8_t>((a * percent + b * (100 - percent) + 50) / 100); };
  return {mix(ink.red, paper.red), mix(ink.green, paper.green), mix(ink.blue, paper.blue)};
}

std::optional<Color> painted(Element e, std::string_view attribute, std::string_view theme_name, const Theme& theme) {
  if (const auto value = hex_color(e.w_attribute(attribute))) return value;
  const std::string name(theme_name);
  const std::string base = name == "themeColor" ? "theme" : name;
  if (const auto reference = e.w_attribute(name)) return theme.color(*reference, e.w_attribute(base + "Tint"), e.w_attribute(base + "Shade"));
  return std::nullopt;
}

// Share of ink of a pattern, in percent. ECMA-376-1 3rd ed. (2011) 17.18.78 ST_Shd.
int ink_percent(std::string_view pattern) {
  if (pattern == "solid") return 100;
  if (pattern.starts_with("pct")) return static_cast<int>(std::clamp<std::int64_t>(integer(pattern.substr(3)).value_or(0), 0, 100));
  if (pattern.starts_with("thin")) return 25;
  if (pattern.ends_with("Stripe") || pattern.ends_with("Cross")) return 50;
  return 0;
}

}  // namespace

Border border(Element element, const Theme& theme) {
  Border out;
  const std::string_view val = element.val().value_or("none");
  const auto* const found = std::find_if(kLines.begin(), kLines.end(), [&](const LineKind& k) { return k.name == val; });
  const double factor = found == kLines.end() ? 1 : found->factor;
  out.style = found == kLines.end() ? LineStyle::Other : found->style;
  if (out.style == LineStyle::None) return out;
  const Length size = eighth_points(element.w_attribute("sz")).value_or(Length::from_points(0.5));
  out.width = std::clamp(size, Length(), Length::from_points(31)) * factor;
  out.space = Length::from_points(static_cast<double>(std::clamp<std::int64_t>(integer(element.w_attribute("space")).value_or(0), 0, 31)));
  out.color = painted(element, "color", "themeColor", theme);
  return out;
}

ColorSetting shading(Element shd, const Theme& theme) {
  const std::string_view pattern = shd.val().value_or("clear");
  if (pattern == "nil") return {ColorSetting::Kind::Automatic, {}};
  const auto paper = painted(shd, "fill", "themeFill", theme);
  const int ink = ink_percent(pattern);
  if (ink == 0) return paper ? ColorSetting{ColorSetting::Kind::Value, *paper} : ColorSetting{ColorSetting::Kind::Automatic, {}};
  const Color pen = painted(shd, "color", "themeColor", theme).value_or(Color{});
  return {ColorSetting::Kind::Value, blended(pen, paper.value_or(Color{255, 255, 255}), ink)};
}

}  // namespace zhengben::docx
