#include "model/decimal.h"

#include <algorithm>
#include <charconv>

namespace zhengben {

namespace {

constexpr std::size_t kMostScale = 18;   // digits behind the point that 64 bits can hold

std::optional<Decimal> with_scale(Decimal value, int scale) {
  for (; value.scale < scale; ++value.scale)
    if (__builtin_mul_overflow(value.digits, std::int64_t{10}, &value.digits)) return std::nullopt;
  return value;
}

}  // namespace

std::string to_string(Decimal value) {
  std::string digits = std::to_string(value.digits);
  if (value.scale <= 0) return digits;
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const auto scale = static_cast<std::size_t>(value.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  digits.insert(digits.size() - scale, 1, '.');
  return negative ? "-" + digits : digits;
}

std::optional<Decimal> decimal_of(std::string_view text) {
  std::string digits(text);
  Decimal out;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    const std::size_t behind = digits.size() - point - 1;
    if (behind == 0 || behind > kMostScale || point == 0 || digits[point - 1] == '-') return std::nullopt;
    out.scale = static_cast<int>(behind);
    digits.erase(point, 1);
  }
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.digits);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

std::optional<Decimal> sum(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale, b.scale);
  const auto left = with_scale(a, scale), right = with_scale(b, scale);
  Decimal out{.digits = 0, .scale = scale};
  if (!left || !right || __builtin_add_overflow(left->digits, right->digits, &out.digits)) return std::nullopt;
  return out;
}

std::optional<int> compared(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale, b.scale);
  const auto left = with_scale(a, scale), right = with_scale(b, scale);
  if (!left || !right) return std::nullopt;
  return left->digits < right->digits ? -1 : left->digits > right->digits;
}

}  // namespace zhengben
