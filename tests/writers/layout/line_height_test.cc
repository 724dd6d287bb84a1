#include "writers/layout/line_height.h"

#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

double pt(Length length) { return length.points(); }

LineExtent extent_of(double size, bool east_asian) {
  NamedFont font;
  font.ascent = east_asian ? 0.86 : 0.9;
  font.descent = east_asian ? 0.14 : 0.2;
  font.line_ascent = font.ascent + (east_asian ? 0.15 : 0);
  font.line_descent = font.descent + (east_asian ? 0.15 : 0);
  LineExtent extent;
  extent.add(font, Length::from_points(size), {});
  return extent;
}

}  // namespace

TEST_CASE("an East Asian font has 15 % of its box above and below, a Latin one has not") {
  const LineHeight wide = line_height(extent_of(10, true), {}, {}, true);
  CHECK(pt(wide.height) == doctest::Approx(13.0));
  CHECK(pt(wide.baseline) == doctest::Approx(10.1));
  const LineHeight narrow = line_height(extent_of(10, false), {}, {}, true);
  CHECK(pt(narrow.height) == doctest::Approx(11.0));
  CHECK(pt(narrow.baseline) == doctest::Approx(9.0));
}

TEST_CASE("a multiple adds below the text, at-least above it, and exact puts the baseline at 80 %") {
  const LineHeight multiple = line_height(extent_of(10, false), {LineRule::Multiple, 1.5, {}}, {}, true);
  CHECK(pt(multiple.height) == doctest::Approx(16.5));
  CHECK(pt(multiple.baseline) == doctest::Approx(9.0));
  const LineHeight least = line_height(extent_of(10, false), {LineRule::AtLeast, 1, Length::from_points(20)}, {}, true);
  CHECK(pt(least.height) == doctest::Approx(20));
  CHECK(pt(least.baseline) == doctest::Approx(18));
  const LineHeight exact = line_height(extent_of(22, true), {LineRule::Exact, 1, Length::from_points(20)}, {}, true);
  CHECK(pt(exact.height) == doctest::Approx(20));
  CHECK(pt(exact.baseline) == doctest::Approx(16));
}

TEST_CASE("a grid of lines gives each line whole cells and centres the text in them") {
  const Grid grid{GridKind::Lines, Length::from_points(15.6), {}};
  for (const auto& [size, cells] : {std::pair{7.0, 1}, {10.5, 1}, {12.0, 1}, {14.0, 2}, {18.0, 2}, {20.0, 2}}) {
    const LineHeight height = line_height(extent_of(size, true), {}, grid, true);
    CHECK(pt(height.height) == doctest::Approx(15.6 * cells));
  }
  CHECK(pt(line_height(extent_of(12, true), {}, grid, true).baseline) == doctest::Approx((15.6 - 12) / 2 + 12 * 0.86));
  CHECK(pt(line_height(extent_of(12, true), {LineRule::Multiple, 1.5, {}}, grid, true).height) == doctest::Approx(23.4));
  CHECK(pt(line_height(extent_of(10.5, true), {LineRule::AtLeast, 1, Length::from_points(12)}, grid, true).height) == doctest::Approx(15.6));
}

TEST_CASE("a grid without a type and a paragraph that does not snap to it are as without a grid") {
  const Grid none{GridKind::None, Length::from_points(18), {}};
  CHECK(pt(line_height(extent_of(10, true), {}, none, true).height) == doctest::Approx(13));
  const Grid grid{GridKind::Lines, Length::from_points(18), {}};
  CHECK(pt(line_height(extent_of(10, true), {}, grid, false).height) == doctest::Approx(13));
}
