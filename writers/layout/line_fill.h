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

// The line that begins at atom `begin` and has room from `left` to `right`, both from the left of the column.
LineBox fill_line(InlineText& text, std::uint32_t begin, Length left, Length right, const TabRules& tabs, bool hang_punctuation);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_LINE_FILL_H
