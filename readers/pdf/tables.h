// Tables of a page by their rules. ISO 32000 knows no tables: they are what the drawn lines, and the text between
// them, make of the page.
#ifndef ZHENGBEN_READERS_PDF_TABLES_H
#define ZHENGBEN_READERS_PDF_TABLES_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/lines.h"
#include "readers/pdf/page_content.h"
#include "readers/pdf/ruling.h"

namespace zhengben::pdf {

struct FoundCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  Box box;
  std::int32_t page = 1;                   // its first page
  std::vector<Line> lines;                 // from top to bottom; lines of a later page follow
  bool uncertain = false;                  // the page does not say for certain what stands here
  bool whole_lines = false;                // nothing says that its width broke a line: only its text says how wide it is
};

struct FoundTable {
  Box box;
  std::int32_t page = 1;                   // from 1
  std::vector<double> row_edges, column_edges;   // of its first page
  std::vector<FoundCell> cells;            // a full grid, by row, then column
  int rows = 0, columns = 0;
  bool ruled = true;                       // else its columns, or all of it, are known from the text alone
  bool frame = false;                      // one cell or little text: the rest of a table on another page, or a frame round text
  double least_room = 0;                   // points that the fullest line of any cell leaves free: its margins, at most
};

// Tables with rules, from top to bottom. Characters are given to the cell that holds their middle; `used` gets the
// indices of all that were given.
std::vector<FoundTable> ruled_tables(const Net& rulings, const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used);

// Whether `next`, the first thing on the page after, goes on where `table`, the last thing on its page, was cut, and if
// so appends it: repeated header rows left out, a row cut in two joined, stubs joined.
bool join_over_page(FoundTable& table, FoundTable&& next);

// The cell's lines as text: lines that were broken only by the cell's width are one; where a number may have been
// broken or may have ended, '\n' stands between. `least_room`: the table's.
std::string text_of(const FoundCell& cell, double least_room = 0);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_TABLES_H
