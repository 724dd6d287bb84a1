#include "readers/pdf/broken_number.h"

#include <algorithm>
#include <string>

namespace zhengben::pdf {

namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

bool is_of_number(char c) { return is_digit_byte(c) || std::string_view(".,-/:").find(c) != std::string_view::npos; }

std::string_view last_number(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_of_number(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_of_number(text[end])) ++end;
  return text.substr(0, end);
}

bool same_shape(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return x == y || (is_digit_byte(x) && is_digit_byte(y)); });
}

bool has_mark(std::string_view text) { return !std::all_of(text.begin(), text.end(), is_digit_byte); }

// Groups of three digits after the first comma, at most one decimal point and no comma behind it.
bool is_well_formed(std::string_view number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  if (point < number.size() && number.find_first_of(".,", point + 1) != std::string_view::npos) return false;
  const std::string_view whole = number.substr(0, point);
  for (std::size_t comma = whole.find(','); comma != std::string_view::npos;) {
    const std::size_t next = std::min(whole.find(',', comma + 1), whole.size());
    if (next - comma != 4) return false;
    comma = next < whole.size() ? next : std::string_view::npos;
  }
  return true;
}

}  // namespace

bool may_be_one_number(std::string_view before, std::string_view after) {
  const std::string_view head = last_number(before), tail = first_number(after);
  if (same_shape(head, tail) && has_mark(head)) return false;
  const std::string joined = std::string(head) + std::string(tail);
  // Telephone numbers, dates and codes have no form that could be looked at.
  return joined.find_first_of("-/:") != std::string::npos || is_well_formed(joined);
}

}  // namespace zhengben::pdf
