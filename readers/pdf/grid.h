// A net of rules to the cells that it encloses: edges of rows and columns, and where no rule stands between two slots
// they are one cell.
#ifndef ZHENGBEN_READERS_PDF_GRID_H
#define ZHENGBEN_READERS_PDF_GRID_H

#include "readers/pdf/ruling.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

// Rows and columns without text; no cells where the net encloses nothing that is a table.
FoundTable grid_of(const Net& net);

// For every slot, row by row, the index of its cell.
std::vector<std::int32_t> slots_of(const FoundTable& table);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_GRID_H
