#include "writers/layout/font_metrics.h"

#include <doctest/doctest.h>

#include <tuple>

using namespace zhengben;

TEST_CASE("the table of font metrics is sorted, so that a search by halves finds every row and character") {
  const auto rows = font_metrics_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(font_metrics_row(rows[i].family, rows[i].style) == static_cast<std::int32_t>(i));
    const auto ranges = font_advances().subspan(rows[i].first_advance, rows[i].advance_ranges);
    for (std::size_t j = 0; j < ranges.size(); ++j) {
      CHECK(ranges[j].first <= ranges[j].last);
      if (j > 0) CHECK(ranges[j - 1].last < ranges[j].first);
    }
  }
}

TEST_CASE("SimSun sets ASCII half an em wide and quotation marks an em") {
  const FontMetricsRow& simsun = font_metrics_rows()[font_metrics_row("simsun", 0)];
  CHECK(advance_in(simsun, U'0') == 0.5);
  CHECK(advance_in(simsun, U'“') == 1.0);
  CHECK_FALSE(advance_in(simsun, U'政').has_value());
  CHECK(line_metrics(simsun).ascent == doctest::Approx(0.8594));
  CHECK(line_metrics(simsun).line_gap == 0);
  CHECK(line_metrics(simsun).east_asian);
}

TEST_CASE("a Latin line box holds the external gap") {
  const FontMetrics arial = line_metrics(font_metrics_rows()[font_metrics_row("arial", 0)]);
  CHECK(arial.ascent + arial.descent + arial.line_gap == doctest::Approx(1.15).epsilon(0.001));
}
