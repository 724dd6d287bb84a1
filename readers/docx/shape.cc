#include "readers/docx/shape.h"

#include <algorithm>

#include "readers/docx/shape_color.h"
#include "readers/docx/values.h"
#include "readers/docx/vml_style.h"

namespace zhengben::docx {

namespace {

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

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

LineStyle dash_of(std::string_view name) {
  if (name.empty() || name == "solid") return LineStyle::Single;
  if (name == "dot" || name == "sysDot" || name == "1 1" || name == "shortdot") return LineStyle::Dotted;
  if (name.find("DotDot") != std::string_view::npos || name.find("dotdot") != std::string_view::npos) return LineStyle::DotDotDash;
  if (name.find("Dot") != std::string_view::npos || name.find("dot") != std::string_view::npos) return LineStyle::DotDash;
  return LineStyle::Dashed;
}

// ECMA-376-1 3rd ed. (2011) 20.1.10.83 ST_TextVerticalType.
TextDirection direction_of(std::string_view vert) {
  if (vert == "vert") return TextDirection::Rotated90;
  if (vert == "vert270") return TextDirection::Rotated270;
  if (vert == "eaVert" || vert == "wordArtVert" || vert == "wordArtVertRtl") return TextDirection::VerticalRightToLeft;
  return vert == "mongolianVert" ? TextDirection::VerticalLeftToRight : TextDirection::Horizontal;
}

// ECMA-376-4 (2011) 19.1.2.22 textbox, style: the ways that lines run.
TextDirection vml_direction(std::string_view style) {
  const bool up = style.find("mso-layout-flow-alt:bottom-to-top") != std::string_view::npos;
  if (style.find("layout-flow:vertical-ideographic") != std::string_view::npos) return TextDirection::VerticalRightToLeft;
  if (style.find("layout-flow:vertical") != std::string_view::npos) return up ? TextDirection::Rotated270 : TextDirection::Rotated90;
  return TextDirection::Horizontal;
}

bool is_arrow(std::optional<std::string_view> type) { return type && *type != "none"; }

// A fill of DrawingML: EG_FillProperties of `parent`, false where it has none of them.
bool read_fill(Element parent, const Theme& theme, std::optional<Color> placeholder, TextBox& box, LeftOut& left_out) {
  for (Element e : children(parent)) {
    if (e.is(Namespace::A, "noFill") || e.is(Namespace::A, "grpFill")) return true;
    if (e.is(Namespace::A, "solidFill")) {
      box.fill = drawing_color(e, theme, placeholder);
    } else if (e.is(Namespace::A, "gradFill")) {
      box.gradient = drawing_gradient(e, theme, placeholder);
      if (box.gradient) box.fill = color_in_middle(*box.gradient);
    } else if (e.is(Namespace::A, "pattFill")) {
      left_out.push_back({"pattern", true});
      box.fill = drawing_color(e.child(Namespace::A, "bgClr"), theme, placeholder);
    } else if (e.is(Namespace::A, "blipFill")) {
      left_out.push_back({"picture that fills a shape", true});
    } else {
      continue;
    }
    return true;
  }
  return false;
}

// The style's own fill, which a theme's list describes. 20.1.4.2.10 fillRef.
void read_styled_fill(Element reference, const Theme& theme, TextBox& box, LeftOut& left_out) {
  const std::int64_t index = integer(plain(reference, "idx")).value_or(0);
  if (index <= 0 || index == 1'000) return;
  const auto color = drawing_color(reference, theme);
  const Element style = theme.fill_style(index);
  if (!style) {
    box.fill = color;
    return;
  }
  // The list's entries are fills themselves, not what holds one.
  if (style.is(Namespace::A, "solidFill")) box.fill = drawing_color(style, theme, color);
  else if (style.is(Namespace::A, "gradFill") && (box.gradient = drawing_gradient(style, theme, color))) box.fill = color_in_middle(*box.gradient);
  else if (!style.is(Namespace::A, "noFill")) {
    box.fill = color;
    left_out.push_back({"pattern", true});
  }
}

// 20.1.2.2.24 ln over 20.1.4.2.19 lnRef.
void read_line(Element line, Element reference, const Theme& theme, TextBox& box) {
  std::optional<Color> color = drawing_color(line.child(Namespace::A, "solidFill"), theme);
  std::optional<Length> width = emu(plain(line, "w"));
  const std::int64_t index = integer(plain(reference, "idx")).value_or(0);
  const bool styled = reference && index > 0;
  if (styled) {
    if (!color) color = drawing_color(reference, theme);
    if (!width) width = emu(plain(theme.line_style(index), "w"));
  }
  if (!color) color = drawing_color(line.child(Namespace::A, "gradFill").child(Namespace::A, "gsLst").first_child(), theme);
  const bool said = line && (line.child(Namespace::A, "solidFill") || line.child(Namespace::A, "gradFill") || plain(line, "w"));
  if (line.child(Namespace::A, "noFill") || !(said || styled)) return;
  Border border = line_of(width, color);
  border.style = dash_of(plain(line.child(Namespace::A, "prstDash"), "val").value_or(""));
  box.borders = {border, border, border, border, {}, {}};
  box.arrow_at_begin = is_arrow(plain(line.child(Namespace::A, "headEnd"), "type"));
  box.arrow_at_end = is_arrow(plain(line.child(Namespace::A, "tailEnd"), "type"));
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

}  // namespace

void add_effects(Element properties, LeftOut& left_out) {
  for (Element e : children(properties.child(Namespace::A, "effectLst"))) {
    const std::string_view name = e.name();
    left_out.push_back({name.ends_with("Shdw") ? "shadow" : std::string(name)});
  }
  if (properties.child(Namespace::A, "sp3d").first_child() || plain(properties.child(Namespace::A, "sp3d"), "extrusionH")) left_out.push_back({"depth"});
}

LeftOut read_shape_look(Element shape, const Theme& theme, TextBox& box) {
  LeftOut left_out;
  const Element look = shape.child(Namespace::Wps, "spPr"), style = shape.child(Namespace::Wps, "style"), body = shape.child(Namespace::Wps, "bodyPr");
  const Element preset = look.child(Namespace::A, "prstGeom");
  const std::string_view name = plain(preset, "prst").value_or("");
  box.shape = name == "rect" ? "" : name;
  if (look.child(Namespace::A, "custGeom")) box.shape = "custom";
  for (Element guide : children(preset.child(Namespace::A, "avLst"))) {
    const std::string_view formula = plain(guide, "fmla").value_or("");
    if (box.adjustments.size() < 8 && formula.starts_with("val ")) box.adjustments.push_back(static_cast<double>(integer(formula.substr(4)).value_or(0)) / 100'000.0);
  }
  box.vertical = vertical_of(plain(body, "anchor").value_or("t"));
  box.direction = direction_of(plain(body, "vert").value_or(""));
  if (!read_fill(look, theme, std::nullopt, box, left_out)) read_styled_fill(style.child(Namespace::A, "fillRef"), theme, box, left_out);
  read_line(look.child(Namespace::A, "ln"), style.child(Namespace::A, "lnRef"), theme, box);
  add_effects(look, left_out);
  return left_out;
}

std::optional<LeftOut> read_vml_look(Element shape, TextBox& box) {
  LeftOut left_out;
  read_vml_text_place(shape, box);
  if (shape.is(Namespace::V, "oval")) box.shape = "ellipse";
  else if (shape.is(Namespace::V, "roundrect")) box.shape = "roundRect";
  else if (shape.is(Namespace::V, "line")) box.shape = "line";
  else if (!shape.is(Namespace::V, "rect") && !shape.is(Namespace::V, "shape")) return std::nullopt;
  if (box.shape == "roundRect")
    if (const auto arc = plain(shape, "arcsize")) box.adjustments = {vml_fraction(*arc)};
  const bool filled = is_true(plain(shape, "filled").value_or("t")), stroked = is_true(plain(shape, "stroked").value_or("t"));
  const Element fill = shape.child(Namespace::V, "fill"), stroke = shape.child(Namespace::V, "stroke");
  if (filled && box.shape != "line" && is_true(plain(fill, "on").value_or("t"))) {
    box.fill = vml_color(plain(shape, "fillcolor")).value_or(Color{255, 255, 255});
    box.gradient = vml_gradient(fill, *box.fill);
    if (box.gradient) box.fill = color_in_middle(*box.gradient);
    if (const std::string_view type = plain(fill, "type").value_or("solid"); type == "pattern" || type == "tile" || type == "frame") left_out.push_back({"picture that fills a shape", true});
  }
  box.direction = vml_direction(plain(shape.child(Namespace::V, "textbox"), "style").value_or(""));
  if (shape.child(Namespace::V, "shadow") && is_true(plain(shape.child(Namespace::V, "shadow"), "on").value_or("f"))) left_out.push_back({"shadow"});
  if (!stroked || !is_true(plain(stroke, "on").value_or("t"))) return left_out;
  Border border = line_of(twips(plain(shape, "strokeweight")), vml_color(plain(shape, "strokecolor")));
  border.style = dash_of(plain(stroke, "dashstyle").value_or(""));
  box.borders = {border, border, border, border, {}, {}};
  box.arrow_at_begin = is_arrow(plain(stroke, "startarrow"));
  box.arrow_at_end = is_arrow(plain(stroke, "endarrow"));
  return left_out;
}

}  // namespace zhengben::docx
