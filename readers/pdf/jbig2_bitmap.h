// Bitmaps of JBIG2 (ITU-T T.88) while they are put together: a byte a pixel, 1 is ink.
#ifndef ZHENGBEN_READERS_PDF_JBIG2_BITMAP_H
#define ZHENGBEN_READERS_PDF_JBIG2_BITMAP_H

#include <cstdint>
#include <exception>
#include <vector>

namespace zhengben::pdf::jbig2 {

// What makes no picture: damaged, unknown, or more work than the picture is worth.
struct Damaged : std::exception {
  const char* what() const noexcept override { return "damaged JBIG2"; }
};

// Pixels and steps that may still be spent on one picture.
class Budget {
 public:
  explicit Budget(std::int64_t most) : left_(most) {}
  void spend(std::int64_t amount) {
    if (amount < 0 || (left_ -= amount) < 0) throw Damaged();
  }

 private:
  std::int64_t left_;
};

enum class Operator : std::uint8_t { Or, And, Xor, Xnor, Replace };   // 7.4.1.5, in this order

class Bitmap {
 public:
  Bitmap() = default;
  // Throws Damaged where it has no size or the budget has no room for it.
  Bitmap(std::int64_t width, std::int64_t height, Budget& budget, std::uint8_t fill = 0) : width_(width), height_(height) {
    constexpr std::int64_t kMostSide = 1 << 20, kDearer = 4;   // memory, than the time for one pixel
    if (width < 0 || height < 0 || width > kMostSide || height > kMostSide) throw Damaged();
    budget.spend(width * height * kDearer + 1);
    pixels_.assign(static_cast<std::size_t>(width * height), fill);
  }

  std::int64_t width() const { return width_; }
  std::int64_t height() const { return height_; }
  // 0 outside.
  std::uint8_t at(std::int64_t x, std::int64_t y) const { return x < 0 || y < 0 || x >= width_ || y >= height_ ? std::uint8_t{0} : row(y)[x]; }
  void set(std::int64_t x, std::int64_t y, std::uint8_t value) { row(y)[x] = value; }
  const std::uint8_t* row(std::int64_t y) const { return pixels_.data() + y * width_; }
  std::uint8_t* row(std::int64_t y) { return pixels_.data() + y * width_; }

  // Puts `other` with its upper left corner at (x, y); what lies outside is cut off.
  void compose(const Bitmap& other, std::int64_t x, std::int64_t y, Operator how);
  Bitmap part(std::int64_t x, std::int64_t width, Budget& budget) const;   // over the whole height
  void extend(std::int64_t height, std::uint8_t fill, Budget& budget);

 private:
  std::int64_t width_ = 0, height_ = 0;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace zhengben::pdf::jbig2

#endif  // ZHENGBEN_READERS_PDF_JBIG2_BITMAP_H
