// The grammar of one figure: what digits, separators and signs may spell, and what an illegible token could mean.
#ifndef ZHENGBEN_MODEL_REPAIR_FIGURE_H
#define ZHENGBEN_MODEL_REPAIR_FIGURE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/report.h"

namespace zhengben {

// A figure of more digits is nobody's count; sums of hundreds of smaller ones stay within 64 bits, and a reader of the
// JSON that holds numbers as doubles gets each of them exactly.
inline constexpr std::size_t kMaxDigits = 15;

enum class FigureShape : std::uint8_t {
  Whole,          // 12
  Thousands,      // 1,234
  Zeros,          // 00
  LeadingZero,    // 007
  BadComma,       // 12,34
  Fraction,       // 1.5
  Other,          // no figure
};

struct Figure {
  FigureShape shape = FigureShape::Other;
  std::string digits;                 // without separators; of a fraction with its point
  std::optional<Decimal> value;       // absent for LeadingZero, BadComma, Other
};

// Reads an unsigned figure of ASCII digits, ',' and '.'.
Figure read_figure(std::string_view text);

// The whole number that `digits` spells, where it has at most kMaxDigits and no idle zero in front.
std::optional<std::int64_t> whole_number(std::string_view digits);

// Digits with blanks between them, one number or two: the digits joined. Empty where the token is something else.
std::string joined_digits(std::u32string_view token);

// The digits that a token of look-alikes (O o 〇 l I), digits and blanks may stand for. Empty where there is no
// look-alike in it or anything else is.
std::string digits_of_look_alikes(std::u32string_view token);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_FIGURE_H
