#include "model/table.h"

namespace zhengben {

std::vector<std::int32_t> slot_map(const Table& table) {
  const std::size_t columns = table.columns.size();
  std::vector<std::int32_t> map(table.rows.size() * columns, -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        map[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = static_cast<std::int32_t>(i);
  }
  return map;
}

bool is_full_grid(const Table& table) {
  const int rows = table.row_count(), columns = table.column_count();
  std::vector<char> covered(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0);
  std::size_t count = 0;
  int last_row = -1, last_column = -1;
  for (const Cell& cell : table.cells) {
    if (cell.row < 0 || cell.column < 0 || cell.row_span < 1 || cell.column_span < 1) return false;
    if (cell.row + cell.row_span > rows || cell.column + cell.column_span > columns) return false;
    if (cell.row < last_row || (cell.row == last_row && cell.column <= last_column)) return false;
    last_row = cell.row;
    last_column = cell.column;
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        char& slot = covered[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(c)];
        if (slot) return false;
        slot = 1;
        ++count;
      }
  }
  return count == covered.size();
}

const Cell* cell_at(const Table& table, int row, int column) {
  for (const Cell& cell : table.cells)
    if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column && column < cell.column + cell.column_span) return &cell;
  return nullptr;
}

Cell* cell_at(Table& table, int row, int column) { return const_cast<Cell*>(cell_at(static_cast<const Table&>(table), row, column)); }

std::string cell_text(const Cell& cell) {
  std::string out;
  bool first = true;
  for (const Block& block : cell.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (!first) out += '\n';
      first = false;
      out += paragraph_text(*paragraph);
    }
  return out;
}

}  // namespace zhengben
