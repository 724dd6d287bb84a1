#include "readers/pdf/sorted_lines.h"

#include <algorithm>

namespace zhengben::pdf {

namespace {

double middle(const Line& line) { return (line.box.top + line.box.bottom) / 2; }

}  // namespace

SortedLines::SortedLines(std::vector<Line> lines) : lines_(std::move(lines)), taken_(lines_.size(), false) {
  std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) { return middle(a) < middle(b); });
}

std::vector<std::size_t> SortedLines::inside(const Box& box) const {
  std::vector<std::size_t> out;
  auto it = std::lower_bound(lines_.begin(), lines_.end(), box.top, [](const Line& line, double y) { return middle(line) < y; });
  for (; it != lines_.end() && middle(*it) <= box.bottom; ++it) {
    const double x = (it->box.left + it->box.right) / 2;
    const auto index = static_cast<std::size_t>(it - lines_.begin());
    if (!taken_[index] && box.left <= x && x <= box.right) out.push_back(index);
  }
  return out;
}

std::vector<Line> SortedLines::copies(const std::vector<std::size_t>& indices) const {
  std::vector<Line> out;
  out.reserve(indices.size());
  for (const std::size_t index : indices) out.push_back(lines_[index]);
  return out;
}

void SortedLines::take(const std::vector<std::size_t>& indices) {
  for (const std::size_t index : indices) taken_[index] = true;
}

std::vector<std::size_t> SortedLines::left() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (!taken_[i]) out.push_back(i);
  return out;
}

}  // namespace zhengben::pdf
