// Which cell of a source row is which cell of the form's row: the same shape, the grid's columns, or the one best
// alignment of the two sequences; else none.
#ifndef ZHENGBEN_MODEL_BIND_CELL_ALIGN_H
#define ZHENGBEN_MODEL_BIND_CELL_ALIGN_H

#include <optional>
#include <vector>

#include "model/bind/form_rows.h"
#include "model/bind/piece.h"
#include "model/bind/source.h"
#include "model/table.h"

namespace zhengben {

// For each visual cell of the source row the index into FormTable::cells, -1 where the form has none.
using RowBinding = std::vector<int>;

// The same number of cells, every label where the form has it.
std::optional<RowBinding> by_shape(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits);

// The one alignment of least cost; nothing where several are as good.
std::optional<RowBinding> by_sequence(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits);

// Where the source grid's column edges stand in the form's grid, learnt from rows bound by shape. Rows that disagree
// (a text dump has no real columns) make it useless.
class ColumnMap {
 public:
  ColumnMap(const Table& table, const FormTable& form) : table_(&table), form_(&form), edges_(table.columns.size() + 1, -1) {}
  void learn(const RowBinding& binding, const SourceRow& row);
  bool is_usable() const { return known_ >= 3 && !conflict_; }
  std::optional<RowBinding> bind(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits) const;

 private:
  void vote(int source_edge, int form_edge);
  const Table* table_;
  const FormTable* form_;
  std::vector<int> edges_;
  int known_ = 0;
  bool conflict_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_CELL_ALIGN_H
