#include "readers/pdf/broken_number.h"

#include <doctest/doctest.h>

#include <string>

#include "readers/pdf/tables.h"

using namespace zhengben::pdf;

namespace {

Line line_of(const std::string& text) {
  Line line;
  line.words.emplace_back();
  line.words[0].text = text;
  line.words[0].characters.assign(text.size(), 0);
  line.words[0].box = line.box = {0, 0, 10, 10};
  return line;
}

}  // namespace

TEST_CASE("a number goes on in the next line only where both parts make one") {
  CHECK(may_be_one_number("123", "45"));
  CHECK(may_be_one_number("1,23", "4,567"));
  CHECK(may_be_one_number("total 12.3", "4 km"));
  CHECK(may_be_one_number("0571-88292", "818"));
  CHECK_FALSE(may_be_one_number("0.955", "0.931"));
  CHECK_FALSE(may_be_one_number("12.5", "3.25"));
  CHECK_FALSE(may_be_one_number("1,234", "5,678"));
  CHECK_FALSE(may_be_one_number("1,234", "567"));
  CHECK_FALSE(may_be_one_number("1-0173", "1-3802"));
}

TEST_CASE("where only its text says how wide a cell is its figures are not joined over lines") {
  FoundCell cell;
  cell.box = {0, 0, 10, 20};
  cell.lines = {line_of("12"), line_of("18")};
  CHECK(text_of(cell) == "1218");
  cell.whole_lines = true;
  CHECK(text_of(cell) == "12\n18");
}
