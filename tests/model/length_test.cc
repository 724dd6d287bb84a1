#include "model/length.h"

#include <doctest/doctest.h>

#include <limits>

using zhengben::Length;

TEST_CASE("a twip, a half point and a point are whole numbers of units") {
  CHECK(Length::from_twips(20) == Length::from_points(1));
  CHECK(Length::from_half_points(2) == Length::from_points(1));
  CHECK(Length::from_twips(1'440).emu() == 914'400);
}

TEST_CASE("reading a length back in twips rounds half away from zero") {
  CHECK(Length::from_emu(317).twips() == 0);
  CHECK(Length::from_emu(318).twips() == 1);
  CHECK(Length::from_emu(-318).twips() == -1);
}

TEST_CASE("a length of no number is nothing, and one beyond all pages stays within the type") {
  CHECK(Length::from_points(std::numeric_limits<double>::quiet_NaN()) == Length());
  const Length most = Length::from_points(1e300);
  CHECK(most > Length::from_points(1e9));
  CHECK(most + most > most);
  CHECK(Length::from_points(-std::numeric_limits<double>::infinity()) == -most);
}
