#include "readers/docx/placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "readers/docx/values.h"
#include "readers/docx/vml_style.h"

namespace zhengben::docx {

namespace {

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

Placement::Anchor anchor_of(std::string_view from) {
  if (from == "page") return Placement::Anchor::Page;
  if (from == "column") return Placement::Anchor::Column;
  if (from == "paragraph") return Placement::Anchor::Paragraph;
  if (from == "line") return Placement::Anchor::Line;
  if (from == "character" || from == "char") return Placement::Anchor::Character;
  if (from == "leftMargin" || from == "insideMargin" || from == "left-margin-area" || from == "inner-margin-area") return Placement::Anchor::LeftMargin;
  if (from == "rightMargin" || from == "outsideMargin" || from == "right-margin-area" || from == "outer-margin-area") return Placement::Anchor::RightMargin;
  if (from == "topMargin" || from == "top-margin-area") return Placement::Anchor::TopMargin;
  if (from == "bottomMargin" || from == "bottom-margin-area") return Placement::Anchor::BottomMargin;
  return Placement::Anchor::Margin;
}

void read_position(Element e, Placement& p) {
  const bool horizontal = e.is(Namespace::Wp, "positionH");
  (horizontal ? p.horizontal : p.vertical) = anchor_of(plain(e, "relativeFrom").value_or(horizontal ? "column" : "paragraph"));
  if (const Element offset = e.child(Namespace::Wp, "posOffset")) {
    const std::string text = offset.text();
    (horizontal ? p.x : p.y) = emu(text).value_or(Length());
  }
  const Element align = e.child(Namespace::Wp, "align");
  if (!align) return;
  const std::string val = align.text();
  if (horizontal) p.align_x = val == "center" ? Alignment::Center : val == "right" || val == "outside" ? Alignment::End : Alignment::Start;
  else p.align_y = val == "center" ? Placement::AlignY::Center : val == "bottom" || val == "outside" ? Placement::AlignY::Bottom : Placement::AlignY::Top;
}

double fraction(Element rect, std::string_view side) { return static_cast<double>(std::clamp<std::int64_t>(integer(plain(rect, side)).value_or(0), -100'000, 100'000)) / 100'000.0; }

// "1000,2000"; zero for what is missing.
std::pair<double, double> plain_pair(std::string_view text) {
  const std::size_t comma = text.find(',');
  return {plain_number(text.substr(0, comma)), comma == std::string_view::npos ? 0 : plain_number(text.substr(comma + 1))};
}

// ECMA-376-4 (2011) 19.1.2.19 shape, style: "rotation:90", or "5898240fd" in 65,536ths of a degree; "flip:x y".
void read_vml_turn(std::string_view style, Placement& p) {
  const std::string_view angle = css_value(style, "rotation"), flip = css_value(style, "flip");
  p.rotation_degrees = std::fmod(plain_number(angle) / (angle.ends_with("fd") ? 65'536.0 : 1.0), 360.0);
  p.flip_horizontal = flip.find('x') != std::string_view::npos;
  p.flip_vertical = flip.find('y') != std::string_view::npos;
}

double scale_of(Length to, double from) { return from > 0 ? std::clamp(static_cast<double>(to.emu()) / from, 1e-6, 1e9) : 1; }

// ECMA-376-4 (2011) 19.1.2.19 shape, style: mso-position-horizontal and -vertical, the distances of what flows around.
void read_vml_alignment(std::string_view style, Placement& p) {
  const std::string_view x = css_value(style, "mso-position-horizontal"), y = css_value(style, "mso-position-vertical");
  if (x == "left" || x == "inside") p.align_x = Alignment::Start;
  else if (x == "center") p.align_x = Alignment::Center;
  else if (x == "right" || x == "outside") p.align_x = Alignment::End;
  if (y == "top" || y == "inside") p.align_y = Placement::AlignY::Top;
  else if (y == "center") p.align_y = Placement::AlignY::Center;
  else if (y == "bottom" || y == "outside") p.align_y = Placement::AlignY::Bottom;
  if (p.align_x) p.x = Length();   // an alignment wins over the margin beside it
  if (p.align_y != Placement::AlignY::None) p.y = Length();
  const auto distance = [&](std::string_view name) { return std::max(css_length(css_value(style, name)).value_or(Length()), Length()); };
  p.distance_left = distance("mso-wrap-distance-left");
  p.distance_top = distance("mso-wrap-distance-top");
  p.distance_right = distance("mso-wrap-distance-right");
  p.distance_bottom = distance("mso-wrap-distance-bottom");
}

}  // namespace

// ECMA-376-1 3rd ed. (2011) 20.4.2.3 anchor, 20.4.2.8 inline.
Placement placement_of(Element e) {
  Placement p;
  p.inline_with_text = e.is(Namespace::Wp, "inline");
  p.distance_top = emu(plain(e, "distT")).value_or(Length());
  p.distance_bottom = emu(plain(e, "distB")).value_or(Length());
  p.distance_left = emu(plain(e, "distL")).value_or(Length());
  p.distance_right = emu(plain(e, "distR")).value_or(Length());
  p.behind_text = is_on(plain(e, "behindDoc").value_or("0"));
  Margins effect;
  const auto side = [](Element of, std::string_view name) { return std::max(emu(plain(of, name)).value_or(Length()), Length()); };
  for (Element c : children(e)) {
    if (c.is(Namespace::Wp, "extent")) {
      p.width = std::max(emu(plain(c, "cx")).value_or(Length()), Length());
      p.height = std::max(emu(plain(c, "cy")).value_or(Length()), Length());
    } else if (c.is(Namespace::Wp, "effectExtent")) {
      effect = {side(c, "t"), side(c, "l"), side(c, "b"), side(c, "r")};
    } else if (c.is(Namespace::Wp, "docPr")) {
      p.alternative_text = plain(c, "descr").value_or("");
    } else if (c.is(Namespace::Wp, "positionH") || c.is(Namespace::Wp, "positionV")) {
      read_position(c, p);
    } else if (c.is(Namespace::Wp, "wrapSquare")) p.wrap = Placement::Wrap::Square;
    else if (c.is(Namespace::Wp, "wrapTight") || c.is(Namespace::Wp, "wrapThrough")) p.wrap = Placement::Wrap::Tight;
    else if (c.is(Namespace::Wp, "wrapTopAndBottom")) p.wrap = Placement::Wrap::TopAndBottom;
  }
  // Text keeps off what effects add, too.
  if (p.wrap != Placement::Wrap::None) {
    p.distance_top += effect.top;
    p.distance_left += effect.left;
    p.distance_bottom += effect.bottom;
    p.distance_right += effect.right;
  }
  return p;
}

Placement turned(Element xfrm, Placement p) {
  p.rotation_degrees = static_cast<double>(integer(plain(xfrm, "rot")).value_or(0) % 21'600'000) / 60'000.0;
  p.flip_horizontal = is_on(plain(xfrm, "flipH").value_or("0"));
  p.flip_vertical = is_on(plain(xfrm, "flipV").value_or("0"));
  return p;
}

Placement with_picture(Element pic, Placement p) {
  const Element rect = pic.child(Namespace::Pic, "blipFill").child(Namespace::A, "srcRect");
  if (rect) {
    p.crop_left = fraction(rect, "l");
    p.crop_top = fraction(rect, "t");
    p.crop_right = fraction(rect, "r");
    p.crop_bottom = fraction(rect, "b");
  }
  const Element xfrm = pic.child(Namespace::Pic, "spPr").child(Namespace::A, "xfrm");
  if (p.width <= Length() || p.height <= Length()) {
    const Element size = xfrm.child(Namespace::A, "ext");
    p.width = emu(plain(size, "cx")).value_or(p.width);
    p.height = emu(plain(size, "cy")).value_or(p.height);
  }
  return p;
}

Placement vml_placement(Element shape) {
  Placement p;
  const std::string_view style = plain(shape, "style").value_or("");
  p.width = css_length(css_value(style, "width")).value_or(Length());
  p.height = css_length(css_value(style, "height")).value_or(Length());
  p.inline_with_text = css_value(style, "position") != "absolute";
  p.x = css_length(css_value(style, "margin-left")).value_or(Length());
  p.y = css_length(css_value(style, "margin-top")).value_or(Length());
  if (const std::string_view from = css_value(style, "mso-position-horizontal-relative"); !from.empty()) p.horizontal = anchor_of(from == "text" ? "column" : from);
  if (const std::string_view from = css_value(style, "mso-position-vertical-relative"); !from.empty()) p.vertical = anchor_of(from == "text" ? "paragraph" : from);
  p.behind_text = css_value(style, "z-index").starts_with('-');
  read_vml_turn(style, p);
  read_vml_alignment(style, p);
  p.alternative_text = plain(shape, "alt").value_or("");
  if (const Element wrap = shape.child(Namespace::W10, "wrap")) {
    const std::string_view type = plain(wrap, "type").value_or("");
    p.wrap = type == "square" ? Placement::Wrap::Square : type == "topAndBottom" ? Placement::Wrap::TopAndBottom : type == "tight" || type == "through" ? Placement::Wrap::Tight : Placement::Wrap::None;
  }
  return p;
}

// ECMA-376-4 (2011) 19.1.2.12 line: its ends instead of a box.
Placement vml_line_placement(Element shape) {
  Placement p = vml_placement(shape);
  const auto ends = [&](std::string_view name) {
    const std::string_view text = plain(shape, name).value_or("0,0");
    const std::size_t comma = std::min(text.find(','), text.size());
    return std::pair{css_length(text.substr(0, comma)).value_or(Length()), css_length(text.substr(std::min(comma + 1, text.size()))).value_or(Length())};
  };
  const auto [x1, y1] = ends("from");
  const auto [x2, y2] = ends("to");
  p.x = std::min(x1, x2);
  p.y = std::min(y1, y2);
  p.width = std::max(x1, x2) - p.x;
  p.height = std::max(y1, y2) - p.y;
  return p;
}

bool vml_line_rises(Element shape) {
  const auto [x1, y1] = plain_pair(plain(shape, "from").value_or(""));
  const auto [x2, y2] = plain_pair(plain(shape, "to").value_or(""));
  return (x2 < x1) != (y2 < y1);
}

DrawnGroup drawing_group(Element properties, const Placement& placed, const DrawnGroup* outer) {
  const Element xfrm = properties.child(Namespace::A, "xfrm");
  const auto number = [&](std::string_view child, std::string_view name) { return static_cast<double>(emu(plain(xfrm.child(Namespace::A, child), name)).value_or(Length()).emu()); };
  DrawnGroup g;
  if (outer) {
    g = *outer;
    const double wide = number("chExt", "cx"), high = number("chExt", "cy");
    g.scale_x = outer->scale_x * (wide > 0 ? std::clamp(number("ext", "cx") / wide, 1e-6, 1e6) : 1);
    g.scale_y = outer->scale_y * (high > 0 ? std::clamp(number("ext", "cy") / high, 1e-6, 1e6) : 1);
    g.x = outer->x + outer->scale_x * number("off", "x") - g.scale_x * number("chOff", "x");
    g.y = outer->y + outer->scale_y * number("off", "y") - g.scale_y * number("chOff", "y");
    g.add_turn(turned(xfrm, Placement()), outer->x + outer->scale_x * (number("off", "x") + number("ext", "cx") / 2), outer->y + outer->scale_y * (number("off", "y") + number("ext", "cy") / 2));
    return g;
  }
  g.placed = placed;
  g.scale_x = scale_of(placed.width, number("chExt", "cx"));
  g.scale_y = scale_of(placed.height, number("chExt", "cy"));
  g.x = -g.scale_x * number("chOff", "x");
  g.y = -g.scale_y * number("chOff", "y");
  g.add_turn(turned(xfrm, Placement()), static_cast<double>(placed.width.emu()) / 2, static_cast<double>(placed.height.emu()) / 2);
  return g;
}

DrawnGroup vml_group(Element group, const Placement& placed) {
  DrawnGroup g;
  g.placed = turned(Element(), placed);
  g.add_turn(placed, static_cast<double>(placed.width.emu()) / 2, static_cast<double>(placed.height.emu()) / 2);
  const auto [wide, high] = plain_pair(plain(group, "coordsize").value_or("1000,1000"));
  const auto [left, top] = plain_pair(plain(group, "coordorigin").value_or("0,0"));
  g.scale_x = scale_of(placed.width, wide);
  g.scale_y = scale_of(placed.height, high);
  g.x = -g.scale_x * left;
  g.y = -g.scale_y * top;
  return g;
}

// The middle of what stands inside goes along with the group; it is mirrored and turned about its own middle as well.
void DrawnGroup::carry(Placement& p) const {
  if (turns.empty()) return;
  double middle_x = static_cast<double>(p.x.emu()) + static_cast<double>(p.width.emu()) / 2, middle_y = static_cast<double>(p.y.emu()) + static_cast<double>(p.height.emu()) / 2;
  for (const Turn& turn : turns) {
    if (turn.flip_horizontal) {
      middle_x = 2 * turn.x - middle_x;
      p.flip_horizontal = !p.flip_horizontal;
      p.rotation_degrees = -p.rotation_degrees;
    }
    if (turn.flip_vertical) {
      middle_y = 2 * turn.y - middle_y;
      p.flip_vertical = !p.flip_vertical;
      p.rotation_degrees = -p.rotation_degrees;
    }
    const double angle = turn.degrees * std::numbers::pi / 180, dx = middle_x - turn.x, dy = middle_y - turn.y;
    middle_x = turn.x + dx * std::cos(angle) - dy * std::sin(angle);
    middle_y = turn.y + dx * std::sin(angle) + dy * std::cos(angle);
    p.rotation_degrees += turn.degrees;
  }
  p.rotation_degrees = std::fmod(p.rotation_degrees, 360.0);
  p.x = Length::from_emu(std::llround(std::clamp(middle_x - static_cast<double>(p.width.emu()) / 2, -1e12, 1e12)));
  p.y = Length::from_emu(std::llround(std::clamp(middle_y - static_cast<double>(p.height.emu()) / 2, -1e12, 1e12)));
}

void DrawnGroup::add_turn(const Placement& own, double middle_x, double middle_y) {
  if (own.rotation_degrees == 0 && !own.flip_horizontal && !own.flip_vertical) return;
  turns.insert(turns.begin(), {own.rotation_degrees, middle_x, middle_y, own.flip_horizontal, own.flip_vertical});
}

Placement DrawnGroup::at(double left, double top, double wide, double high, const Placement& own) const {
  const double slack = 0.001 * (static_cast<double>(placed.width.emu()) + static_cast<double>(placed.height.emu()));
  const bool whole = std::abs(x + left * scale_x) <= slack && std::abs(y + top * scale_y) <= slack && std::abs(wide * scale_x - static_cast<double>(placed.width.emu())) <= slack &&
                     std::abs(high * scale_y - static_cast<double>(placed.height.emu())) <= slack;
  const auto with_turn = [&](Placement p) {
    p.rotation_degrees = own.rotation_degrees;
    p.flip_horizontal = own.flip_horizontal;
    p.flip_vertical = own.flip_vertical;
    return p;
  };
  if (whole && !placed.inline_with_text && turns.empty()) return with_turn(placed);
  const auto length = [](double value) { return Length::from_emu(static_cast<std::int64_t>(std::clamp(value, -1e12, 1e12))); };
  Placement p = with_turn(placed);
  // What stands in a group on the line floats there: the group's own room is kept by a box of its own.
  if (p.inline_with_text) {
    p.horizontal = Placement::Anchor::Character;
    p.vertical = Placement::Anchor::Line;
    p.x = p.y = Length();
  }
  p.inline_with_text = false;
  const Length group_x = p.x, group_y = p.y;
  p.x = length(x + left * scale_x);
  p.y = length(y + top * scale_y);
  p.width = std::max(Length(), length(wide * scale_x));
  p.height = std::max(Length(), length(high * scale_y));
  carry(p);
  p.x += group_x;
  p.y += group_y;
  // The group is aligned as a whole: what stands in it lies so far from where it would be aligned itself.
  if (p.align_x == Alignment::Center) p.x -= (placed.width - p.width) / 2;
  if (p.align_x == Alignment::End) p.x -= placed.width - p.width;
  if (p.align_y == Placement::AlignY::Center) p.y -= (placed.height - p.height) / 2;
  if (p.align_y == Placement::AlignY::Bottom) p.y -= placed.height - p.height;
  return p;
}

Placement in_drawing_group(Element xfrm, const DrawnGroup& group) {
  if (!xfrm.child(Namespace::A, "ext")) return group.placed;   // nothing said: the group's own place
  const auto number = [&](std::string_view child, std::string_view name) { return static_cast<double>(emu(plain(xfrm.child(Namespace::A, child), name)).value_or(Length()).emu()); };
  return group.at(number("off", "x"), number("off", "y"), number("ext", "cx"), number("ext", "cy"), turned(xfrm, Placement()));
}

Placement in_vml_group(Element shape, const DrawnGroup& group) {
  const std::string_view style = plain(shape, "style").value_or("");
  Placement own;
  read_vml_turn(style, own);
  Placement p = group.at(plain_number(css_value(style, "left")), plain_number(css_value(style, "top")), plain_number(css_value(style, "width")), plain_number(css_value(style, "height")), own);
  p.alternative_text = plain(shape, "alt").value_or("");
  return p;
}

}  // namespace zhengben::docx
