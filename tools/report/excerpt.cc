#include "tools/report/excerpt.h"

#include <algorithm>

namespace zhengben {

namespace {

constexpr std::int64_t kRowsAround = 2, kColumnsAround = 5;
constexpr std::size_t kCellBytes = 300;

// The first, and those near `middle`.
std::vector<std::int64_t> shown(std::int64_t count, std::int64_t middle, std::int64_t around) {
  std::vector<std::int64_t> out;
  if (count > 0) out.push_back(0);
  for (std::int64_t i = std::max<std::int64_t>(1, middle - around); i <= std::min(count - 1, middle + around); ++i) out.push_back(i);
  return out;
}

// Index of the first shown at or behind `first`, and how many of `span` are.
std::pair<std::int64_t, std::int64_t> part_shown(const std::vector<std::int64_t>& list, std::int64_t first, std::int64_t span) {
  const auto begin = std::lower_bound(list.begin(), list.end(), first), end = std::lower_bound(begin, list.end(), first + span);
  return {begin - list.begin(), end - begin};
}

}  // namespace

Excerpt excerpt_of(const SeenTable& table, std::int64_t row, std::int64_t column) {
  Excerpt out{shown(table.rows, row, kRowsAround), shown(table.columns, column, kColumnsAround), {}};
  for (const SeenCell& cell : table.cells) {
    const auto [r, rows] = part_shown(out.rows, cell.row, cell.row_span);
    const auto [c, columns] = part_shown(out.columns, cell.column, cell.column_span);
    if (rows > 0 && columns > 0) out.cells.push_back({r, c, rows, columns, shortened(cell.text, kCellBytes)});
  }
  return out;
}

std::string shortened(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace zhengben
