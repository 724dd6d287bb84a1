// The outlines of DrawingML's simple preset shapes, and where text stands in them.
// ECMA-376-1 3rd ed. (2011) 20.1.10.56 ST_ShapeType and its presetShapeDefinitions.
#ifndef ZHENGBEN_WRITERS_LAYOUT_SHAPE_PATH_H
#define ZHENGBEN_WRITERS_LAYOUT_SHAPE_PATH_H

#include <string_view>
#include <vector>

#include "writers/layout/frame.h"

namespace zhengben::layout {

struct ShapeOutline {
  std::vector<PathSegment> segments;       // in the rectangle it was asked for
  Rect text;                               // where text stands
  bool known = true;                       // false: a rectangle stands in for a shape that is not among them
  bool open = false;                       // a line: nothing to fill
  bool adjusted = true;                    // false: the adjustments are not followed
};

// `adjustments`: ECMA-376-1 3rd ed. (2011) 20.1.9.5 avLst, as shares; the shape's own where there are none.
ShapeOutline shape_outline(std::string_view name, const std::vector<double>& adjustments, const Rect& rect);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_SHAPE_PATH_H
