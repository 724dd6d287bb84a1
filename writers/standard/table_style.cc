#include "writers/standard/table_style.h"

#include <algorithm>

#include "writers/standard/column_widths.h"

namespace zhengben::standard {

namespace {

constexpr std::size_t kColumnsAt12Points = 6, kColumnsAt10Points = 15;
constexpr double kWordsOfALabel = 6;         // em: longer stubs begin at the left
constexpr double kTextOfAnUnbrokenRow = 600; // em

Border rule() { return {LineStyle::Single, Length::from_points(0.5), {}, std::nullopt}; }

bool is_drawn(const Borders& borders) {
  for (const Border* border : {&borders.top, &borders.left, &borders.bottom, &borders.right, &borders.inside_horizontal, &borders.inside_vertical})
    if (border->style != LineStyle::None) return true;
  return false;
}

// A table that draws no line anywhere only arranges text on the page, and goes on doing so.
bool is_ruled(const Table& table) {
  if (!table.part_of.empty() || is_drawn(table.format.borders)) return true;
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return is_drawn(cell.format.borders); });
}

bool heads_columns(const Cell& cell) { return cell.header == HeaderScope::Column || cell.header == HeaderScope::Both; }

// Whether every cell that begins in a row heads columns. A form's note in the corner stands among its headers.
std::vector<char> rows_of_headers(const Table& table) {
  const bool bound = !table.part_of.empty();
  std::vector<char> any(table.rows.size(), 0), other(table.rows.size(), 0);
  for (const Cell& cell : table.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    if (heads_columns(cell))
      any[row] = 1;
    else if (!bound || cell.column > 0)
      other[row] = 1;
  }
  std::vector<char> out(table.rows.size(), 0);
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = any[r] && !other[r] ? 1 : 0;
  return out;
}

// How many rows from the top are repeated on every page: the headers, or what the source repeats. None where a table has
// headers further down, too: those of the first block would stand above the figures of another.
int header_rows(const Table& table) {
  const int rows = table.row_count();
  std::vector<char> header = rows_of_headers(table);
  if (table.part_of.empty())
    for (std::size_t r = 0; r < header.size(); ++r)
      if (table.rows[r].repeat_header) header[r] = 1;
  const auto end = std::find(header.begin(), header.end(), 0);
  const int count = static_cast<int>(end - header.begin());
  if (count == rows) return 0;
  if (!table.part_of.empty() && std::find(end, header.end(), 1) != header.end()) return 0;
  for (const Cell& cell : table.cells)
    if (cell.row < count && cell.row + cell.row_span > count) return 0;
  return count;
}

void style_rows(Table& table, const std::vector<TextExtent>& extents, int headers, TableSize size) {
  std::vector<double> words(table.rows.size(), 0);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    double& row = words[static_cast<std::size_t>(table.cells[i].row)];
    for (const Block& block : table.cells[i].blocks)
      row += std::holds_alternative<TableRef>(block) ? kTextOfAnUnbrokenRow : extents[i].whole;
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    Row row;
    row.height = Length::from_twips(size == TableSize::Small4 ? 454 : size == TableSize::Five ? 397 : 340);
    row.height_rule = HeightRule::AtLeast;
    row.repeat_header = static_cast<int>(r) < headers;
    row.cant_split = words[r] < kTextOfAnUnbrokenRow;
    table.rows[r] = row;
  }
}

std::vector<Kind> kinds_of(const Table& table, const std::vector<TextExtent>& extents) {
  std::vector<double> widest(table.columns.size(), 0);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (!heads_columns(cell) && cell.column_span == 1) widest[static_cast<std::size_t>(cell.column)] = std::max(widest[static_cast<std::size_t>(cell.column)], extents[i].whole);
  }
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    const double words = cell.column_span == 1 && cell.row_span == 1 ? widest[static_cast<std::size_t>(cell.column)] : extents[i].whole;
    if (heads_columns(cell))
      kinds.push_back(Kind::TableHeader);
    else if (extents[i].figure || words <= kWordsOfALabel || cell.row_span > 2)
      kinds.push_back(Kind::TableFigure);
    else
      kinds.push_back(Kind::TableText);
  }
  return kinds;
}

void style_cells(Table& table, bool ruled) {
  const Border line = ruled ? rule() : Border{};
  for (Cell& cell : table.cells) {
    CellFormat format;
    format.borders = {line, line, line, line, {}, {}};
    format.vertical = VerticalAlignment::Center;
    format.margins = table.format.cell_margins;
    Length width;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) width += table.columns[static_cast<std::size_t>(c)];
    format.width = {WidthKind::Fixed, width, 0};
    cell.format = format;
  }
}

}  // namespace

Length inner_width(const Table& table, const Cell& cell) {
  Length width = -(table.format.cell_margins.left + table.format.cell_margins.right);
  for (int c = cell.column; c < cell.column + cell.column_span; ++c) width += table.columns[static_cast<std::size_t>(c)];
  return std::max(width, Length::from_twips(1));
}

TableLook style_table(Table& table, Length width) {
  const bool ruled = is_ruled(table);
  const int headers = header_rows(table);
  if (table.part_of.empty())
    for (Cell& cell : table.cells) cell.header = cell.row < headers ? HeaderScope::Column : HeaderScope::None;
  const std::vector<TextExtent> extents = text_extents(table);

  TableFormat format;
  const Length side = Length::from_twips(table.columns.size() <= kColumnsAt12Points ? 108 : 56);
  format.cell_margins = {{}, side, {}, side};
  TableLook look;
  look.size = table.columns.size() <= kColumnsAt12Points ? TableSize::Small4 : table.columns.size() <= kColumnsAt10Points ? TableSize::Five : TableSize::Small5;
  ColumnPlan plan = plan_columns(table, extents, width, size_of(look.size), side + side);
  while (!plan.fits && look.size != TableSize::Small5) {
    look.size = static_cast<TableSize>(static_cast<int>(look.size) + 1);
    plan = plan_columns(table, extents, width, size_of(look.size), side + side);
  }
  table.columns = std::move(plan.widths);
  format.width.kind = WidthKind::Fixed;
  for (const Length column : table.columns) format.width.length += column;
  format.alignment = Alignment::Center;
  format.fixed_layout = true;
  if (ruled) format.borders = {rule(), rule(), rule(), rule(), rule(), rule()};
  format.caption = std::move(table.format.caption);
  format.description = std::move(table.format.description);
  format.style = ruled ? "公文表格" : "公文无线表格";
  table.format = format;
  style_rows(table, extents, headers, look.size);
  look.kinds = kinds_of(table, extents);
  style_cells(table, ruled);
  return look;
}

}  // namespace zhengben::standard
