// What happens to a form's tables on their way through many hands.
#ifndef ZHENGBEN_TESTS_MODEL_BIND_SPOIL_H
#define ZHENGBEN_TESTS_MODEL_BIND_SPOIL_H

#include <algorithm>
#include <utility>
#include <vector>

#include "tests/model/bind/form_document.h"

namespace zhengben::tests {

// Rows [from, to) of the table as a table of their own; cells that reach over the cut are cut.
inline Table rows_of(const Table& table, int from, int to) {
  Table part;
  part.columns = table.columns;
  part.rows.assign(table.rows.begin() + from, table.rows.begin() + to);
  for (const Cell& at : table.cells) {
    const int first = std::max(at.row, from), last = std::min(at.row + at.row_span, to);
    if (first >= last) continue;
    Cell piece = at;
    if (at.row < from) piece.blocks.assign(1, line(""));
    piece.row = first - from;
    piece.row_span = last - first;
    part.cells.push_back(piece);
  }
  std::ranges::sort(part.cells, {}, [](const Cell& at) { return std::pair(at.row, at.column); });
  return part;
}

// Puts `parts` where the table stood, with an empty paragraph between.
inline void replace_with(Document& document, std::int32_t table, const std::vector<Table>& parts) {
  const auto at = std::ranges::find_if(document.body, [&](const Block& block) {
    const auto* reference = std::get_if<TableRef>(&block);
    return reference && reference->table == table;
  });
  std::vector<Block> blocks;
  for (const Table& part : parts) {
    if (!blocks.empty()) blocks.emplace_back(line(""));
    blocks.emplace_back(TableRef{static_cast<std::int32_t>(document.tables.size())});
    document.tables.push_back(part);
  }
  const auto next = document.body.erase(at);
  document.body.insert(next, blocks.begin(), blocks.end());
}

// Every cell that reaches over several rows becomes one a row, its text repeated or not.
inline Table unmerged(const Table& table, bool repeated) {
  Table made = table;
  made.cells.clear();
  for (const Cell& at : table.cells)
    for (int r = at.row; r < at.row + at.row_span; ++r) {
      Cell piece = at;
      piece.row = r;
      piece.row_span = 1;
      if (r > at.row && !repeated) piece.blocks.assign(1, line(""));
      made.cells.push_back(piece);
    }
  std::ranges::sort(made.cells, {}, [](const Cell& at) { return std::pair(at.row, at.column); });
  return made;
}

// A hairline column at the right that the last cell of each row covers.
inline Table with_hairline(Table table) {
  const int columns = table.column_count();
  table.columns.push_back(Length::from_twips(15));
  for (Cell& at : table.cells)
    if (at.column + at.column_span == columns) ++at.column_span;
  return table;
}

// The hairline as a blank cell of its own in every second row.
inline Table with_loose_hairline(Table table) {
  const int columns = table.column_count();
  table.columns.push_back(Length::from_twips(15));
  std::vector<Cell> cells;
  for (Cell at : table.cells) {
    const bool last = at.column + at.column_span == columns;
    if (last && at.row % 2 == 1 && at.row_span == 1) {
      cells.push_back(at);
      cells.push_back(cell(at.row, columns, 1, 1, ""));
      continue;
    }
    if (last) ++at.column_span;
    cells.push_back(at);
  }
  table.cells = cells;
  return table;
}

// Each column but the last two wide: the grid a PDF's lines give.
inline Table with_double_columns(Table table) {
  const int columns = table.column_count();
  table.columns.assign(static_cast<std::size_t>(columns * 2 - 1), Length::from_twips(450));
  for (Cell& at : table.cells) {
    const int last = std::min(at.column + at.column_span, columns);
    at.column_span = (last == columns ? columns * 2 - 1 : last * 2) - at.column * 2;
    at.column *= 2;
  }
  return table;
}

// The table in the one cell of another.
inline void nest(Document& document, std::int32_t table) {
  Table outer;
  outer.columns.push_back(Length::from_twips(9000));
  outer.rows.resize(1);
  outer.cells.push_back(cell(0, 0, 1, 1, ""));
  outer.cells[0].blocks.insert(outer.cells[0].blocks.begin(), TableRef{table});
  document.tables[static_cast<std::size_t>(table)].nested = true;
  for (Block& block : document.body)
    if (auto* reference = std::get_if<TableRef>(&block); reference && reference->table == table) reference->table = static_cast<std::int32_t>(document.tables.size());
  document.tables.push_back(outer);
}

inline void drop_row(Table& table, int row) {
  std::vector<Cell> cells;
  for (Cell at : table.cells) {
    const bool begins = at.row == row, reaches = at.row <= row && row < at.row + at.row_span;
    if (begins && at.row_span == 1) continue;
    if (reaches) --at.row_span;
    if (at.row > row) --at.row;
    cells.push_back(at);
  }
  table.cells = cells;
  table.rows.pop_back();
  std::ranges::sort(table.cells, {}, [](const Cell& at) { return std::pair(at.row, at.column); });
}

// The row once more right below itself.
inline void double_row(Table& table, int row) {
  std::vector<Cell> copies;
  for (Cell& at : table.cells) {
    if (at.row > row) ++at.row;
    else if (at.row == row && at.row_span == 1) copies.push_back(at);
    else if (at.row + at.row_span > row) ++at.row_span;
  }
  for (Cell& at : copies) at.row = row + 1;
  table.cells.insert(table.cells.end(), copies.begin(), copies.end());
  table.rows.emplace_back();
  std::ranges::sort(table.cells, {}, [](const Cell& at) { return std::pair(at.row, at.column); });
}

}  // namespace zhengben::tests

#endif  // ZHENGBEN_TESTS_MODEL_BIND_SPOIL_H
