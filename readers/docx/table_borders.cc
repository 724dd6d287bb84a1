#include "readers/docx/table_borders.h"

namespace zhengben::docx {

namespace {

Border side(const std::optional<Border>& own, const std::optional<Border>& styled, const std::optional<Border>& styled_inside, bool at_edge, const std::optional<Border>& outer, const std::optional<Border>& inner) {
  if (own) return *own;
  if (at_edge && styled) return *styled;
  if (!at_edge && styled_inside) return *styled_inside;
  if (!at_edge && styled) return *styled;
  return (at_edge ? outer : inner).value_or(Border());
}

void set(std::uint32_t& bits, Condition condition) { bits |= 1U << static_cast<unsigned>(condition); }

}  // namespace

Borders cell_borders(const CellPosition& at, const BorderSet& table, const BorderSet& styled, const BorderSet& own) {
  Borders out;
  const bool first_row = at.row == 0, last_row = at.row + at.row_span == at.rows;
  const bool first_column = at.column == 0, last_column = at.column + at.column_span == at.columns;
  out.top = side(own.top, styled.top, styled.inside_horizontal, first_row, table.top, table.inside_horizontal);
  out.bottom = side(own.bottom, styled.bottom, styled.inside_horizontal, last_row, table.bottom, table.inside_horizontal);
  out.left = side(own.left, styled.left, styled.inside_vertical, first_column, table.left, table.inside_vertical);
  out.right = side(own.right, styled.right, styled.inside_vertical, last_column, table.right, table.inside_vertical);
  return out;
}

std::uint32_t conditions_of(const TableLook& look, int row, int rows, int cell, int cells, int row_band, int column_band) {
  std::uint32_t bits = 0;
  const bool first_row = look.first_row && row == 0, last_row = look.last_row && row == rows - 1;
  const bool first_column = look.first_column && cell == 0, last_column = look.last_column && cell == cells - 1;
  if (look.horizontal_bands && !first_row && !last_row) {
    const int band = (row - (look.first_row ? 1 : 0)) / row_band;
    set(bits, band % 2 == 0 ? Condition::Band1Horizontal : Condition::Band2Horizontal);
  }
  if (look.vertical_bands && !first_column && !last_column) {
    const int band = (cell - (look.first_column ? 1 : 0)) / column_band;
    set(bits, band % 2 == 0 ? Condition::Band1Vertical : Condition::Band2Vertical);
  }
  if (first_row) set(bits, Condition::FirstRow);
  if (last_row) set(bits, Condition::LastRow);
  if (first_column) set(bits, Condition::FirstColumn);
  if (last_column) set(bits, Condition::LastColumn);
  if (first_row && first_column) set(bits, Condition::NorthWest);
  if (first_row && last_column) set(bits, Condition::NorthEast);
  if (last_row && first_column) set(bits, Condition::SouthWest);
  if (last_row && last_column) set(bits, Condition::SouthEast);
  return bits;
}

}  // namespace zhengben::docx
