// One value cell's text -> state, value, unit, and the lossless repairs that led there. The policy of an archivist:
// never guess a figure; `007` is flagged, not 7.
#ifndef ZHENGBEN_MODEL_REPAIR_CELL_VALUE_H
#define ZHENGBEN_MODEL_REPAIR_CELL_VALUE_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/code.h"
#include "model/form/form.h"
#include "model/report.h"

namespace zhengben {

struct CellValue {
  CellState state = CellState::Empty;
  std::string text;                       // after lossless repair; equal to the input where nothing was repaired
  std::optional<Decimal> value;
  std::string unit;                       // the cell's own
  std::vector<Code> repairs;              // lossless ones, in the order applied
  std::optional<Code> flag;               // why there is no value: ValueLeadingZero, ValueComma, ValueText …
  std::vector<std::int64_t> candidates;   // possible readings of a token without a value
};

// row_is_whole: the row has the number of cells that the form gives it (else "00" may be two cells).
CellValue parse_cell(std::string_view raw, FieldType type, std::string_view form_unit, const CellTokens& tokens, bool row_is_whole);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_CELL_VALUE_H
