// Columns of a table without rules between them: stretches that the rows leave free, one above the other.
#ifndef ZHENGBEN_READERS_PDF_TEXT_COLUMNS_H
#define ZHENGBEN_READERS_PDF_TEXT_COLUMNS_H

#include <span>
#include <vector>

#include "readers/pdf/text_rows.h"

namespace zhengben::pdf {

struct Column {
  double left = 0, right = 0;              // of its text
};

// Finds the columns and tells every piece over which of them it stands. `borders`: places of rules that part columns.
// Fewer than two columns: the rows are no table.
std::vector<Column> text_columns(std::vector<TextRow>& rows, std::span<const double> borders);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_TEXT_COLUMNS_H
