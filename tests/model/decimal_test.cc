#include "model/decimal.h"

#include <doctest/doctest.h>

#include <limits>

using namespace zhengben;

TEST_CASE("a figure is written as it is read") {
  for (const char* text : {"0", "7", "-7", "196.7", "0.05", "-0.5", "12.00", "9223372036854775807"}) {
    REQUIRE(decimal_of(text));
    CHECK(to_string(*decimal_of(text)) == text);
  }
  for (const char* text : {"", "-", ".", "1.", ".5", "-.5", "1.2.3", "1,000", " 1", "1 ", "x", "9223372036854775808", "0.0000000000000000001"}) CHECK_FALSE(decimal_of(text));
}

TEST_CASE("figures are added and compared exactly or not at all") {
  CHECK(sum({1967, 1}, {5, 2}) == Decimal{19675, 2});
  CHECK(compared({10, 1}, {1, 0}) == 0);
  CHECK(compared({-1, 0}, {5, 1}) == -1);
  CHECK(compared({2, 0}, {19, 1}) == 1);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  CHECK_FALSE(sum({kMost, 0}, {1, 0}));
  CHECK_FALSE(sum({kMost, 0}, {0, 1}));
  CHECK_FALSE(compared({kMost, 0}, {1, 1}));
}
