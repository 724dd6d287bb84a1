// Rows of text to rows of a table: a cell of several lines makes one row of several.
#ifndef ZHENGBEN_READERS_PDF_ROW_GROUPS_H
#define ZHENGBEN_READERS_PDF_ROW_GROUPS_H

#include <span>
#include <vector>

#include "readers/pdf/ruling.h"
#include "readers/pdf/text_columns.h"

namespace zhengben::pdf {

// Indices into `rows`, one after the other: where each row of the table begins. `rules`: those across the table, from
// top to bottom, at full width.
std::vector<std::size_t> row_groups(const std::vector<TextRow>& rows, const std::vector<Column>& columns, std::span<const Ruling> rules);

// How many of the rows of text are the header: down to the rule below it, or above the first figures.
std::size_t header_rows(const std::vector<TextRow>& rows, std::span<const Ruling> rules);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_ROW_GROUPS_H
