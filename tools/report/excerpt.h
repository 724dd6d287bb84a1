// What is shown of a table around one cell where no form says what its rows and columns are: the first row and column,
// the rows before and after.
#ifndef ZHENGBEN_TOOLS_REPORT_EXCERPT_H
#define ZHENGBEN_TOOLS_REPORT_EXCERPT_H

#include <cstdint>
#include <vector>

#include "tools/report/seen_report.h"

namespace zhengben {

struct Excerpt {
  std::vector<std::int64_t> rows, columns;   // of the table, those shown, in order
  std::vector<SeenCell> cells;               // rows and columns are indices into those; spans count what is shown
};

Excerpt excerpt_of(const SeenTable& table, std::int64_t row, std::int64_t column);

// At most `bytes` of it, cut between characters, with "…" where it was cut.
std::string shortened(const std::string& text, std::size_t bytes);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_EXCERPT_H
