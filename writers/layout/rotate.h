// What is drawn upright and then turned about a point by any angle: shapes, their text and pictures.
#ifndef ZHENGBEN_WRITERS_LAYOUT_ROTATE_H
#define ZHENGBEN_WRITERS_LAYOUT_ROTATE_H

#include <vector>

#include "writers/layout/frame.h"

namespace zhengben::layout {

// The frames from index `first` on, clockwise.
void rotate_frames(std::vector<Frame>& frames, std::size_t first, Point2 centre, double degrees);

// The upright rectangle around `rect` turned about its own middle.
Rect rotated_bounds(const Rect& rect, double degrees);

inline Point2 middle_of(const Rect& rect) { return {(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2}; }

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_ROTATE_H
