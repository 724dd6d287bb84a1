#include "readers/pdf/likeness.h"

#include <algorithm>

#include "model/text.h"
#include "readers/pdf/numbered.h"
#include "readers/pdf/text_rows.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kLong = 60;        // characters; twice for what is not Han
constexpr int kFewestRows = 3;

struct Counts {
  int filled = 0, figures = 0, long_cells = 0, leaders = 0, numbers_first = 0, firsts = 0;
  std::vector<int> in_row, in_column;
};

std::size_t length_of(const std::string& text) {
  std::size_t length = 0;
  for (const char32_t c : to_utf32(text)) length += is_east_asian(c) ? 2 : 1;
  return length;
}

bool is_item_number(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  if (characters.empty() || characters.size() > 6) return false;
  if (characters.size() == 1 && !is_digit(characters[0]) && !(characters[0] < 0x80 && std::isalpha(static_cast<int>(characters[0])))) return true;   // a bullet
  return begins_numbered(text) || characters.back() == U'.' || characters.back() == U')' || characters.back() == U'）';
}

Counts count(const FoundTable& table) {
  Counts out;
  out.in_row.assign(static_cast<std::size_t>(table.rows), 0);
  out.in_column.assign(static_cast<std::size_t>(table.columns), 0);
  for (const FoundCell& cell : table.cells) {
    if (cell.lines.empty()) continue;
    const std::string text = text_of(cell);
    ++out.filled;
    ++out.in_row[static_cast<std::size_t>(cell.row)];
    if (cell.column_span == 1) ++out.in_column[static_cast<std::size_t>(cell.column)];
    out.long_cells += length_of(text) > 2 * kLong;
    out.leaders += text.find(". . . .") != std::string::npos || text.find(".....") != std::string::npos || text.find("………") != std::string::npos;
    if (cell.column > 0) out.figures += is_figure_text(text);
    if (cell.column == 0) {
      ++out.firsts;
      out.numbers_first += is_item_number(text);
    }
  }
  return out;
}

bool is_list(const FoundTable& table, const Counts& counts) {
  return table.columns == 2 && counts.numbers_first * 10 >= counts.firsts * 6 && table.column_edges[1] - table.column_edges[0] < 0.15 * table.box.width();
}

}  // namespace

bool is_like_table(const FoundTable& table, bool ruled) {
  if (table.rows < 2 || table.columns < 2) return false;
  const Counts counts = count(table);
  const auto several = static_cast<int>(std::count_if(counts.in_row.begin(), counts.in_row.end(), [](int n) { return n > 1; }));
  if (several < 2 || is_list(table, counts) || counts.leaders * 4 > counts.filled) return false;
  if (counts.long_cells * 4 > counts.filled && (!ruled || table.columns > 4)) return false;
  if (ruled) return several * 5 >= table.rows * 2;
  if (several * 2 < table.rows) return false;
  const int inner = counts.filled - counts.firsts;
  const bool of_figures = counts.figures * 10 >= inner * 4;
  if (of_figures) return several >= kFewestRows || (several == 2 && table.columns >= 4);
  return table.columns >= 3 && several >= 4 && counts.long_cells == 0 && counts.filled * 10 >= table.rows * table.columns * 6;
}

}  // namespace zhengben::pdf
