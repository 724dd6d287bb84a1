// Stretches of rows that stand in columns without any rule: candidates for tables.
#ifndef ZHENGBEN_READERS_PDF_ALIGNED_ROWS_H
#define ZHENGBEN_READERS_PDF_ALIGNED_ROWS_H

#include <vector>

#include "readers/pdf/lines.h"
#include "readers/pdf/text_rows.h"

namespace zhengben::pdf {

// Lines parted where the page is set in columns of text: each set is read for itself.
std::vector<std::vector<Line>> text_columns_apart(std::vector<Line> lines);

// Stretches of `rows`, as first and one past the last.
std::vector<std::pair<std::size_t, std::size_t>> aligned_stretches(const std::vector<TextRow>& rows);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_ALIGNED_ROWS_H
