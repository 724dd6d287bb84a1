#include "readers/pdf/jbig2_bitmap.h"

#include <algorithm>

namespace zhengben::pdf::jbig2 {

void Bitmap::compose(const Bitmap& other, std::int64_t x, std::int64_t y, Operator how) {
  const std::int64_t left = std::max<std::int64_t>(0, -x), right = std::min(other.width_, width_ - x);
  for (std::int64_t row_of_other = std::max<std::int64_t>(0, -y); row_of_other < std::min(other.height_, height_ - y); ++row_of_other) {
    const std::uint8_t* from = other.row(row_of_other);
    std::uint8_t* to = row(y + row_of_other) + x;
    for (std::int64_t i = left; i < right; ++i) {
      switch (how) {
        case Operator::Or: to[i] |= from[i]; break;
        case Operator::And: to[i] &= from[i]; break;
        case Operator::Xor: to[i] ^= from[i]; break;
        case Operator::Xnor: to[i] = static_cast<std::uint8_t>(to[i] == from[i]); break;
        case Operator::Replace: to[i] = from[i]; break;
      }
    }
  }
}

Bitmap Bitmap::part(std::int64_t x, std::int64_t width, Budget& budget) const {
  Bitmap out(width, height_, budget);
  out.compose(*this, -x, 0, Operator::Replace);
  return out;
}

void Bitmap::extend(std::int64_t height, std::uint8_t fill, Budget& budget) {
  if (height <= height_) return;
  Bitmap taller(width_, height, budget, fill);
  std::copy(pixels_.begin(), pixels_.end(), taller.pixels_.begin());
  *this = std::move(taller);
}

}  // namespace zhengben::pdf::jbig2
