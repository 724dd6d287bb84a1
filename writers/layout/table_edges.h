// Which line is drawn between two cells.
#ifndef ZHENGBEN_WRITERS_LAYOUT_TABLE_EDGES_H
#define ZHENGBEN_WRITERS_LAYOUT_TABLE_EDGES_H

#include "writers/layout/block_box.h"

namespace zhengben::layout {

void decide_edges(TableBox& box);

// The widest line above the slots [first, first + count) of a row (row_count(): below the last).
Length widest_across(const TableBox& box, std::size_t row, std::size_t first, std::size_t count);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_TABLE_EDGES_H
