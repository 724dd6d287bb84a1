// Resolves what the sides of a cell show from the table's, the style's and its own settings.
#ifndef ZHENGBEN_READERS_DOCX_TABLE_BORDERS_H
#define ZHENGBEN_READERS_DOCX_TABLE_BORDERS_H

#include "model/table.h"
#include "readers/docx/styles.h"
#include "readers/docx/table_properties.h"

namespace zhengben::docx {

struct CellPosition {
  int row = 0, column = 0, row_span = 1, column_span = 1, rows = 1, columns = 1;
};

// ECMA-376-1 3rd ed. (2011) 17.4.66 tcBorders: the cell's own side, else the conditional style's, else the table's outer
// or inner line.
Borders cell_borders(const CellPosition& at, const BorderSet& table, const BorderSet& styled, const BorderSet& own);

// The conditions that hold for a cell. `row`, `cell`: its index among the table's rows and the row's cells.
std::uint32_t conditions_of(const TableLook& look, int row, int rows, int cell, int cells, int row_band, int column_band);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_TABLE_BORDERS_H
