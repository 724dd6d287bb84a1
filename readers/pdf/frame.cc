#include "readers/pdf/frame.h"

#include <cmath>

namespace zhengben::pdf {

namespace {

// Of a slanted glyph only the origin and the advance are known in its frame, the rest is that of common fonts.
constexpr double kAscent = 0.75, kDescent = 0.22;
constexpr double kRadians = 3.14159265358979323846 / 180;

}  // namespace

Box framed(const Box& box, int direction) {
  switch (direction) {
    case 90: return {box.top, -box.right, box.bottom, -box.left};
    case 180: return {-box.right, -box.bottom, -box.left, -box.top};
    case 270: return {-box.bottom, box.left, -box.top, box.right};
    default: return box;
  }
}

double framed_baseline(const Character& character) {
  switch (character.direction) {
    case 0: return character.baseline;
    case 90: return -character.x;
    case 180: return -character.baseline;
    case 270: return character.x;
    default: break;
  }
  const double angle = character.direction * kRadians;
  return character.baseline * std::cos(angle) - character.x * std::sin(angle);
}

Box framed(const Character& character) {
  if (character.direction % 90 == 0) return framed(character.box, character.direction);
  const double angle = character.direction * kRadians;
  const double begin = character.x * std::cos(angle) + character.baseline * std::sin(angle), base = framed_baseline(character);
  return {begin, base - kAscent * character.size, begin + character.advance, base + kDescent * character.size};
}

}  // namespace zhengben::pdf
