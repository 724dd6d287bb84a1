// How tall a line is and where its baseline stands: sections A and B of the measured facts on Word's lines.
#ifndef ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H
#define ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H

#include "writers/layout/context.h"

namespace zhengben::layout {

// The largest ascents and descents of what stands on a line: of the line boxes, and of the text alone.
struct LineExtent {
  Length ascent, descent, text_ascent, text_descent;
  Length object;                           // the tallest picture on it
  void add(const NamedFont& font, Length size, Length raise);
  void add_object(Length height);
};

struct LineHeight {
  Length height, baseline;
};

// `grid_lines`: the grid rules this line (type lines or linesAndChars, the paragraph snaps to it).
LineHeight line_height(const LineExtent& extent, const LineSpacing& spacing, const Grid& grid, bool snaps);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H
