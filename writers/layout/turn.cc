#include "writers/layout/turn.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::layout {

namespace {

// Maps what is drawn lying, x along the line and y across the lines, into the room.
struct Turn {
  Rect room;
  bool up = false;                         // lines run upwards, the next one to the right
  Point2 operator()(Point2 p) const { return up ? Point2{room.left + p.y, room.bottom - p.x} : Point2{room.right - p.y, room.top + p.x}; }
  double degrees() const { return up ? 90 : -90; }
};

Rect turned(const Turn& turn, const Rect& rect) {
  const Point2 a = turn({rect.left, rect.top}), b = turn({rect.right, rect.bottom});
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

// A lying run, glyph by glyph: East Asian characters stand upright in the middle of the line, the rest lies.
void add_upright(std::vector<Frame>& out, const GlyphRun& run, const Turn& turn, FontSet&) {
  Length x = run.origin.x;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const Glyph& glyph = run.glyphs[i];
    const std::size_t end = i + 1 < run.glyphs.size() ? run.glyphs[i + 1].cluster : run.text.size();
    GlyphRun one = run;
    one.text = end > glyph.cluster ? run.text.substr(glyph.cluster, end - glyph.cluster) : std::string();
    one.glyphs.assign(1, glyph);
    one.glyphs[0].cluster = 0;
    std::size_t at = 0;
    const char32_t c = one.text.empty() ? U' ' : next_character(one.text, at);
    if (is_han(c) || is_kana(c) || is_hangul(c) || (c >= 0xFF10 && c <= 0xFF5A)) {
      // The em box is 0.88 above and 0.12 below the baseline; it stands where the lying one lay.
      const Point2 corner = turn({x, run.origin.y + run.size * 0.12});
      one.origin = {corner.x, corner.y + run.size * 0.88};
      one.rotation_degrees = 0;
    } else {
      one.origin = turn({x, run.origin.y});
      one.rotation_degrees = turn.degrees();
    }
    x += glyph.advance;
    out.emplace_back(std::move(one));
  }
}

}  // namespace

void draw_turned(Canvas& canvas, const Stack& content, TextDirection direction, VerticalAlignment vertical, const Rect& room) {
  Turn turn{room, direction == TextDirection::Rotated270 || direction == TextDirection::VerticalLeftToRight};
  const bool upright = direction == TextDirection::VerticalRightToLeft;
  if (direction == TextDirection::VerticalLeftToRight) turn.up = false;
  std::vector<Frame> lying;
  Canvas sheet{canvas.engine, lying, canvas.page, canvas.repeated, canvas.artifact, canvas.area, false};
  const Length spare = (room.right - room.left) - content.height;
  Length y;
  if (spare > Length{} && vertical == VerticalAlignment::Center) y = spare / 2;
  if (spare > Length{} && vertical == VerticalAlignment::Bottom) y = spare;
  draw_stack(sheet, content, {Length{}, y});
  for (Frame& frame : lying) {
    if (auto* run = std::get_if<GlyphRun>(&frame)) {
      if (upright) {
        add_upright(canvas.frames, *run, turn, canvas.engine.fonts);
        continue;
      }
      run->origin = turn(run->origin);
      run->rotation_degrees += turn.degrees();
    } else if (auto* rule = std::get_if<Rule>(&frame)) {
      rule->rect = turned(turn, rule->rect);
    } else if (auto* path = std::get_if<Path>(&frame)) {
      for (PathSegment& segment : path->segments)
        for (Point2* point : {&segment.control1, &segment.control2, &segment.to}) *point = turn(*point);
      if (path->shading) path->shading->from = turn(path->shading->from), path->shading->to = turn(path->shading->to);
    } else if (auto* image = std::get_if<PlacedImage>(&frame)) {
      image->rect = turned(turn, image->rect);
    } else if (auto* link = std::get_if<LinkArea>(&frame)) {
      link->rect = turned(turn, link->rect);
    }
    canvas.frames.emplace_back(std::move(frame));
  }
}

}  // namespace zhengben::layout
