// How wide the columns of a table must be: from the text of its cells, so that stubs are wide, columns of figures equal,
// and headers break into short stacked lines.
#ifndef ZHENGBEN_WRITERS_STANDARD_COLUMN_WIDTHS_H
#define ZHENGBEN_WRITERS_STANDARD_COLUMN_WIDTHS_H

#include <vector>

#include "model/table.h"

namespace zhengben::standard {

// What a cell's text asks for, in em.
struct TextExtent {
  double unbreakable = 0;         // its widest piece that no line may break
  double whole = 0;               // its longest line, unbroken
  bool figure = false;            // digits, marks and blanks, or nothing: what stands in a column of figures
};

// One a cell of the table, in its order.
std::vector<TextExtent> text_extents(const Table& table);

struct ColumnPlan {
  std::vector<Length> widths;     // whole twips, their sum is the width given
  bool fits = true;               // no word needs more than it gets
};

ColumnPlan plan_columns(const Table& table, const std::vector<TextExtent>& extents, Length width, Length em, Length padding);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_COLUMN_WIDTHS_H
