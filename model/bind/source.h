// A document's tables as binding sees them: rows of cells in visual order, whatever format they came from.
#ifndef ZHENGBEN_MODEL_BIND_SOURCE_H
#define ZHENGBEN_MODEL_BIND_SOURCE_H

#include <cstdint>
#include <string>
#include <vector>

#include "model/bind/label.h"
#include "model/document.h"

namespace zhengben {

struct SourceCell {
  std::int32_t cell = -1;      // index into Table::cells
  std::string text;            // cell_text
  Comparable shape;
  bool blank = true;
};

struct SourceRow {
  std::vector<int> cells;      // indices into SourceTable::cells that cover the row, left to right, each once
};

struct SourceTable {
  std::int32_t table = -1;     // index into Document::tables
  std::vector<SourceCell> cells;   // by Table::cells
  std::vector<SourceRow> rows;
  bool joined = false;         // nothing but blank paragraphs between it and the table before it in reading order
};

// Every table of the body, nested ones after the table around them, in reading order.
std::vector<SourceTable> source_tables(const Document& document);

// Indices of the body's tables in reading order.
std::vector<std::int32_t> tables_in_reading_order(const Document& document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_SOURCE_H
