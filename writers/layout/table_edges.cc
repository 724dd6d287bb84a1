#include "writers/layout/table_edges.h"

#include <algorithm>

namespace zhengben::layout {

namespace {

int brightness(const Border& border) {
  const Color c = border.color.value_or(Color{});
  return c.red + c.green * 2 + c.blue;
}

// ECMA-376-1 3rd ed. (2011) 17.4.66 tcBorders: of two that meet the wider wins, then the darker.
EdgeLine stronger(const Border* a, const Border* b) {
  const bool no_a = !a || a->style == LineStyle::None, no_b = !b || b->style == LineStyle::None;
  if (no_a && no_b) return {};
  const Border* won = no_a ? b : a;
  if (!no_a && !no_b && (b->width > a->width || (b->width == a->width && brightness(*b) < brightness(*a)))) won = b;
  return {won->style, won->width, won->color.value_or(Color{})};
}

}  // namespace

void decide_edges(TableBox& box) {
  const auto rows = static_cast<std::size_t>(box.source->row_count()), columns = static_cast<std::size_t>(box.source->column_count());
  box.across.assign((rows + 1) * columns, {});
  box.down.assign(rows * (columns + 1), {});
  const auto cell = [&](std::size_t r, std::size_t c) -> const Cell* { return &box.source->cells[static_cast<std::size_t>(box.slots[r * columns + c])]; };
  for (std::size_t r = 0; r <= rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const Cell* above = r > 0 ? cell(r - 1, c) : nullptr;
      const Cell* below = r < rows ? cell(r, c) : nullptr;
      if (above != below) box.across[r * columns + c] = stronger(above ? &above->format.borders.bottom : nullptr, below ? &below->format.borders.top : nullptr);
    }
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c <= columns; ++c) {
      const Cell* left = c > 0 ? cell(r, c - 1) : nullptr;
      const Cell* right = c < columns ? cell(r, c) : nullptr;
      if (left != right) box.down[r * (columns + 1) + c] = stronger(left ? &left->format.borders.right : nullptr, right ? &right->format.borders.left : nullptr);
    }
}

Length widest_across(const TableBox& box, std::size_t row, std::size_t first, std::size_t count) {
  const std::size_t columns = box.source->columns.size();
  Length most;
  for (std::size_t c = first; c < first + count; ++c) most = std::max(most, box.across[row * columns + c].width);
  return most;
}

}  // namespace zhengben::layout
