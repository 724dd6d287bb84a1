// Fills one line: how many atoms go on it, and where its tabs stand.
#ifndef ZHENGBEN_WRITERS_LAYOUT_LINE_FILL_H
#define ZHENGBEN_WRITERS_LAYOUT_LINE_FILL_H

#include "writers/layout/paragraph_box.h"

namespace zhengben::layout {

struct TabRules {
  const std::vector<TabStop>* stops = nullptr;
  Length default_interval;
  Length hanging;                          // a stop of its own on the first line of a hanging indent; zero: none
};

struct FillRules {
  TabRules tabs;
  bool hang_punctuation = false;
  double shrink = 0;                       // how much of its width a blank may give up to let a word on to the line
};

// The line that begins at atom `begin` and has room from `left` to `right`, both from the left of the column.
LineBox fill_line(InlineText& text, std::uint32_t begin, Length left, Length right, const FillRules& rules);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_LINE_FILL_H
