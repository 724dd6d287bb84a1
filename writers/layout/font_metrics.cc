#include "writers/layout/font_metrics.h"

#include <algorithm>
#include <tuple>

namespace zhengben {

std::int32_t font_metrics_row(std::string_view family, int style) {
  const auto rows = font_metrics_rows();
  const auto before = [](const FontMetricsRow& row, const std::pair<std::string_view, int>& key) {
    return std::tie(row.family, row.style) < std::tie(key.first, key.second);
  };
  const auto at = std::lower_bound(rows.begin(), rows.end(), std::pair(family, style), before);
  if (at == rows.end() || at->family != family || at->style != style) return -1;
  return static_cast<std::int32_t>(at - rows.begin());
}

FontMetrics line_metrics(const FontMetricsRow& row) {
  constexpr double kEm = 10'000;
  FontMetrics metrics;
  metrics.ascent = row.ascent / kEm;
  metrics.descent = row.descent / kEm;
  metrics.line_gap = row.line_gap / kEm;
  metrics.east_asian = row.east_asian;
  metrics.cap_height = row.cap_height / kEm;
  return metrics;
}

std::optional<double> advance_in(const FontMetricsRow& row, char32_t character) {
  const auto ranges = font_advances().subspan(static_cast<std::size_t>(row.first_advance), static_cast<std::size_t>(row.advance_ranges));
  const auto before = [](const AdvanceRange& range, char32_t wanted) { return range.last < wanted; };
  const auto at = std::lower_bound(ranges.begin(), ranges.end(), character, before);
  if (at == ranges.end() || character < at->first) return std::nullopt;
  return at->advance / 100'000.0;
}

}  // namespace zhengben
