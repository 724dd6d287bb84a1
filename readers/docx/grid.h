// From rows of cells with spans and merges, as a file says them, to a full grid.
#ifndef ZHENGBEN_READERS_DOCX_GRID_H
#define ZHENGBEN_READERS_DOCX_GRID_H

#include <cstdint>
#include <optional>
#include <vector>

#include "model/length.h"
#include "model/limits.h"
#include "readers/docx/table_properties.h"

namespace zhengben::docx {

struct GridCell {
  std::int64_t span = 1;
  Merge v_merge = Merge::None, h_merge = Merge::None;
  std::optional<Length> width;    // preferred, where it is a length
};

struct GridRow {
  std::int64_t before = 0, after = 0;   // grid columns left out
  std::optional<Length> width_before, width_after;
  std::vector<GridCell> cells;
};

struct GridPlace {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  // Cells of the file that stand here, by row and index in it; the first is the cell, the rest were merged into it.
  // Empty: a slot that the file leaves out.
  struct From {
    std::size_t row, cell;
  };
  std::vector<From> from;
};

struct Grid {
  std::vector<Length> columns;
  std::vector<GridPlace> places;  // by row, then column
  bool repaired = false;          // the file's own spans or merges did not make a grid
  std::int64_t clamped = 0;       // the widest span that was beyond the bound
};

// Every slot is covered exactly once. Throws Error past max_table_cells.
Grid full_grid(const std::vector<GridRow>& rows, const std::vector<std::optional<Length>>& grid_columns, const Limits& limits);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_GRID_H
