// The look of a table: full width, ruled, columns as wide as their text asks, header rows repeated, rows unbroken.
#ifndef ZHENGBEN_WRITERS_STANDARD_TABLE_STYLE_H
#define ZHENGBEN_WRITERS_STANDARD_TABLE_STYLE_H

#include <vector>

#include "model/table.h"
#include "writers/standard/look.h"

namespace zhengben::standard {

struct TableLook {
  TableSize size = TableSize::Small4;
  std::vector<Kind> kinds;            // of the text of each cell, in the table's order
};

// Sets everything of the table but the formats of its paragraphs, which the result names.
TableLook style_table(Table& table, Length width);

// What is left for the text of a cell.
Length inner_width(const Table& table, const Cell& cell);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_TABLE_STYLE_H
