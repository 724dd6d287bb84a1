// A length with its unit in the type.
//
// Everything that is measured in a document (sizes, indents, positions) is a Length. It counts English Metric
// Units, 914,400 to the inch, because every unit of the office formats is a whole number of them: a twip is 635,
// a half point 6,350, a point 12,700. Sums are exact and the same on every machine.
#ifndef ZHENGBEN_MODEL_LENGTH_H
#define ZHENGBEN_MODEL_LENGTH_H

#include <compare>
#include <cstdint>

namespace zhengben {

class Length {
 public:
  static constexpr std::int64_t kPerPoint = 12'700;
  static constexpr std::int64_t kPerTwip = 635;
  static constexpr std::int64_t kPerMillimetre = 36'000;

  constexpr Length() = default;

  static constexpr Length from_emu(std::int64_t emu) { return Length(emu); }
  static constexpr Length from_twips(std::int64_t twips) { return Length(twips * kPerTwip); }
  static constexpr Length from_half_points(std::int64_t halves) { return Length(halves * kPerPoint / 2); }
  static constexpr Length from_points(double points) { return Length(rounded(points * kPerPoint)); }
  static constexpr Length from_millimetres(double mm) { return Length(rounded(mm * kPerMillimetre)); }

  constexpr std::int64_t emu() const { return emu_; }
  constexpr double points() const { return static_cast<double>(emu_) / kPerPoint; }
  // Rounded half away from zero.
  constexpr std::int64_t twips() const { return divided(emu_, kPerTwip); }
  constexpr std::int64_t half_points() const { return divided(emu_, kPerPoint / 2); }

  constexpr Length operator-() const { return Length(-emu_); }
  constexpr Length& operator+=(Length other) { emu_ += other.emu_; return *this; }
  constexpr Length& operator-=(Length other) { emu_ -= other.emu_; return *this; }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.emu_ + b.emu_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.emu_ - b.emu_); }
  friend constexpr Length operator*(Length a, double factor) { return Length(rounded(static_cast<double>(a.emu_) * factor)); }
  friend constexpr Length operator*(double factor, Length a) { return a * factor; }
  friend constexpr Length operator/(Length a, std::int64_t divisor) { return Length(divided(a.emu_, divisor)); }
  friend constexpr double operator/(Length a, Length b) { return static_cast<double>(a.emu_) / static_cast<double>(b.emu_); }
  friend constexpr auto operator<=>(Length, Length) = default;

 private:
  constexpr explicit Length(std::int64_t emu) : emu_(emu) {}
  // No page reaches further, and sums of such lengths stay within the type; what is not a number is nothing.
  static constexpr double kMost = 1LL << 50;
  static constexpr std::int64_t rounded(double value) {
    if (value != value) return 0;
    const double bounded = value < -kMost ? -kMost : value > kMost ? kMost : value;
    return static_cast<std::int64_t>(bounded < 0 ? bounded - 0.5 : bounded + 0.5);
  }
  static constexpr std::int64_t divided(std::int64_t value, std::int64_t by) { return (value + (value < 0 ? -by / 2 : by / 2)) / by; }

  std::int64_t emu_ = 0;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_LENGTH_H
