#include "model/repair/figure.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

bool is_well_grouped(std::string_view text) {   // 1,234,567
  std::size_t comma = text.find(',');
  if (comma == 0 || comma > 3 || text[0] == '0' || !all_digits(text.substr(0, comma))) return false;
  for (; comma != std::string_view::npos && comma < text.size(); comma += 4)
    if (text[comma] != ',' || text.size() - comma < 4 || !all_digits(text.substr(comma + 1, 3))) return false;
  return true;
}

std::string without_commas(std::string_view text) {
  std::string out(text);
  std::erase(out, ',');
  return out;
}

std::int64_t number_of(std::string_view digits) {   // at most kMaxDigits of them
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

Figure with_fraction(std::string_view whole, std::string_view fraction) {
  if (!all_digits(fraction)) return {};
  const bool grouped = whole.find(',') != std::string_view::npos;
  if (grouped && !is_well_grouped(whole)) return {.shape = FigureShape::BadComma, .digits = {}, .value = {}};
  const std::string digits = without_commas(whole);
  if (!all_digits(digits)) return {};
  if (digits.size() > 1 && digits[0] == '0') return {.shape = FigureShape::LeadingZero, .digits = {}, .value = {}};
  if (digits.size() + fraction.size() > kMaxDigits) return {};
  const std::string both = digits + std::string(fraction);
  return {.shape = FigureShape::Fraction, .digits = digits + '.' + std::string(fraction), .value = Decimal{number_of(both), static_cast<int>(fraction.size())}};
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view digits) {
  if (!all_digits(digits) || digits.size() > kMaxDigits) return std::nullopt;
  if (digits.size() > 1 && digits[0] == '0') return std::nullopt;
  return number_of(digits);
}

Figure read_figure(std::string_view text) {
  const bool plausible = std::all_of(text.begin(), text.end(), [](char c) { return ('0' <= c && c <= '9') || c == ',' || c == '.'; });
  if (text.empty() || !plausible) return {};
  if (const std::size_t point = text.find('.'); point != std::string_view::npos) return with_fraction(text.substr(0, point), text.substr(point + 1));
  if (text.find(',') != std::string_view::npos) {
    // "12," and ",12" are digits with punctuation about them, not figures with a comma in a strange place.
    if (text.front() == ',' || text.back() == ',') return {};
    if (!is_well_grouped(text)) return {.shape = FigureShape::BadComma, .digits = {}, .value = {}};
    const std::string digits = without_commas(text);
    if (digits.size() > kMaxDigits) return {};
    return {.shape = FigureShape::Thousands, .digits = digits, .value = Decimal{number_of(digits), 0}};
  }
  if (text.size() > kMaxDigits) return {};
  if (text.size() > 1 && text.find_first_not_of('0') == std::string_view::npos) return {.shape = FigureShape::Zeros, .digits = "0", .value = Decimal{}};
  if (text.size() > 1 && text[0] == '0') return {.shape = FigureShape::LeadingZero, .digits = std::string(text.substr(text.find_first_not_of('0'))), .value = {}};
  return {.shape = FigureShape::Whole, .digits = std::string(text), .value = Decimal{number_of(text), 0}};
}

std::string joined_digits(std::u32string_view token) {
  std::string digits;
  bool split = false;
  for (const char32_t character : token) {
    if (is_digit(character)) digits += static_cast<char>(to_half_width(character));
    else if (is_blank(character)) split = true;
    else return {};
  }
  return split ? digits : std::string{};
}

std::string digits_of_look_alikes(std::u32string_view token) {
  std::string digits;
  bool alike = false;
  for (const char32_t character : token) {
    if (is_digit(character)) {
      digits += static_cast<char>(to_half_width(character));
      continue;
    }
    if (is_blank(character)) continue;
    const bool zero = character == U'O' || character == U'o' || character == U'〇', one = character == U'l' || character == U'I';
    if (!zero && !one) return {};
    digits += zero ? '0' : '1';
    alike = true;
  }
  return alike ? digits : std::string{};
}

}  // namespace zhengben
