#include <algorithm>

#include "model/room_only.h"
#include "writers/layout/canvas.h"
#include "writers/layout/shape_path.h"

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

void draw_text_box(Canvas& canvas, const InlineObject& object, const Rect& rect) {
  const TextBox& box = canvas.engine.document.text_boxes[static_cast<std::size_t>(object.object)];
  if (box.shape == kRoomOnly) return;
  ShapeOutline outline = shape_outline(box.shape, rect);
  if (!outline.known) canvas.engine.not_laid_out("shape " + box.shape, Severity::Warning);
  flip(outline.segments, rect, box.flip_horizontal, box.flip_vertical);
  const Border& border = box.borders.top;
  Path path{std::move(outline.segments), outline.open ? std::nullopt : box.fill, border.color.value_or(Color{}), {}, border.style, ArtifactKind::Layout};
  if (border.style != LineStyle::None) path.line_width = border.width;
  if (path.fill || path.line_width > Length{}) canvas.frames.emplace_back(std::move(path));
  if (!object.content) return;
  const Length free = outline.text.bottom - outline.text.top - box.insets.top - box.insets.bottom - object.content->height;
  Length y = outline.text.top + box.insets.top;
  if (box.vertical == VerticalAlignment::Center) y += free / 2;
  if (box.vertical == VerticalAlignment::Bottom) y += free;
  draw_stack(canvas, *object.content, {outline.text.left + box.insets.left, std::max(y, rect.top)});
}

}  // namespace

void draw_placed(Canvas& canvas, const InlineObject& object, const Rect& rect, bool is_text_box) {
  if (is_text_box) return draw_text_box(canvas, object, rect);
  if (rect.right <= rect.left || rect.bottom <= rect.top) return;
  PlacedImage image;
  image.image = object.object;
  image.rect = rect;
  const Placement& placed = *object.placed;
  image.crop_left = placed.crop_left;
  image.crop_top = placed.crop_top;
  image.crop_right = placed.crop_right;
  image.crop_bottom = placed.crop_bottom;
  image.rotation_degrees = placed.rotation_degrees;
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
  const Length x = placed.align_x ? aligned(*placed.align_x, left, room, object.width) : left + placed.x;
  Length y = top + placed.y;
  if (placed.align_y == Placement::AlignY::Top) y = top;
  if (placed.align_y == Placement::AlignY::Center) y = top + (depth - object.height) / 2;
  if (placed.align_y == Placement::AlignY::Bottom) y = top + depth - object.height;
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
