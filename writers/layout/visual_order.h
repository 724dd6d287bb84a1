// The order in which the atoms of a line stand from left to right where some of them run from right to left.
#ifndef ZHENGBEN_WRITERS_LAYOUT_VISUAL_ORDER_H
#define ZHENGBEN_WRITERS_LAYOUT_VISUAL_ORDER_H

#include <cstdint>
#include <vector>

#include "writers/layout/inline_text.h"

namespace zhengben::layout {

// Atoms [begin, end) in visual order. Levels 0 to 2 of the bidirectional algorithm without explicit controls: letters
// of right-to-left scripts, numbers among them, and neutrals by what stands on both sides (UAX #9 rules N1, N2 and L2).
std::vector<std::uint32_t> visual_order(const InlineText& text, std::uint32_t begin, std::uint32_t end, bool right_to_left);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_VISUAL_ORDER_H
