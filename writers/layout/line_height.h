// How tall a line is and where its baseline stands: sections A and B of the measured facts on Word's lines.
#ifndef ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H
#define ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H

#include "writers/layout/context.h"

namespace zhengben::layout {

// The largest ascents and descents of what stands on a line: of the line boxes, and of the text alone.
struct LineExtent {
  Length ascent, descent, text_ascent, text_descent;
  Length above;                            // what a picture or a list label reaches above the text: no multiple scales it
  Length object;                           // the tallest picture
  Length mark;                             // natural height of the paragraph mark, where no text gives a line its measure
  void add(const NamedFont& font, Length size, Length raise);
  void add_object(Length height);
  void add_label(const NamedFont& font, Length size);
};

struct LineHeight {
  Length height, baseline;
  Length least;                            // what of it must fit above the foot of a page
};

// `snaps`: the paragraph keeps to the grid, where there is one.
LineHeight line_height(const LineExtent& extent, const LineSpacing& spacing, const Grid& grid, bool snaps);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_LINE_HEIGHT_H
