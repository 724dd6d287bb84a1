#include <algorithm>
#include <cmath>
#include <numbers>

#include "model/room_only.h"
#include "writers/layout/canvas.h"
#include "writers/layout/rotate.h"
#include "writers/layout/shape_path.h"
#include "writers/layout/turn.h"

namespace zhengben::layout {

namespace {

using Anchor = Placement::Anchor;

Length aligned(Alignment alignment, Length from, Length room, Length width) {
  if (alignment == Alignment::Center) return from + (room - width) / 2;
  if (alignment == Alignment::End) return from + room - width;
  return from;
}

void flip(std::vector<PathSegment>& segments, const Rect& rect, bool across, bool down) {
  for (PathSegment& segment : segments)
    for (Point2* point : {&segment.control1, &segment.control2, &segment.to}) {
      if (across) point->x = rect.left + rect.right - point->x;
      if (down) point->y = rect.top + rect.bottom - point->y;
    }
}

// Word runs two colours into each other by light, not by numbers, and gently at both ends; more of them by numbers. Seen in
// its own PDFs: black to white passes 87, 154, 211 and 243 at each fifth.
std::vector<Gradient::Stop> stops_as_drawn(const Gradient& gradient) {
  if (gradient.stops.size() != 2 || gradient.radial) return gradient.stops;
  constexpr int kSteps = 16;
  constexpr double kGamma = 2.2;
  const Gradient::Stop &from = gradient.stops[0], &to = gradient.stops[1];
  std::vector<Gradient::Stop> out;
  for (int i = 0; i <= kSteps; ++i) {
    const double way = static_cast<double>(i) / kSteps, share = (1 - std::cos(way * std::numbers::pi)) / 2;
    const auto mixed = [&](std::uint8_t a, std::uint8_t b) {
      const double light = std::pow(a / 255.0, kGamma) * (1 - share) + std::pow(b / 255.0, kGamma) * share;
      return static_cast<std::uint8_t>(std::lround(std::clamp(std::pow(light, 1 / kGamma), 0.0, 1.0) * 255));
    };
    out.push_back({from.at + (to.at - from.at) * way, {mixed(from.color.red, to.color.red), mixed(from.color.green, to.color.green), mixed(from.color.blue, to.color.blue)}});
  }
  return out;
}

// From side to side along the line through the middle, or from its centre to the farthest corner.
Shading shading_of(const Gradient& gradient, const Rect& rect) {
  Shading out{stops_as_drawn(gradient), gradient.radial, {}, {}};
  const Length width = rect.right - rect.left, height = rect.bottom - rect.top;
  if (gradient.radial) {
    out.from = {rect.left + width * gradient.centre_x, rect.top + height * gradient.centre_y};
    out.to = {gradient.centre_x < 0.5 ? rect.right : rect.left, gradient.centre_y < 0.5 ? rect.bottom : rect.top};
    return out;
  }
  const double angle = gradient.degrees * std::numbers::pi / 180, across = std::cos(angle), down = std::sin(angle);
  const Length half = (width * std::abs(across) + height * std::abs(down)) / 2;
  const Point2 middle = middle_of(rect);
  out.from = {middle.x - half * across, middle.y - half * down};
  out.to = {middle.x + half * across, middle.y + half * down};
  return out;
}

// The head of an arrow of middle size: three line widths long and wide, of a thin line somewhat more.
Path arrow_head(Point2 tip, Point2 from, const Path& line) {
  const Length size = std::max(line.line_width, Length::from_points(1.5)) * 3.0;
  const double dx = (tip.x - from.x).points(), dy = (tip.y - from.y).points(), length = std::max(0.001, std::hypot(dx, dy)), ux = dx / length, uy = dy / length;
  Path head;
  head.fill = line.line_color;
  head.artifact = line.artifact;
  const Point2 back{tip.x - size * ux, tip.y - size * uy};
  const Length half = size / 2;
  using Kind = PathSegment::Kind;
  head.segments = {{Kind::Move, {}, {}, tip}, {Kind::Line, {}, {}, {back.x - half * uy, back.y + half * ux}}, {Kind::Line, {}, {}, {back.x + half * uy, back.y - half * ux}}, {Kind::Close, {}, {}, {}}};
  return head;
}

void draw_outline(Canvas& canvas, const TextBox& box, const ShapeOutline& outline, const Rect& rect) {
  const Border& border = box.borders.top;
  Path path;
  path.segments = outline.segments;
  flip(path.segments, rect, box.placed.flip_horizontal, box.placed.flip_vertical);
  path.line_color = border.color.value_or(Color{});
  path.style = border.style;
  if (border.style != LineStyle::None) path.line_width = border.width;
  if (!outline.open) path.fill = box.fill;
  if (path.fill && box.gradient) path.shading = shading_of(*box.gradient, rect);
  if (!path.fill && path.line_width <= Length{}) return;
  const bool arrows = outline.open && path.line_width > Length{} && path.segments.size() == 2;
  if (arrows && box.arrow_at_end) canvas.frames.emplace_back(arrow_head(path.segments[1].to, path.segments[0].to, path));
  if (arrows && box.arrow_at_begin) canvas.frames.emplace_back(arrow_head(path.segments[0].to, path.segments[1].to, path));
  canvas.frames.emplace_back(std::move(path));
}

void draw_box_text(Canvas& canvas, const TextBox& box, const Stack& content, const Rect& text, Length least_y) {
  const Rect room{text.left + box.insets.left, text.top + box.insets.top, text.right - box.insets.right, text.bottom - box.insets.bottom};
  if (box.direction != TextDirection::Horizontal) return draw_turned(canvas, content, box.direction, box.vertical, room);
  const Length free = room.bottom - room.top - content.height;
  Length y = room.top;
  if (box.vertical == VerticalAlignment::Center) y += free / 2;
  if (box.vertical == VerticalAlignment::Bottom) y += free;
  draw_stack(canvas, content, {room.left, std::max(y, least_y)});
}

void draw_text_box(Canvas& canvas, const InlineObject& object, const Rect& rect) {
  const TextBox& box = canvas.engine.document.text_boxes[static_cast<std::size_t>(object.object)];
  if (box.shape == kRoomOnly) return;
  const std::size_t first = canvas.frames.size();
  const ShapeOutline outline = shape_outline(box.shape, box.adjustments, rect);
  if (!outline.known) canvas.engine.not_laid_out("shape " + box.shape, Severity::Warning);
  if (!outline.adjusted) canvas.engine.not_laid_out("adjusted shape " + box.shape, Severity::Warning);
  draw_outline(canvas, box, outline, rect);
  const std::size_t text = canvas.frames.size();
  if (object.content) draw_box_text(canvas, box, *object.content, outline.text, rect.top);
  // What is flipped upside down turns its text over.
  if (box.placed.flip_vertical) rotate_frames(canvas.frames, text, middle_of(rect), 180);
  if (box.placed.rotation_degrees != 0) rotate_frames(canvas.frames, first, middle_of(rect), box.placed.rotation_degrees);
}

// The room of what is turned holds it in its middle.
Rect unturned(const Placement& placed, const Rect& room) {
  if (placed.rotation_degrees == 0) return room;
  const Point2 middle = middle_of(room);
  const Length width = std::max(Length{}, placed.width), height = std::max(Length{}, placed.height);
  return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

}  // namespace

void draw_placed(Canvas& canvas, const InlineObject& object, const Rect& room, bool is_text_box) {
  const Placement& placed = *object.placed;
  const Rect rect = unturned(placed, room);
  if (is_text_box) return draw_text_box(canvas, object, rect);
  if (rect.right <= rect.left || rect.bottom <= rect.top) return;
  PlacedImage image;
  image.image = object.object;
  image.rect = rect;
  image.crop_left = placed.crop_left;
  image.crop_top = placed.crop_top;
  image.crop_right = placed.crop_right;
  image.crop_bottom = placed.crop_bottom;
  image.rotation_degrees = placed.rotation_degrees;
  image.flip_horizontal = placed.flip_horizontal;
  image.flip_vertical = placed.flip_vertical;
  image.structure = canvas.structure(object.structure);
  image.artifact = canvas.artifact;
  canvas.frames.emplace_back(image);
}

Rect anchored_rect(const InlineObject& object, const PageArea& area, Point2 paragraph, Length column_width) {
  const Placement& placed = *object.placed;
  Length left = paragraph.x, room = column_width;
  if (placed.horizontal == Anchor::Page) {
    left = Length{};
    room = area.width;
  } else if (placed.horizontal == Anchor::Margin) {
    left = area.left;
    room = area.right - area.left;
  } else if (placed.horizontal == Anchor::LeftMargin) {
    left = Length{};
    room = area.left;
  } else if (placed.horizontal == Anchor::RightMargin) {
    left = area.right;
    room = area.width - area.right;
  }
  Length top = paragraph.y, depth = area.bottom - paragraph.y;
  if (placed.vertical == Anchor::Page) {
    top = Length{};
    depth = area.height;
  } else if (placed.vertical == Anchor::Margin) {
    top = area.top;
    depth = area.bottom - area.top;
  } else if (placed.vertical == Anchor::TopMargin) {
    top = Length{};
    depth = area.top;
  } else if (placed.vertical == Anchor::BottomMargin) {
    top = area.bottom;
    depth = area.height - area.bottom;
  }
  const Length x = object.shift + placed.x + (placed.align_x ? aligned(*placed.align_x, left, room, object.width) : left);
  Length y = top + placed.y;
  if (placed.align_y == Placement::AlignY::Center) y += (depth - object.height) / 2;
  if (placed.align_y == Placement::AlignY::Bottom) y += depth - object.height;
  return {x, y, x + object.width, y + object.height};
}

void draw_anchored(Canvas& canvas, const ParagraphBox& box, Point2 at) {
  for (const Atom& atom : box.text.atoms)
    if (atom.kind == AtomKind::Anchor) {
      const InlineObject& object = box.text.objects[static_cast<std::size_t>(atom.object)];
      draw_placed(canvas, object, anchored_rect(object, canvas.area, at, box.width), atom.glyph != 0);
    }
}

}  // namespace zhengben::layout
