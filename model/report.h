// A Document bound to a Form: field key -> cell, its raw text, state, value, unit, proof; title, agency, year; what
// stayed unbound.
#ifndef ZHENGBEN_MODEL_REPORT_H
#define ZHENGBEN_MODEL_REPORT_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/decimal.h"
#include "model/finding.h"
#include "model/form/form.h"

namespace zhengben {

enum class CellState : std::uint8_t { Missing, Zero, Num, NotApplicable, Empty, Text, Split };

struct FieldValue {
  std::int32_t field = -1;            // index into Form::fields
  CellState state = CellState::Missing;   // Missing: the document has no such cell
  std::string raw, text;              // as read; after lossless repair
  std::optional<Decimal> value;
  std::string unit;                   // the cell's own, else the label's, else the form's; empty: none
  std::string label_unit;             // what the document's label over the cell names: 采购总金额（单位：元）; empty: none
  std::optional<std::int64_t> proved; // what the form's sums force, where value is absent
  std::vector<std::string> proof;     // ids of the relations that force it (also for a repaired "00")
  std::int32_t table = -1, row = -1, column = -1;   // index into Document::tables and the cell's top left slot
  std::int32_t page = 0;
  bool uncertain = false;             // Cell::uncertain: no value, no proof
  std::vector<std::int64_t> candidates;   // what an unreadable token could mean ("1 0": 10, "O": 0)
};

// A row of the document that belongs to a table of the form.
struct BoundRow {
  std::int32_t table = -1, row = -1;  // index into Document::tables, row of it
  std::int32_t form_row = -1;         // -1: a row that the form does not know; a header repeated on a new page comes twice
  std::vector<std::int32_t> cells;    // for each cell of the row, left to right, the index into FormTable::cells or -1
};

// A table of the form as it stands in the document, in one table or several: rows in reading order.
struct BoundTable {
  std::int32_t form_table = -1;       // index into Form::tables
  std::vector<BoundRow> rows;         // empty: not found
};

struct Report {
  const Form* form = nullptr;         // outlives the report
  std::string title, agency;
  std::optional<int> year;
  std::vector<FieldValue> fields;     // one for each of Form::fields, in that order
  std::vector<BoundTable> tables;     // one for each of Form::tables, in that order; spent by restore_grids

  const FieldValue* field(std::string_view key) const;
};

Place place_of(const FieldValue& field);   // of its cell

struct Check {
  std::int32_t relation = -1;         // index into Form::relations
  std::optional<bool> holds;          // absent: cannot be judged
  std::optional<Decimal> left, right; // sums, where all terms are known
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPORT_H
