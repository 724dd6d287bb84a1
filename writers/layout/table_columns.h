// How wide the columns of a table come out.
#ifndef ZHENGBEN_WRITERS_LAYOUT_TABLE_COLUMNS_H
#define ZHENGBEN_WRITERS_LAYOUT_TABLE_COLUMNS_H

#include "writers/layout/block_box.h"

namespace zhengben::layout {

// Widths of the columns of a composed table where `available` is the width of the text. A fixed layout keeps the
// grid's widths; else a column is at least as wide as its longest word, and the whole no wider than the text.
std::vector<Length> column_widths(const TableBox& box, Length available);

// The longest stretch that no line break can fall into, and the longest line without any break.
Length least_width(const Stack& stack);
Length full_width(const Stack& stack);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_TABLE_COLUMNS_H
