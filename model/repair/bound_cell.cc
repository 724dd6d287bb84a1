#include "model/repair/bound_cell.h"

namespace zhengben {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

Cell* CellFinder::operator()(const FieldValue& field) {
  if (field.table < 0 || at(field.table) >= document_.tables.size()) return nullptr;
  Table& table = document_.tables[at(field.table)];
  if (field.row < 0 || field.row >= table.row_count() || field.column < 0 || field.column >= table.column_count()) return nullptr;
  std::vector<std::int32_t>& slots = slots_[at(field.table)];
  if (slots.empty()) slots = slot_map(table);
  return &table.cells[at(slots[at(field.row) * table.columns.size() + at(field.column)])];
}

void take(FieldValue& field, const CellValue& cell, const FormField& form_field) {
  field.text = cell.text;
  field.state = cell.state;
  field.value = cell.value;
  const std::string& above = field.label_unit.empty() ? form_field.unit : field.label_unit;
  field.unit = cell.unit.empty() ? above : cell.unit;
  field.candidates = cell.candidates;
}

}  // namespace zhengben
