#include "readers/docx/theme.h"

#include <algorithm>
#include <utility>

#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

// The script subtag by which a theme lists fonts for a language (ISO 15924), as Word chooses it.
std::string_view script_of(std::string_view language) {
  struct Row {
    std::string_view prefix, script;
  };
  static constexpr std::array<Row, 12> kScripts{{{"zh-TW", "Hant"}, {"zh-HK", "Hant"}, {"zh-MO", "Hant"}, {"zh-Hant", "Hant"}, {"zh", "Hans"}, {"ja", "Jpan"},
                                                 {"ko", "Hang"}, {"ar", "Arab"}, {"fa", "Arab"}, {"he", "Hebr"}, {"th", "Thai"}, {"hi", "Deva"}}};
  for (const Row& row : kScripts)
    if (language.size() >= row.prefix.size() && equal_ignoring_case(language.substr(0, row.prefix.size()), row.prefix)) return row.script;
  return {};
}

std::optional<Color> scheme_color(Element slot) {
  for (Element e : children(slot)) {
    if (e.name() == "srgbClr") return hex_color(e.attribute(Namespace::None, "val"));
    if (e.name() == "sysClr") {
      if (const auto last = hex_color(e.attribute(Namespace::None, "lastClr"))) return last;
      return e.attribute(Namespace::None, "val") == "window" ? Color{255, 255, 255} : Color{};
    }
  }
  return std::nullopt;
}

Element nth_child(Element list, std::int64_t index) {
  for (Element e : children(list))
    if (--index == 0) return e;
  return {};
}

std::uint8_t mixed(std::uint8_t from, std::uint8_t to, std::int64_t part) {
  return static_cast<std::uint8_t>((from * part + to * (255 - part) + 127) / 255);
}

}  // namespace

Theme::FontSet Theme::font_set(Element scheme, std::string_view east_asia_script, std::string_view bidi_script) {
  FontSet set;
  const auto face = [](Element e) { return std::string(e.attribute(Namespace::None, "typeface").value_or("")); };
  for (Element e : children(scheme)) {
    if (e.is(Namespace::A, "latin")) set.latin = face(e);
    if (e.is(Namespace::A, "ea")) set.east_asia = face(e);
    if (e.is(Namespace::A, "cs")) set.complex_script = face(e);
  }
  for (Element e : children(scheme)) {
    if (!e.is(Namespace::A, "font")) continue;
    const std::string_view script = e.attribute(Namespace::None, "script").value_or("");
    if (script.empty()) continue;
    if (set.east_asia.empty() && script == east_asia_script) set.east_asia = face(e);
    if (set.complex_script.empty() && script == bidi_script) set.complex_script = face(e);
  }
  return set;
}

Theme::Theme(Element root, std::string_view east_asia, std::string_view bidi) {
  const Element elements = root.child(Namespace::A, "themeElements");
  const Element fonts = elements.child(Namespace::A, "fontScheme");
  major_ = font_set(fonts.child(Namespace::A, "majorFont"), script_of(east_asia), script_of(bidi));
  minor_ = font_set(fonts.child(Namespace::A, "minorFont"), script_of(east_asia), script_of(bidi));
  formats_ = elements.child(Namespace::A, "fmtScheme");
  static constexpr std::array<std::string_view, 12> kSlots{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"};
  const Element scheme = elements.child(Namespace::A, "clrScheme");
  for (std::size_t i = 0; i < kSlots.size(); ++i) colors_[i] = scheme_color(scheme.child(Namespace::A, kSlots[i]));
}

Element Theme::fill_style(std::int64_t index) const {
  const bool background = index > 1'000;
  return nth_child(formats_.child(Namespace::A, background ? "bgFillStyleLst" : "fillStyleLst"), background ? index - 1'000 : index);
}

Element Theme::line_style(std::int64_t index) const { return nth_child(formats_.child(Namespace::A, "lnStyleLst"), index); }

std::string_view Theme::font(std::string_view reference) const {
  const FontSet& set = reference.starts_with("major") ? major_ : minor_;
  if (reference.ends_with("EastAsia")) return set.east_asia;
  if (reference.ends_with("Bidi")) return set.complex_script;
  return set.latin;
}

std::optional<Color> Theme::color(std::string_view reference, std::optional<std::string_view> tint, std::optional<std::string_view> shade) const {
  struct Row {
    std::string_view name;
    std::size_t slot;
  };
  static constexpr std::array<Row, 16> kNames{{{"dark1", 0}, {"text1", 0}, {"light1", 1}, {"background1", 1}, {"dark2", 2}, {"text2", 2}, {"light2", 3}, {"background2", 3},
                                               {"accent1", 4}, {"accent2", 5}, {"accent3", 6}, {"accent4", 7}, {"accent5", 8}, {"accent6", 9}, {"hyperlink", 10}, {"followedHyperlink", 11}}};
  const auto* const row = std::find_if(kNames.begin(), kNames.end(), [&](const Row& r) { return r.name == reference; });
  if (row == kNames.end() || !colors_[row->slot]) return std::nullopt;
  Color color = *colors_[row->slot];
  if (const auto part = hexadecimal(tint)) {
    const std::int64_t p = std::min<std::int64_t>(*part, 255);
    color = {mixed(color.red, 255, p), mixed(color.green, 255, p), mixed(color.blue, 255, p)};
  }
  if (const auto part = hexadecimal(shade)) {
    const std::int64_t p = std::min<std::int64_t>(*part, 255);
    color = {mixed(color.red, 0, p), mixed(color.green, 0, p), mixed(color.blue, 0, p)};
  }
  return color;
}

}  // namespace zhengben::docx
