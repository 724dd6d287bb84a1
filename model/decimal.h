// A figure without rounding.
#ifndef ZHENGBEN_MODEL_DECIMAL_H
#define ZHENGBEN_MODEL_DECIMAL_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhengben {

// Units of 10^-scale: 196.7 is {1967, 1}.
struct Decimal {
  std::int64_t digits = 0;
  int scale = 0;
  bool operator==(const Decimal&) const = default;   // of the notation: 1.0 is not 1 here
};

std::string to_string(Decimal value);                // "196.7"
std::optional<Decimal> decimal_of(std::string_view text);   // the reverse; nothing where it is none or 64 bits do not hold it

// Exact; nothing where 64 bits do not hold it.
std::optional<Decimal> sum(const Decimal& a, const Decimal& b);
std::optional<int> compared(const Decimal& a, const Decimal& b);   // negative, 0 or positive

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_DECIMAL_H
