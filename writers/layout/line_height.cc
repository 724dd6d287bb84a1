#include "writers/layout/line_height.h"

#include <algorithm>
#include <cmath>

namespace zhengben::layout {

namespace {

// The share of an exact line that lies above the baseline, whatever the font.
constexpr double kExactBaseline = 0.80;
// 12 pt at 1.3 fits a cell of 15.6 pt exactly: rounding must not make it two.
constexpr double kGridTolerance = 0.005;

}  // namespace

void LineExtent::add(const NamedFont& font, Length size, Length raise) {
  ascent = std::max(ascent, size * font.line_ascent + raise);
  descent = std::max(descent, size * font.line_descent - raise);
  text_ascent = std::max(text_ascent, size * font.ascent + raise);
  text_descent = std::max(text_descent, size * font.descent - raise);
}

void LineExtent::add_object(Length height) {
  above = std::max(above, height);
  object = std::max(object, height);
}

// A label counts as a run only by what it reaches above (word-layout fact 5).
void LineExtent::add_label(const NamedFont& font, Length size) { above = std::max(above, size * font.line_ascent); }

LineHeight line_height(const LineExtent& extent, const LineSpacing& spacing, const Grid& grid, bool snaps) {
  if (spacing.rule == LineRule::Exact) return {spacing.height, spacing.height * kExactBaseline, spacing.height};
  const Length ascent = std::max(extent.ascent, extent.above);
  const Length natural = ascent + extent.descent;
  const bool on_grid = snaps && grid.kind != GridKind::None && grid.line_pitch > Length{};
  if (on_grid) {
    const double cells = std::ceil(natural / grid.line_pitch - kGridTolerance);
    Length height = grid.line_pitch * std::max(1.0, cells);
    if (spacing.rule == LineRule::Multiple) height = std::max(height, grid.line_pitch * spacing.multiple);
    if (spacing.rule == LineRule::AtLeast) height = std::max(height, spacing.height);
    const Length text_ascent = std::max(extent.text_ascent, extent.object);
    return {height, (height - text_ascent - extent.text_descent) / 2 + text_ascent, height};
  }
  if (spacing.rule == LineRule::AtLeast) {
    const Length height = std::max(spacing.height, natural);
    return {height, height - extent.descent, height};
  }
  // A picture alone adds nothing below it, but a multiple still counts by the text that could stand there.
  const Length measure = extent.mark > Length{} ? extent.mark : extent.ascent + extent.descent;
  const Length height = natural + measure * (spacing.multiple - 1);
  // What a multiple adds lies below the text and may reach below the foot of a page; what it takes away is taken above.
  if (spacing.multiple >= 1) return {height, ascent, natural};
  return {height, height - extent.descent, height};
}

}  // namespace zhengben::layout
