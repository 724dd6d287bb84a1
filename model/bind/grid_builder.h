// One bound table rebuilt as the form's own grid. Cells keep their blocks, format, provenance and raw text; a row that
// the form does not know stays in its place; a row that the document lacks is not made up.
#ifndef ZHENGBEN_MODEL_BIND_GRID_BUILDER_H
#define ZHENGBEN_MODEL_BIND_GRID_BUILDER_H

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "model/bind/form_rows.h"
#include "model/document.h"
#include "model/report.h"

namespace zhengben {

struct Slot {
  std::int32_t table = -1, row = -1, column = -1;   // a cell by its top left slot
  auto operator<=>(const Slot&) const = default;
};

struct BuiltGrid {
  Table table;
  std::vector<int> form_cells;        // for each cell of it, the index into FormTable::cells; -1: of an added row
  std::map<Slot, std::size_t> moved;  // source cell -> index into table.cells
  std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> rows;   // source table and row -> row of it
};

// Nothing where a cell of the document has no place in the grid: then the table stays as it is.
std::optional<BuiltGrid> build_grid(const Document& document, const FormRows& form, const BoundTable& bound);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_GRID_BUILDER_H
