#include "readers/docx/run_properties.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

struct FlagName {
  std::string_view name;
  std::uint32_t bit;
};
constexpr std::array<FlagName, 17> kFlags{{{"b", flag::Bold}, {"bCs", flag::BoldComplex}, {"i", flag::Italic}, {"iCs", flag::ItalicComplex}, {"caps", flag::Caps},
                                           {"smallCaps", flag::SmallCaps}, {"strike", flag::Strike}, {"dstrike", flag::DoubleStrike}, {"outline", flag::Outline},
                                           {"shadow", flag::Shadow}, {"emboss", flag::Emboss}, {"imprint", flag::Imprint}, {"vanish", flag::Vanish},
                                           {"snapToGrid", flag::SnapToGrid}, {"rtl", flag::RightToLeft}, {"cs", flag::ComplexScript}, {"specVanish", flag::SpecVanish}}};

Underline underline_of(std::string_view val) {
  static constexpr std::array<std::pair<std::string_view, Underline>, 18> kNames{{
      {"none", Underline::None}, {"single", Underline::Single}, {"words", Underline::Words}, {"double", Underline::Double}, {"thick", Underline::Thick},
      {"dotted", Underline::Dotted}, {"dottedHeavy", Underline::Dotted}, {"dash", Underline::Dash}, {"dashedHeavy", Underline::Dash}, {"dashLong", Underline::Dash},
      {"dashLongHeavy", Underline::Dash}, {"dotDash", Underline::DotDash}, {"dashDotHeavy", Underline::DotDash}, {"dotDotDash", Underline::DotDotDash},
      {"dashDotDotHeavy", Underline::DotDotDash}, {"wave", Underline::Wave}, {"wavyHeavy", Underline::Wave}, {"wavyDouble", Underline::Wave}}};
  for (const auto& [name, value] : kNames)
    if (name == val) return value;
  return Underline::Single;
}

Emphasis emphasis_of(std::string_view val) {
  if (val == "dot") return Emphasis::Dot;
  if (val == "comma") return Emphasis::Comma;
  if (val == "circle") return Emphasis::Circle;
  if (val == "underDot") return Emphasis::UnderDot;
  return Emphasis::None;
}

// The written value wins over the theme's where both stand there: Word keeps it in step, and other programs that
// change a colour often leave the theme's name behind.
ColorSetting color_setting(Element e, std::string_view attribute, std::string_view prefix, const Theme& theme) {
  ColorSetting setting;
  const auto text = e.w_attribute(attribute);
  if (const auto value = hex_color(text)) return {ColorSetting::Kind::Value, *value};
  const std::string name = std::string(prefix);
  if (const auto reference = e.w_attribute(name + "Color"))
    if (const auto value = theme.color(*reference, e.w_attribute(name + "Tint"), e.w_attribute(name + "Shade"))) return {ColorSetting::Kind::Value, *value};
  if (text) setting.kind = ColorSetting::Kind::Automatic;
  return setting;
}

void read_fonts(Element e, const Theme& theme, RunProperties& out) {
  // ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts: a theme reference supersedes the name beside it.
  const auto face = [&](std::string_view name, std::string_view theme_name, std::string_view& into) {
    if (const auto reference = e.w_attribute(theme_name))
      if (const std::string_view font = theme.font(*reference); !font.empty()) {
        into = font;
        return;
      }
    if (const auto font = e.w_attribute(name); font && !font->empty()) into = *font;
  };
  face("ascii", "asciiTheme", out.ascii);
  face("hAnsi", "hAnsiTheme", out.high_ansi);
  face("eastAsia", "eastAsiaTheme", out.east_asia);
  face("cs", "cstheme", out.complex_script);
  if (const auto hint = e.w_attribute("hint")) out.hint = *hint == "eastAsia" ? FontHint::EastAsia : *hint == "cs" ? FontHint::ComplexScript : FontHint::Default;
}

bool read_lengths(Element e, std::string_view name, RunProperties& out) {
  if (name == "sz") out.size = half_points(e.val());
  else if (name == "szCs") out.complex_size = half_points(e.val());
  else if (name == "spacing") out.spacing = twips(e.val());
  else if (name == "position") out.raise = half_points(e.val());
  else if (name == "kern") out.kerning_from = half_points(e.val());
  else if (name == "fitText") out.fit_width = twips(e.val());
  else return false;
  return true;
}

void read_others(Element e, std::string_view name, const Theme& theme, RunProperties& out) {
  const std::string_view val = e.val().value_or("");
  if (name == "rFonts") read_fonts(e, theme, out);
  else if (name == "color") out.color = color_setting(e, "val", "theme", theme);
  else if (name == "u") {
    // Word draws no line where only the colour is given, whatever the style says.
    out.underline = underline_of(val.empty() ? "none" : val);
    out.underline_color = color_setting(e, "color", "theme", theme);
  } else if (name == "highlight") {
    const auto color = highlight_color(val);
    out.highlight = color ? ColorSetting{ColorSetting::Kind::Value, *color} : ColorSetting{ColorSetting::Kind::Automatic, {}};
  } else if (name == "shd") out.shading = shading(e, theme);
  else if (name == "bdr") out.border = border(e, theme);
  else if (name == "vertAlign") out.vertical = val == "superscript" ? VerticalPosition::Superscript : val == "subscript" ? VerticalPosition::Subscript : VerticalPosition::Baseline;
  else if (name == "em") out.emphasis = emphasis_of(val);
  else if (name == "w") {
    if (const auto percent = integer(e.val())) out.scale_percent = static_cast<int>(std::clamp<std::int64_t>(*percent, 1, 600));
  } else if (name == "rStyle") out.style = val;
  else if (name == "lang") {
    if (const auto lang = e.val()) out.language = *lang;
    if (const auto lang = e.w_attribute("eastAsia")) out.east_asia_language = *lang;
  }
}

template <typename T>
void take(std::optional<T>& base, const std::optional<T>& over) {
  if (over) base = over;
}
void take(std::string_view& base, std::string_view over) {
  if (!over.empty()) base = over;
}
void take(ColorSetting& base, const ColorSetting& over) {
  if (over.kind != ColorSetting::Kind::Absent) base = over;
}

void lay_values_over(RunProperties& base, const RunProperties& over) {
  take(base.ascii, over.ascii);
  take(base.high_ansi, over.high_ansi);
  take(base.east_asia, over.east_asia);
  take(base.complex_script, over.complex_script);
  take(base.hint, over.hint);
  take(base.size, over.size);
  take(base.complex_size, over.complex_size);
  take(base.spacing, over.spacing);
  take(base.raise, over.raise);
  take(base.kerning_from, over.kerning_from);
  take(base.fit_width, over.fit_width);
  take(base.scale_percent, over.scale_percent);
  take(base.underline, over.underline);
  take(base.vertical, over.vertical);
  take(base.emphasis, over.emphasis);
  take(base.color, over.color);
  take(base.underline_color, over.underline_color);
  take(base.highlight, over.highlight);
  take(base.shading, over.shading);
  take(base.border, over.border);
  take(base.language, over.language);
  take(base.east_asia_language, over.east_asia_language);
  take(base.style, over.style);
}

}  // namespace

RunProperties run_properties(Element r_pr, const Theme& theme) {
  RunProperties out;
  for (Element e : children(r_pr)) {
    if (e.name_space() != Namespace::W) continue;
    const std::string_view name = e.name();
    const auto* const found = std::find_if(kFlags.begin(), kFlags.end(), [&](const FlagName& f) { return f.name == name; });
    if (found != kFlags.end()) {
      out.set |= found->bit;
      out.on = is_on(e.val()) ? out.on | found->bit : out.on & ~found->bit;
      continue;
    }
    if (!read_lengths(e, name, out)) read_others(e, name, theme, out);
  }
  return out;
}

void lay_over(RunProperties& base, const RunProperties& over) {
  lay_values_over(base, over);
  base.on = (base.on & ~over.set) | (over.on & over.set);
  base.set |= over.set;
}

// ECMA-376-1 3rd ed. (2011) 17.7.3 Toggle Properties: what the document defaults turn on stays on; else an odd number
// of levels that turn it on does.
void lay_over_level(RunProperties& base, const RunProperties& over, const RunProperties& defaults) {
  const std::uint32_t always = defaults.set & defaults.on & flag::kToggles;
  const std::uint32_t toggled = (base.on & base.set) ^ (over.on & over.set);
  const std::uint32_t plain = ((base.on & ~over.set) | (over.on & over.set)) & ~flag::kToggles;
  lay_values_over(base, over);
  base.set |= over.set;
  base.on = plain | (toggled & flag::kToggles) | always;
}

CharacterFormat character_format(const RunProperties& p, std::string_view style_name) {
  CharacterFormat f;
  f.fonts.ascii = p.ascii;
  f.fonts.high_ansi = p.high_ansi.empty() ? p.ascii : p.high_ansi;
  f.fonts.east_asia = p.east_asia;
  f.fonts.complex_script = p.complex_script;
  f.fonts.hint = p.hint.value_or(FontHint::Default);
  const bool complex = p.is(flag::ComplexScript) || p.is(flag::RightToLeft);
  if (p.size) f.size = *p.size;
  if (complex && p.complex_size) f.size = *p.complex_size;
  if (f.size <= Length()) f.size = Length::from_points(10);
  f.size = std::min(f.size, Length::from_points(1'638));   // Word's largest
  f.bold = p.is(complex ? flag::BoldComplex : flag::Bold);
  f.italic = p.is(complex ? flag::ItalicComplex : flag::Italic);
  f.underline = p.underline.value_or(Underline::None);
  f.strike = p.is(flag::Strike);
  f.double_strike = p.is(flag::DoubleStrike);
  f.caps = p.is(flag::Caps);
  f.small_caps = p.is(flag::SmallCaps);
  f.outline = p.is(flag::Outline);
  f.shadow = p.is(flag::Shadow);
  f.emboss = p.is(flag::Emboss);
  f.imprint = p.is(flag::Imprint);
  f.vertical = p.vertical.value_or(VerticalPosition::Baseline);
  f.emphasis = p.emphasis.value_or(Emphasis::None);
  f.color = p.color.value();
  f.highlight = p.highlight.value();
  f.shading = p.shading.value();
  f.underline_color = p.underline_color.value();
  f.spacing = p.spacing.value_or(Length());
  f.raise = p.raise.value_or(Length());
  f.kerning_from = p.kerning_from.value_or(Length());
  f.scale_percent = p.scale_percent.value_or(100);
  f.snap_to_grid = (p.set & flag::SnapToGrid) == 0 || p.is(flag::SnapToGrid);
  f.right_to_left = p.is(flag::RightToLeft);
  f.complex_script = p.is(flag::ComplexScript);
  f.fit_width = p.fit_width;
  f.border = p.border.value_or(Border());
  f.language = p.language;
  f.east_asia_language = p.east_asia_language;
  f.style = style_name;
  return f;
}

std::size_t hash_of(const RunProperties& p) {
  std::size_t hash = p.set * 31U + p.on;
  const auto add = [&](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL; hash ^= hash >> 29U; };
  const auto text = [&](std::string_view view) { add(std::hash<std::string_view>{}(view)); };
  const auto length = [&](const std::optional<Length>& value) { add(value ? static_cast<std::size_t>(value->emu()) : 0x5A5A5A5AU); };
  text(p.ascii);
  text(p.east_asia);
  text(p.style);
  text(p.language);
  length(p.size);
  length(p.spacing);
  length(p.raise);
  add(static_cast<std::size_t>(p.color.kind) << 24U | p.color.color.red << 16U | p.color.color.green << 8U | p.color.color.blue);
  add(static_cast<std::size_t>(p.shading.kind) << 24U | p.shading.color.red << 16U | p.shading.color.green << 8U | p.shading.color.blue);
  add(static_cast<std::size_t>(p.underline.value_or(Underline::None)) << 8U | static_cast<std::size_t>(p.vertical.value_or(VerticalPosition::Baseline)) << 4U |
      static_cast<std::size_t>(p.hint.value_or(FontHint::Default)));
  return hash;
}

}  // namespace zhengben::docx
