// How the room that a line does not fill is used: kept at one side, halved, or spread between its characters.
#ifndef ZHENGBEN_WRITERS_LAYOUT_JUSTIFY_H
#define ZHENGBEN_WRITERS_LAYOUT_JUSTIFY_H

#include "writers/layout/paragraph_box.h"

namespace zhengben::layout {

struct Spread {
  Length shift;                            // of the whole line to the right
  Length each;                             // added at every place below
  std::uint32_t from = 0;                  // atoms before it stay as they are (what stands before the last tab)
  bool spaces = false, wide = false, all = false;   // after blanks; after or before East Asian characters; everywhere

  Length after(const ParagraphBox& box, std::uint32_t atom) const;
};

Spread spread_of(const ParagraphBox& box, const LineBox& line);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_JUSTIFY_H
