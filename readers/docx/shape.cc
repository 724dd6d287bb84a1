#include "readers/docx/shape.h"

#include <algorithm>
#include <cmath>

#include "readers/docx/values.h"
#include "readers/docx/vml_style.h"

namespace zhengben::docx {

namespace {

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

// A share in thousandths of a percent.
double share(Element e) { return static_cast<double>(std::clamp<std::int64_t>(integer(plain(e, "val")).value_or(100'000), -1'000'000, 1'000'000)) / 100'000.0; }

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255)); }

// Hue, saturation and luminance, and back: what lumMod and lumOff work on.
struct Hsl {
  double hue = 0, saturation = 0, luminance = 0;
};

Hsl hsl_of(const Color& color) {
  const double r = color.red / 255.0, g = color.green / 255.0, b = color.blue / 255.0;
  const double most = std::max({r, g, b}), least = std::min({r, g, b}), span = most - least;
  Hsl out{0, 0, (most + least) / 2};
  if (span <= 0) return out;
  out.saturation = span / (1 - std::abs(2 * out.luminance - 1));
  if (most == r) out.hue = std::fmod((g - b) / span + 6, 6);
  else if (most == g) out.hue = (b - r) / span + 2;
  else out.hue = (r - g) / span + 4;
  return out;
}

Color color_of(const Hsl& in) {
  const double chroma = (1 - std::abs(2 * in.luminance - 1)) * in.saturation, rest = in.luminance - chroma / 2;
  const double second = chroma * (1 - std::abs(std::fmod(in.hue, 2) - 1));
  double r = 0, g = 0, b = 0;
  if (in.hue < 1) r = chroma, g = second;
  else if (in.hue < 2) r = second, g = chroma;
  else if (in.hue < 3) g = chroma, b = second;
  else if (in.hue < 4) g = second, b = chroma;
  else if (in.hue < 5) r = second, b = chroma;
  else r = chroma, b = second;
  return {channel(r + rest), channel(g + rest), channel(b + rest)};
}

// ECMA-376-1 3rd ed. (2011) 20.1.2.3.20 lumMod, 20.1.2.3.21 lumOff, 20.1.2.3.31 shade, 20.1.2.3.34 tint.
Color changed(Color color, Element choice) {
  for (Element e : children(choice)) {
    const double part = share(e);
    if (e.is(Namespace::A, "lumMod") || e.is(Namespace::A, "lumOff")) {
      Hsl hsl = hsl_of(color);
      hsl.luminance = std::clamp(e.is(Namespace::A, "lumMod") ? hsl.luminance * part : hsl.luminance + part, 0.0, 1.0);
      color = color_of(hsl);
    } else if (e.is(Namespace::A, "shade") || e.is(Namespace::A, "tint")) {
      const double ground = e.is(Namespace::A, "tint") ? 1 - part : 0;
      color = {channel(color.red / 255.0 * part + ground), channel(color.green / 255.0 * part + ground), channel(color.blue / 255.0 * part + ground)};
    }
  }
  return color;
}

std::optional<Color> scheme_color(std::string_view name, const Theme& theme) {
  if (name == "tx1" || name == "dk1") name = "text1";
  if (name == "bg1" || name == "lt1") name = "background1";
  if (name == "tx2" || name == "dk2") name = "text2";
  if (name == "bg2" || name == "lt2") name = "background2";
  if (name == "hlink") name = "hyperlink";
  return theme.color(name, std::nullopt, std::nullopt);
}

std::optional<Color> named_color(std::string_view name) {
  struct Row {
    std::string_view name;
    Color color;
  };
  static constexpr std::array<Row, 18> kNames{{{"black", {0, 0, 0}}, {"white", {255, 255, 255}}, {"red", {255, 0, 0}}, {"green", {0, 128, 0}}, {"lime", {0, 255, 0}}, {"blue", {0, 0, 255}},
                                               {"yellow", {255, 255, 0}}, {"aqua", {0, 255, 255}}, {"fuchsia", {255, 0, 255}}, {"gray", {128, 128, 128}}, {"silver", {192, 192, 192}},
                                               {"maroon", {128, 0, 0}}, {"navy", {0, 0, 128}}, {"olive", {128, 128, 0}}, {"purple", {128, 0, 128}}, {"teal", {0, 128, 128}},
                                               {"orange", {255, 165, 0}}, {"cyan", {0, 255, 255}}}};
  const auto* const found = std::find_if(kNames.begin(), kNames.end(), [&](const Row& row) { return row.name == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->color);
}

// ECMA-376-4 (2011) 20.1.2.5 ST_TrueFalse: "t" and "f" beside the words.
bool is_true(std::string_view text) { return is_on(text) && !equal_ignoring_case(text, "f") && !equal_ignoring_case(text, "no"); }

// The text in a VML box: 19.1.2.22 textbox, inset, and the style's v-text-anchor.
void read_vml_text_place(Element shape, TextBox& box) {
  if (const auto inset = plain(shape.child(Namespace::V, "textbox"), "inset")) {
    Length* const sides[] = {&box.insets.left, &box.insets.top, &box.insets.right, &box.insets.bottom};
    std::string_view rest = *inset;
    for (Length* side : sides) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (const auto length = css_length(rest.substr(0, comma))) *side = std::max(*length, Length());
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  const std::string_view anchor = css_value(plain(shape, "style").value_or(""), "v-text-anchor");
  if (anchor.starts_with("middle")) box.vertical = VerticalAlignment::Center;
  else if (anchor.starts_with("bottom")) box.vertical = VerticalAlignment::Bottom;
}

// "#RRGGBB", "#RGB" or a name, with a palette index in brackets behind it.
std::optional<Color> vml_color(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  std::string value(text->substr(0, text->find(' ')));
  if (value.size() == 4 && value[0] == '#') value = {'#', value[1], value[1], value[2], value[2], value[3], value[3]};
  if (value.starts_with('#')) return hex_color(std::string_view(value).substr(1));
  return named_color(value);
}

Border line_of(std::optional<Length> width, std::optional<Color> color) {
  Border border;
  border.style = LineStyle::Single;
  border.width = std::clamp(width.value_or(Length::from_points(0.75)), Length::from_points(0.1), Length::from_points(1'584));
  border.color = color;
  return border;
}

VerticalAlignment vertical_of(std::string_view anchor) {
  if (anchor == "ctr" || anchor == "middle") return VerticalAlignment::Center;
  return anchor == "b" || anchor == "bottom" ? VerticalAlignment::Bottom : VerticalAlignment::Top;
}

}  // namespace

std::optional<Color> drawing_color(Element parent, const Theme& theme) {
  for (Element e : children(parent)) {
    std::optional<Color> color;
    if (e.is(Namespace::A, "srgbClr")) color = hex_color(plain(e, "val"));
    else if (e.is(Namespace::A, "schemeClr")) color = scheme_color(plain(e, "val").value_or(""), theme);
    else if (e.is(Namespace::A, "sysClr")) color = hex_color(plain(e, "lastClr"));
    else if (e.is(Namespace::A, "prstClr")) color = named_color(plain(e, "val").value_or(""));
    if (color) return changed(*color, e);
  }
  return std::nullopt;
}

void read_shape_look(Element shape, const Theme& theme, TextBox& box) {
  const Element look = shape.child(Namespace::Wps, "spPr"), style = shape.child(Namespace::Wps, "style"), body = shape.child(Namespace::Wps, "bodyPr");
  const std::string_view preset = plain(look.child(Namespace::A, "prstGeom"), "prst").value_or("");
  box.shape = preset == "rect" ? "" : preset;
  if (look.child(Namespace::A, "custGeom")) box.shape = "custom";
  const Element xfrm = look.child(Namespace::A, "xfrm");
  box.flip_horizontal = is_on(plain(xfrm, "flipH").value_or("0"));
  box.flip_vertical = is_on(plain(xfrm, "flipV").value_or("0"));
  box.vertical = vertical_of(plain(body, "anchor").value_or("t"));
  if (const Element fill = look.child(Namespace::A, "solidFill")) box.fill = drawing_color(fill, theme);
  else if (const Element stops = look.child(Namespace::A, "gradFill").child(Namespace::A, "gsLst")) box.fill = drawing_color(stops.child(Namespace::A, "gs"), theme);
  else if (const Element reference = style.child(Namespace::A, "fillRef"); reference && !look.child(Namespace::A, "noFill") && integer(plain(reference, "idx")).value_or(0) > 0)
    box.fill = drawing_color(reference, theme);
  const Element line = look.child(Namespace::A, "ln"), line_reference = style.child(Namespace::A, "lnRef");
  std::optional<Color> color = drawing_color(line.child(Namespace::A, "solidFill"), theme);
  const bool styled = line_reference && integer(plain(line_reference, "idx")).value_or(0) > 0;
  if (!color && styled) color = drawing_color(line_reference, theme);
  const bool said = line && (line.child(Namespace::A, "solidFill") || plain(line, "w"));
  if (line.child(Namespace::A, "noFill") || !(said || styled)) return;
  const Border border = line_of(emu(plain(line, "w")), color);
  box.borders = {border, border, border, border, {}, {}};
}

bool read_vml_look(Element shape, TextBox& box) {
  read_vml_text_place(shape, box);
  if (shape.is(Namespace::V, "oval")) box.shape = "ellipse";
  else if (shape.is(Namespace::V, "roundrect")) box.shape = "roundRect";
  else if (shape.is(Namespace::V, "line")) box.shape = "line";
  else if (!shape.is(Namespace::V, "rect") && !shape.is(Namespace::V, "shape")) return false;
  const bool filled = is_true(plain(shape, "filled").value_or("t")), stroked = is_true(plain(shape, "stroked").value_or("t"));
  if (filled && box.shape != "line") box.fill = vml_color(plain(shape, "fillcolor")).value_or(Color{255, 255, 255});
  if (!stroked) return true;
  const Border border = line_of(twips(plain(shape, "strokeweight")), vml_color(plain(shape, "strokecolor")));
  box.borders = {border, border, border, border, {}, {}};
  return true;
}

}  // namespace zhengben::docx
