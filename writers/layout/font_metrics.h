// The true metrics of named fonts, as data. They lay out the lines where the named font itself is not installed.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_METRICS_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_METRICS_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "writers/layout/font.h"

namespace zhengben {

struct AdvanceRange {             // characters of one advance
  char32_t first, last;
  std::int32_t advance;           // 1/100,000 em
};

struct FontMetricsRow {
  std::string_view family;        // lower case
  int style;                      // 1: bold, 2: italic, 3: both
  int ascent, descent, line_gap;  // 1/10,000 em
  bool east_asian;
  int cap_height;
  int first_advance, advance_ranges;   // into font_advances()
};

std::span<const FontMetricsRow> font_metrics_rows();   // sorted by family and style
std::span<const AdvanceRange> font_advances();

// The row's index, -1 where there is none.
std::int32_t font_metrics_row(std::string_view family, int style);
FontMetrics line_metrics(const FontMetricsRow& row);
std::optional<double> advance_in(const FontMetricsRow& row, char32_t character);   // in em

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_METRICS_H
