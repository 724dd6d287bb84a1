#include "model/number_switch.h"

#include <doctest/doctest.h>

using zhengben::number_format_of_switch;
using zhengben::switch_of_number_format;

TEST_CASE("the case of a switch tells small numerals and letters from capitals, and says nothing of Arabic figures") {
  CHECK(number_format_of_switch("roman") == "lowerRoman");
  CHECK(number_format_of_switch("ROMAN") == "upperRoman");
  CHECK(number_format_of_switch("ALPHABETIC") == "upperLetter");
  CHECK(number_format_of_switch("arabic") == "decimal");
  CHECK(number_format_of_switch("MERGEFORMAT").empty());
}

TEST_CASE("a numbering format that a field can ask for is asked for by a switch that is read as the same") {
  for (const char* format : {"decimal", "numberInDash", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand", "decimalEnclosedCircle"})
    CHECK(number_format_of_switch(switch_of_number_format(format)) == format);
  CHECK(switch_of_number_format("hebrew1").empty());
}
