// All tables of one form against all tables of the document: rows, cells, and what could not be told.
#ifndef ZHENGBEN_MODEL_BIND_BIND_TABLES_H
#define ZHENGBEN_MODEL_BIND_BIND_TABLES_H

#include <vector>

#include "model/bind/cell_align.h"
#include "model/bind/piece.h"
#include "model/report.h"

namespace zhengben {

struct SourcePlace {
  std::int32_t source = -1;    // index into the source tables
  std::int32_t cell = -1;      // index into Table::cells
};

// One table of the form, bound.
struct TableBinding {
  BoundTable bound;
  std::vector<SourcePlace> places;       // by FormTable::cells: the first source cell that is it
  std::vector<char> whole;               // by form row: it has the cells that the form gives it
  std::vector<int> doubtful;             // form rows claimed twice
  bool ambiguous = false;                // the document holds the table more than once
  int exact = 0, near = 0;               // labels equal to the form's, labels like them
};

// `form`: all tables of the form; `table`: which of them.
TableBinding bind_table(const Document& document, const std::vector<SourceTable>& sources, const std::vector<FormRows>& form, int table);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_BIND_TABLES_H
