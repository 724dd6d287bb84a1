// A form's table row by row, as binding needs it: the cells in visual order, which label names a row, which header
// stands over a value.
#ifndef ZHENGBEN_MODEL_BIND_FORM_ROWS_H
#define ZHENGBEN_MODEL_BIND_FORM_ROWS_H

#include <vector>

#include "model/bind/label.h"
#include "model/form/form.h"
#include "model/table.h"

namespace zhengben {

struct FormRow {
  std::vector<int> cells;      // indices into FormTable::cells that cover the row, left to right, each once
  int values = 0;              // how many of them are values
  int leaf = -1;               // the label right before the first value: names the row; -1 where there is none
  std::vector<int> starting;   // labels whose first row this is, without the leaf
};

struct FormRows {
  const FormTable* table = nullptr;
  LabelBook book;
  std::vector<FormRow> rows;
  std::vector<int> header_of;  // for each cell: of a value, the label over it in the header; -1 else
  int value_count = 0;         // of the table

  FormRows(const Form& form, const FormTable& form_table);
  const FormCell& cell(int index) const { return table->cells[static_cast<std::size_t>(index)]; }
  bool is_value(int index) const { return cell(index).kind == FormCellKind::Value; }
  HeaderScope scope_of(int index) const;   // of a label: over a column or before a row
  // A label of a row above that reaches into this one.
  bool is_continued(int index, int row) const { return cell(index).row < row; }
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_FORM_ROWS_H
