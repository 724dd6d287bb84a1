#include <algorithm>

#include "writers/layout/canvas.h"
#include "writers/layout/turn.h"

namespace zhengben::layout {

namespace {

class RowDrawer {
 public:
  RowDrawer(Canvas& canvas, const TableBox& box, const std::vector<RowSlice>& slices, Length left)
      : canvas_(canvas), box_(box), slices_(slices), left_(left), columns_(box.source->columns.size()) {}

  void run(std::vector<Length>& consumed) {
    std::vector<std::pair<std::size_t, std::size_t>> order = cells_in_order();
    for (const auto& [cell, slice] : order)
      if (const auto& shading = box_.cells[cell].source->format.shading) canvas_.fill(apart(area(cell, slice)), *shading);
    for (const auto& [cell, slice] : order) draw_content(cell, slice, consumed);
    if (box_.source->format.cell_spacing > Length{}) return draw_boxes(order);
    draw_across();
    draw_down();
  }

 private:
  // Each cell with a slice of its own on this page, at the first of them, by rows.
  std::vector<std::pair<std::size_t, std::size_t>> cells_in_order() const {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t s = 0; s < slices_.size(); ++s)
      for (std::size_t c = 0; c < columns_; ++c) {
        const std::int32_t cell = cell_at_slice(s, c);
        if (static_cast<std::size_t>(box_.source->cells[static_cast<std::size_t>(cell)].column) != c) continue;
        if (s == 0 || cell_at_slice(s - 1, c) != cell) out.emplace_back(static_cast<std::size_t>(cell), s);
      }
    return out;
  }

  std::int32_t cell_at_slice(std::size_t slice, std::size_t column) const { return box_.slots[static_cast<std::size_t>(slices_[slice].row) * columns_ + column]; }

  std::size_t last_slice(std::size_t cell, std::size_t slice) const {
    const Cell& source = *box_.cells[cell].source;
    while (slice + 1 < slices_.size() && slices_[slice + 1].row < source.row + source.row_span && slices_[slice + 1].row >= source.row) ++slice;
    return slice;
  }

  Rect area(std::size_t cell, std::size_t slice) const {
    const Cell& source = *box_.cells[cell].source;
    const RowSlice& last = slices_[last_slice(cell, slice)];
    const auto column = static_cast<std::size_t>(source.column);
    return {left_ + box_.edges[column], slices_[slice].y, left_ + box_.edges[column + static_cast<std::size_t>(source.column_span)], last.y + last.height};
  }

  Rect apart(Rect rect) const {
    const Length gap = box_.source->format.cell_spacing;
    return {rect.left + gap, rect.top + gap, rect.right - gap, rect.bottom - gap};
  }

  void draw_box(const Borders& borders, const Rect& at) {
    draw_edge(canvas_, closing(borders.top), {at.left, at.top, at.right, at.top});
    draw_edge(canvas_, closing(borders.bottom), {at.left, at.bottom, at.right, at.bottom});
    draw_edge(canvas_, closing(borders.left), {at.left, at.top, at.left, at.bottom});
    draw_edge(canvas_, closing(borders.right), {at.right, at.top, at.right, at.bottom});
  }

  // Cells that stand apart: a frame each, and one around all.
  void draw_boxes(const std::vector<std::pair<std::size_t, std::size_t>>& order) {
    for (const auto& [cell, slice] : order) draw_box(box_.cells[cell].source->format.borders, apart(area(cell, slice)));
    draw_box(box_.source->format.borders, {left_, slices_.front().y, left_ + box_.edges.back(), slices_.back().y + slices_.back().height});
  }

  void draw_content(std::size_t index, std::size_t slice, std::vector<Length>& consumed) {
    const CellBox& cell = box_.cells[index];
    const Rect room = area(index, slice);
    const Cell& source = *cell.source;
    const RowSlice& last = slices_[last_slice(index, slice)];
    const bool begins = slices_[slice].row == source.row && slices_[slice].begins;
    const bool ends = last.row == source.row + source.row_span - 1 && last.ends;
    if (cell.turned) {
      if (begins) draw_turned(canvas_, cell.content, cell.source->format.direction, cell.source->format.vertical, {room.left + cell.inset.left, room.top + cell.inset.top, room.right - cell.inset.right, room.bottom - cell.inset.bottom});
      return;
    }
    Length& from = consumed[index];
    const Length top = room.top + cell.inset.top, free = room.bottom - cell.inset.bottom - top;
    if (begins && ends) return draw_whole(cell, {room.left + cell.inset.left, top}, free);
    if (from >= cell.content.height && from > Length{}) return;
    const Length part = ends ? cell.content.height - from : fitting_height(cell.content, from, free);
    if (part <= Length{}) return;
    const bool to_end = from + part >= cell.content.height;
    draw_stack(canvas_, cell.content, from > Length{} ? from : Length::from_emu(-1), to_end ? cell.content.height + Length::from_points(1) : from + part,
               {room.left + cell.inset.left, top});
    from += part;
  }

  void draw_whole(const CellBox& cell, Point2 at, Length free) {
    const Length spare = free - cell.content.height;
    if (spare > Length{} && cell.source->format.vertical == VerticalAlignment::Center) at.y += spare / 2;
    if (spare > Length{} && cell.source->format.vertical == VerticalAlignment::Bottom) at.y += spare;
    draw_stack(canvas_, cell.content, at);
  }

  static EdgeLine closing(const Border& border) { return {border.style, border.width, border.color.value_or(Color{})}; }

  // The rule above a slice, or below the last one: at a page break that of the cell that is cut.
  EdgeLine above(std::size_t slice, std::size_t column) const {
    const RowSlice& of = slices_[slice];
    const EdgeLine own = box_.across[static_cast<std::size_t>(of.row) * columns_ + column];
    const bool first = slice == 0 || slices_[slice - 1].row + 1 != of.row;
    if ((first || !of.begins) && own.style == LineStyle::None) return closing(cell_format(slice, column).borders.top);
    return of.begins || own.style != LineStyle::None ? own : EdgeLine{};
  }

  EdgeLine below_last(std::size_t column) const {
    const RowSlice& of = slices_.back();
    const EdgeLine own = box_.across[static_cast<std::size_t>(of.row + 1) * columns_ + column];
    const bool cut = !of.ends || of.row + 1 < box_.source->row_count();
    if (cut && own.style == LineStyle::None) return closing(cell_format(slices_.size() - 1, column).borders.bottom);
    return own;
  }

  const CellFormat& cell_format(std::size_t slice, std::size_t column) const { return box_.source->cells[static_cast<std::size_t>(cell_at_slice(slice, column))].format; }

  void draw_across() {
    for (std::size_t s = 0; s <= slices_.size(); ++s) {
      const Length y = s < slices_.size() ? slices_[s].y : slices_.back().y + slices_.back().height;
      const auto edge_at = [&](std::size_t c) { return s < slices_.size() ? above(s, c) : below_last(c); };
      for (std::size_t c = 0; c < columns_;) {
        const EdgeLine edge = edge_at(c);
        std::size_t end = c + 1;
        while (end < columns_ && edge_at(end) == edge) ++end;
        const Length corner = edge.width / 2;   // corners are filled by the horizontal rules
        draw_edge(canvas_, edge, {left_ + box_.edges[c] - corner, y, left_ + box_.edges[end] + corner, y});
        c = end;
      }
    }
  }

  void draw_down() {
    for (std::size_t c = 0; c <= columns_; ++c)
      for (std::size_t s = 0; s < slices_.size();) {
        const EdgeLine edge = left_of(s, c);
        std::size_t end = s + 1;
        while (end < slices_.size() && left_of(end, c) == edge) ++end;
        const Length x = left_ + box_.edges[c];
        draw_edge(canvas_, edge, {x, slices_[s].y, x, slices_[end - 1].y + slices_[end - 1].height});
        s = end;
      }
  }

  EdgeLine left_of(std::size_t slice, std::size_t column) const { return box_.down[static_cast<std::size_t>(slices_[slice].row) * (columns_ + 1) + column]; }

  Canvas& canvas_;
  const TableBox& box_;
  const std::vector<RowSlice>& slices_;
  Length left_;
  std::size_t columns_;
};

}  // namespace

void draw_rows(Canvas& canvas, const TableBox& box, const std::vector<RowSlice>& slices, std::vector<Length>& consumed, Length left) {
  if (!slices.empty()) RowDrawer(canvas, box, slices, left).run(consumed);
}

void draw_table(Canvas& canvas, const TableBox& box, Point2 at) {
  std::vector<RowSlice> slices;
  for (int r = 0; r < box.source->row_count(); ++r) {
    const Length top = box.tops[static_cast<std::size_t>(r)], bottom = box.tops[static_cast<std::size_t>(r) + 1];
    slices.push_back({r, at.y + top, bottom - top});
  }
  std::vector<Length> consumed(box.cells.size());
  draw_rows(canvas, box, slices, consumed, at.x + box.x);
}

}  // namespace zhengben::layout
