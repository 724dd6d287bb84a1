// Lines of a page by height, so that a region finds its own without a walk over the page. A line is taken once.
#ifndef ZHENGBEN_READERS_PDF_SORTED_LINES_H
#define ZHENGBEN_READERS_PDF_SORTED_LINES_H

#include <vector>

#include "readers/pdf/lines.h"

namespace zhengben::pdf {

class SortedLines {
 public:
  explicit SortedLines(std::vector<Line> lines);
  std::vector<std::size_t> inside(const Box& box) const;   // indices of those not taken whose middle stands in the box
  const Line& line(std::size_t index) const { return lines_[index]; }
  std::vector<Line> copies(const std::vector<std::size_t>& indices) const;
  void take(const std::vector<std::size_t>& indices);
  std::vector<std::size_t> left() const;                   // not taken, from top to bottom

 private:
  std::vector<Line> lines_;
  std::vector<bool> taken_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_SORTED_LINES_H
