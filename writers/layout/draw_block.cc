#include <algorithm>

#include "writers/layout/canvas.h"

namespace zhengben::layout {

namespace {

bool is_set(const Border& border) { return border.style != LineStyle::None; }

EdgeLine edge(const Border& border) { return {border.style, border.width, border.color.value_or(Color{})}; }

// Shading and borders of the paragraph behind its lines [first, last).
void draw_ground(Canvas& canvas, const ParagraphBox& box, std::size_t first, std::size_t last, Point2 at) {
  const Borders& borders = box.format->borders;
  // ECMA-376-1 3rd ed. (2011) 17.18.84 ST_TabJc, bar: a rule through the paragraph, no stop.
  for (const TabStop& stop : box.format->tabs)
    if (stop.alignment == TabAlignment::Bar) draw_edge(canvas, {LineStyle::Single, Length::from_points(0.5), {}}, {at.x + stop.position, at.y, at.x + stop.position, at.y + lines_height(box, first, last)});
  const bool any = is_set(borders.top) || is_set(borders.bottom) || is_set(borders.left) || is_set(borders.right);
  if (!box.format->shading && !any) return;
  Rect rect{at.x + box.indents.left + std::min(Length{}, box.indents.first), at.y, at.x + box.width - box.indents.right, at.y + lines_height(box, first, last)};
  rect.left -= borders.left.space;
  rect.right += borders.right.space;
  const bool begins = first == 0, ends = last == box.lines.size();
  if (begins) rect.top -= border_above(box);
  if (ends) rect.bottom += border_below(box);
  const Length inner_top = rect.top;       // where the line between the two stands
  if (begins && box.joins_above) rect.top -= box.gap_above;
  if (box.format->shading) canvas.fill(rect, *box.format->shading);
  const Border& top = box.joins_above ? borders.inside_horizontal : borders.top;
  if (begins && is_set(top)) draw_edge(canvas, edge(top), {rect.left, inner_top + top.width / 2, rect.right, inner_top + top.width / 2});
  if (ends && !box.joins_below && is_set(borders.bottom)) {
    const Length y = rect.bottom - borders.bottom.width / 2;
    draw_edge(canvas, edge(borders.bottom), {rect.left, y, rect.right, y});
  }
  if (is_set(borders.left)) draw_edge(canvas, edge(borders.left), {rect.left, rect.top, rect.left, rect.bottom});
  if (is_set(borders.right)) draw_edge(canvas, edge(borders.right), {rect.right, rect.top, rect.right, rect.bottom});
}

void place_bookmarks(Canvas& canvas, const ParagraphBox& box, const LineBox& line, bool final_line, Point2 at) {
  if (canvas.repeated || box.structure == kArtifact) return;
  for (const auto& [name, atom] : box.text.bookmarks)
    if (atom >= line.begin && (atom < line.end || final_line)) canvas.engine.out.destinations.push_back({name, canvas.page, at});
}

}  // namespace

void draw_edge(Canvas& canvas, const EdgeLine& edge, Rect along) {
  if (edge.style == LineStyle::None || edge.width <= Length{}) return;
  const bool flat = along.right - along.left >= along.bottom - along.top;
  const auto strip = [&](Length from, Length thick, LineStyle style) {
    Rect rect = along;
    if (flat) {
      rect.top += from - edge.width / 2;
      rect.bottom = rect.top + thick;
    } else {
      rect.left += from - edge.width / 2;
      rect.right = rect.left + thick;
    }
    canvas.fill(rect, edge.color, ArtifactKind::Layout, style);
  };
  if (edge.style == LineStyle::Double || edge.style == LineStyle::Triple) {
    const int parts = edge.style == LineStyle::Double ? 3 : 5;
    for (int i = 0; i < parts; i += 2) strip(edge.width * i / parts, edge.width / parts, LineStyle::Single);
    return;
  }
  strip(Length{}, edge.width, edge.style);
}

void draw_number(Canvas& canvas, const std::string& digits, Point2 at) {
  const CharacterFormat& format = canvas.engine.document.character_formats[0];
  const FontIndex font = canvas.engine.fonts.slot_font(0, format, FontSlot::Ascii);
  GlyphRun run;
  run.size = format.size;
  run.text = digits;
  Length width;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const CharacterGlyph& glyph = canvas.engine.fonts.glyph(font, static_cast<char32_t>(digits[i]));
    if (glyph.face < 0) return;
    run.face = glyph.face;
    run.glyphs.push_back({glyph.glyph, format.size * static_cast<double>(glyph.advance), {}, {}, static_cast<std::uint32_t>(i)});
    width += run.glyphs.back().advance;
  }
  run.origin = {at.x - width, at.y};
  canvas.frames.emplace_back(std::move(run));
}

void draw_lines(Canvas& canvas, const ParagraphBox& box, std::size_t first, std::size_t last, Point2 at) {
  draw_ground(canvas, box, first, last, at);
  if (!canvas.anchors_done && first == 0) draw_anchored(canvas, box, at);
  for (std::size_t i = first; i < last; ++i) {
    const LineBox& line = box.lines[i];
    at.y += line.drop;
    place_bookmarks(canvas, box, line, i + 1 == box.lines.size(), at);
    draw_line(canvas, box, line, at);
    at.y += line.height;
  }
}

void draw_stack(Canvas& canvas, const Stack& stack, Point2 at) { draw_stack(canvas, stack, Length::from_emu(-1), stack.height + Length::from_points(1), at); }

void draw_stack(Canvas& canvas, const Stack& stack, Length from, Length to, Point2 at) {
  const Length origin = std::max(from, Length{});
  for (const StackItem& item : stack.items) {
    const auto* paragraph = std::get_if<ParagraphBox>(&item.box);
    if (!paragraph) {
      const TableBox& table = *std::get<std::unique_ptr<TableBox>>(item.box);
      if (item.y >= from && item.y < to) draw_table(canvas, table, {at.x, at.y + item.y - origin});
      continue;
    }
    Length y = item.y;
    std::size_t first = paragraph->lines.size(), last = 0;
    Length top;
    for (std::size_t i = 0; i < paragraph->lines.size(); ++i) {
      const Length bottom = y + paragraph->lines[i].drop + paragraph->lines[i].height;
      if (y >= from && bottom <= to) {
        if (first > i) {
          first = i;
          top = y;
        }
        last = i + 1;
      }
      y = bottom;
    }
    if (first < last) draw_lines(canvas, *paragraph, first, last, {at.x, at.y + top - origin});
  }
}

Length fitting_height(const Stack& stack, Length from, Length room) {
  Length fits;
  for (const StackItem& item : stack.items) {
    Length y = item.y;
    const auto* paragraph = std::get_if<ParagraphBox>(&item.box);
    const std::size_t count = paragraph ? paragraph->lines.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      const Length height = paragraph ? paragraph->lines[i].drop + paragraph->lines[i].height : height_of(*std::get<std::unique_ptr<TableBox>>(item.box));
      if (y >= from) {
        if (y + height > from + room) return fits;
        fits = y + height - from;
      }
      y += height;
    }
  }
  return stack.height - from;
}

}  // namespace zhengben::layout
