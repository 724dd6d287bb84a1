// Cells and boxes whose lines run down or up: their content is drawn lying and then turned, East Asian characters upright.
#ifndef ZHENGBEN_WRITERS_LAYOUT_TURN_H
#define ZHENGBEN_WRITERS_LAYOUT_TURN_H

#include "writers/layout/canvas.h"

namespace zhengben::layout {

void draw_turned(Canvas& canvas, const Stack& content, TextDirection direction, VerticalAlignment vertical, const Rect& room);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_TURN_H
