// The structure of a table whose region is known but whose cells no rules enclose: columns by what the rows leave free,
// rows by their lines, rules where there are any.
#ifndef ZHENGBEN_READERS_PDF_TEXT_GRID_H
#define ZHENGBEN_READERS_PDF_TEXT_GRID_H

#include "readers/pdf/ruling.h"
#include "readers/pdf/tables.h"
#include "readers/pdf/text_rows.h"

namespace zhengben::pdf {

// `rules`: those of the region. No cells where the text is not in columns.
FoundTable text_grid(std::vector<TextRow> rows, const Net& rules);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_TEXT_GRID_H
