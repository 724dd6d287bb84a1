#include "model/number_switch.h"

#include <algorithm>
#include <array>

namespace zhengben {

namespace {

struct Switch {
  std::string_view argument, format;
};

// Of several arguments with one format, the first is written.
constexpr auto kSwitches = std::to_array<Switch>({
    {"Arabic", "decimal"}, {"ArabicDash", "numberInDash"}, {"roman", "lowerRoman"}, {"ROMAN", "upperRoman"}, {"Roman", "upperRoman"},
    {"alphabetic", "lowerLetter"}, {"ALPHABETIC", "upperLetter"}, {"Alphabetic", "upperLetter"}, {"CHINESENUM1", "chineseCounting"},
    {"CHINESENUM2", "chineseLegalSimplified"}, {"CHINESENUM3", "chineseCountingThousand"}, {"CIRCLENUM", "decimalEnclosedCircle"},
});

bool equal_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view number_format_of_switch(std::string_view argument) {
  for (const Switch& each : kSwitches)
    if (each.argument == argument) return each.format;
  // Case tells roman from ROMAN; of Arabic it tells nothing.
  for (const std::size_t i : {0, 1})
    if (equal_but_for_case(kSwitches[i].argument, argument)) return kSwitches[i].format;
  return {};
}

std::string_view switch_of_number_format(std::string_view format) {
  for (const Switch& each : kSwitches)
    if (each.format == format) return each.argument;
  return {};
}

}  // namespace zhengben
