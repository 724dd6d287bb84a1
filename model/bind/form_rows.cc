#include "model/bind/form_rows.h"

namespace zhengben {

namespace {

std::vector<int> slots_of(const FormTable& table) {
  std::vector<int> slots(static_cast<std::size_t>(table.rows * table.columns), -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const FormCell& cell = table.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) slots[static_cast<std::size_t>(r * table.columns + c)] = static_cast<int>(i);
  }
  return slots;
}

FormRow row_of(const FormTable& table, const std::vector<int>& slots, int row) {
  FormRow made;
  for (int c = 0; c < table.columns; ++c) {
    const int cell = slots[static_cast<std::size_t>(row * table.columns + c)];
    if (!made.cells.empty() && made.cells.back() == cell) continue;
    made.cells.push_back(cell);
    const bool value = table.cells[static_cast<std::size_t>(cell)].kind == FormCellKind::Value;
    if (!value && made.values == 0) made.leaf = cell;
    made.values += value ? 1 : 0;
  }
  if (made.values == 0) made.leaf = -1;
  for (const int cell : made.cells) {
    const FormCell& at = table.cells[static_cast<std::size_t>(cell)];
    if (at.kind != FormCellKind::Value && at.row == row && cell != made.leaf) made.starting.push_back(cell);
  }
  return made;
}

}  // namespace

FormRows::FormRows(const Form& form, const FormTable& form_table) : table(&form_table), book(form, form_table), header_of(form_table.cells.size(), -1) {
  const std::vector<int> slots = slots_of(form_table);
  for (int r = 0; r < form_table.rows; ++r) rows.push_back(row_of(form_table, slots, r));
  for (std::size_t i = 0; i < form_table.cells.size(); ++i) {
    const FormCell& value = form_table.cells[i];
    if (value.kind != FormCellKind::Value) continue;
    ++value_count;
    for (int r = value.row - 1; r >= 0 && header_of[i] < 0; --r) {
      const int above = slots[static_cast<std::size_t>(r * form_table.columns + value.column)];
      // A header stands in a row without values: a stub's label over a value is none.
      if (!is_value(above) && rows[static_cast<std::size_t>(r)].values == 0) header_of[i] = above;
    }
  }
}

HeaderScope FormRows::scope_of(int index) const {
  if (cell(index).kind != FormCellKind::Label) return HeaderScope::None;
  return rows[static_cast<std::size_t>(cell(index).row)].values == 0 ? HeaderScope::Column : HeaderScope::Row;
}

}  // namespace zhengben
