// A table as a full grid: every slot (r, c) of rows x columns is covered by exactly one cell, stored once at its top
// left. Readers repair what the file says until this holds; everybody else may rely on it (is_full_grid).
#ifndef ZHENGBEN_MODEL_TABLE_H
#define ZHENGBEN_MODEL_TABLE_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/block.h"
#include "model/formatting.h"
#include "model/length.h"

namespace zhengben {

enum class VerticalAlignment : std::uint8_t { Top, Center, Bottom };
enum class TextDirection : std::uint8_t { Horizontal, VerticalRightToLeft, VerticalLeftToRight, Rotated90, Rotated270 };
enum class HeaderScope : std::uint8_t { None, Column, Row, Both };
enum class HeightRule : std::uint8_t { Auto, AtLeast, Exact };
enum class WidthKind : std::uint8_t { Auto, Fixed, Percent };

struct Width {
  WidthKind kind = WidthKind::Auto;
  Length length;                  // with Fixed
  double percent = 0;             // with Percent, of the text width
  bool operator==(const Width&) const = default;
};

struct Margins {
  Length top, left, bottom, right;
  bool operator==(const Margins&) const = default;
};

struct CellFormat {
  Borders borders;                // resolved against the table's and its style's: what is drawn at each side
  std::optional<Color> shading;
  VerticalAlignment vertical = VerticalAlignment::Top;
  TextDirection direction = TextDirection::Horizontal;
  Width width;                    // preferred
  Margins margins;                // resolved against the table's
  bool no_wrap = false, fit_text = false;
  bool operator==(const CellFormat&) const = default;
};

struct Cell {
  int row = 0, column = 0;        // of its top left slot, from 0
  int row_span = 1, column_span = 1;
  std::vector<Block> blocks;
  CellFormat format;
  HeaderScope header = HeaderScope::None;   // set by the reader from repeated header rows, by bind from the form
  std::optional<std::string> raw;           // the text exactly as read, where a repair changed it
  bool uncertain = false;         // its text is what was read, but the source does not say it for certain: no repair, no proof
  Provenance provenance;
  bool operator==(const Cell&) const = default;
};

struct Row {
  Length height;
  HeightRule height_rule = HeightRule::Auto;
  bool repeat_header = false;     // repeated at the top of each page
  bool cant_split = false;
  bool operator==(const Row&) const = default;
};

struct FloatingPosition {         // a table or frame that text wraps around; absent: in line
  Length x, y;
  enum class Anchor : std::uint8_t { Text, Margin, Page } horizontal = Anchor::Text, vertical = Anchor::Text;
  std::optional<Alignment> align_x; // instead of x
  Margins distance;                 // kept free around it
  bool operator==(const FloatingPosition&) const = default;
};

struct TableFormat {
  Width width;
  Alignment alignment = Alignment::Start;
  Length indent;
  bool fixed_layout = false;      // widths of columns hold; else they fit their content
  Borders borders;                // as the table says, before cells
  Margins cell_margins{{}, Length::from_twips(108), {}, Length::from_twips(108)};
  Length cell_spacing;
  std::optional<FloatingPosition> floating;
  bool right_to_left = false;
  std::string style;              // name as the user sees it
  std::string caption, description;   // alternative text
  bool operator==(const TableFormat&) const = default;
};

struct Table {
  std::vector<Length> columns;    // widths; its size is the number of columns
  std::vector<Row> rows;          // its size is the number of rows
  std::vector<Cell> cells;        // by row, then column, of their top left slot
  TableFormat format;
  bool nested = false;            // stands inside another table's cell
  std::string part_of;            // id of the form's table ("t3") that bind found here, empty where none
  Provenance provenance;
  bool operator==(const Table&) const = default;

  int row_count() const { return static_cast<int>(rows.size()); }
  int column_count() const { return static_cast<int>(columns.size()); }
};

// Whether every slot is covered exactly once and every cell lies inside the grid, cells sorted.
bool is_full_grid(const Table& table);

// For every slot, row by row, the index into table.cells of the cell that covers it. Requires is_full_grid.
std::vector<std::int32_t> slot_map(const Table& table);

// The cell that covers slot (row, column); nullptr outside the grid. Linear in the number of cells: for a whole table
// use slot_map.
const Cell* cell_at(const Table& table, int row, int column);
Cell* cell_at(Table& table, int row, int column);

// The cell's own text: its paragraphs (with list labels) joined by '\n'; nested tables are not part of it.
std::string cell_text(const Cell& cell);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_TABLE_H
