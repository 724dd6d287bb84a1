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
  ascent = std::max(ascent, height);
  text_ascent = std::max(text_ascent, height);
  object = std::max(object, height);
}

LineHeight line_height(const LineExtent& extent, const LineSpacing& spacing, const Grid& grid, bool snaps) {
  if (spacing.rule == LineRule::Exact) return {spacing.height, spacing.height * kExactBaseline};
  const Length natural = extent.ascent + extent.descent;
  const bool on_grid = snaps && grid.kind != GridKind::None && grid.line_pitch > Length{};
  if (on_grid) {
    const double cells = std::ceil(natural / grid.line_pitch - kGridTolerance);
    Length height = grid.line_pitch * std::max(1.0, cells);
    if (spacing.rule == LineRule::Multiple) height = std::max(height, grid.line_pitch * spacing.multiple);
    if (spacing.rule == LineRule::AtLeast) height = std::max(height, spacing.height);
    const Length text = extent.text_ascent + extent.text_descent;
    return {height, (height - text) / 2 + extent.text_ascent};
  }
  if (spacing.rule == LineRule::AtLeast) {
    const Length height = std::max(spacing.height, natural);
    return {height, height - extent.descent};
  }
  const Length height = natural * spacing.multiple;
  // What a multiple adds lies below the text; what it takes away is taken above.
  return {height, spacing.multiple >= 1 ? extent.ascent : height - extent.descent};
}

}  // namespace zhengben::layout
