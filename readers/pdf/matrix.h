// A transformation of the plane. ISO 32000-1:2008 8.3.3 Common Transformations: [x' y'] = [x y 1] times the matrix.
#ifndef ZHENGBEN_READERS_PDF_MATRIX_H
#define ZHENGBEN_READERS_PDF_MATRIX_H

#include <algorithm>
#include <array>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct Position {
  double x = 0, y = 0;
};

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Position of(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  Box of(const Box& box) const {
    const std::array<Position, 4> corners{of(box.left, box.top), of(box.right, box.top), of(box.left, box.bottom), of(box.right, box.bottom)};
    Box out{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Position& corner : corners) {
      out.left = std::min(out.left, corner.x);
      out.right = std::max(out.right, corner.x);
      out.top = std::min(out.top, corner.y);
      out.bottom = std::max(out.bottom, corner.y);
    }
    return out;
  }
};

// First `inner`, then `outer`.
inline Matrix operator*(const Matrix& inner, const Matrix& outer) {
  return {inner.a * outer.a + inner.b * outer.c,           inner.a * outer.b + inner.b * outer.d,
          inner.c * outer.a + inner.d * outer.c,           inner.c * outer.b + inner.d * outer.d,
          inner.e * outer.a + inner.f * outer.c + outer.e, inner.e * outer.b + inner.f * outer.d + outer.f};
}

inline Box intersection(const Box& a, const Box& b) {
  Box out{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
  if (out.right < out.left) out.right = out.left;
  if (out.bottom < out.top) out.bottom = out.top;
  return out;
}

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_MATRIX_H
