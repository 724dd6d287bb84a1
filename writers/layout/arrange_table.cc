#include <algorithm>

#include "writers/layout/compose.h"
#include "writers/layout/table_columns.h"
#include "writers/layout/table_edges.h"

namespace zhengben::layout {

namespace {

constexpr Length kLeastLine = Length::from_points(20);   // of a turned cell in rows that fit their content

Length width_of(const TableBox& box, const Cell& cell) {
  const auto first = static_cast<std::size_t>(cell.column);
  return box.edges[first + static_cast<std::size_t>(cell.column_span)] - box.edges[first];
}

void set_insets(TableBox& box) {
  for (CellBox& cell : box.cells) {
    const Cell& source = *cell.source;
    const auto row = static_cast<std::size_t>(source.row), column = static_cast<std::size_t>(source.column);
    const std::size_t columns = box.source->columns.size(), span = static_cast<std::size_t>(source.column_span);
    cell.inset = source.format.margins;
    // Half of each rule lies inside the row (word-layout facts 27 and 28).
    cell.inset.top += widest_across(box, row, 0, columns) / 2;
    cell.inset.bottom += widest_across(box, row + static_cast<std::size_t>(source.row_span), 0, columns) / 2;
    const Length left = box.down[row * (columns + 1) + column].width / 2, right = box.down[row * (columns + 1) + column + span].width / 2;
    cell.inset.left = std::max(cell.inset.left, left);
    cell.inset.right = std::max(cell.inset.right, right);
    const Length apart = box.source->format.cell_spacing;   // on every side of a cell: each has borders of its own then
    for (Length* side : {&cell.inset.top, &cell.inset.left, &cell.inset.bottom, &cell.inset.right}) *side += apart;
  }
}

Length needed_height(const CellBox& cell) {
  const Length content = cell.turned ? cell.content.width : cell.content.height;
  return cell.inset.top + content + cell.inset.bottom;
}

Length span_height(const std::vector<Length>& heights, const Cell& cell) {
  Length sum;
  for (int r = cell.row; r < cell.row + cell.row_span; ++r) sum += heights[static_cast<std::size_t>(r)];
  return sum;
}

// Grows the last row of what the cell covers that may grow.
void make_room(const TableBox& box, std::vector<Length>& heights, const CellBox& cell) {
  const Length lacking = needed_height(cell) - span_height(heights, *cell.source);
  if (lacking <= Length{}) return;
  for (int r = cell.source->row + cell.source->row_span - 1; r >= cell.source->row; --r)
    if (box.source->rows[static_cast<std::size_t>(r)].height_rule != HeightRule::Exact) {
      heights[static_cast<std::size_t>(r)] += lacking;
      return;
    }
}

// Lines of a turned cell are as long as its rows are high; rows that may grow do so until its lines fit side by side.
void arrange_turned(Engine& engine, const TableBox& box, std::vector<Length>& heights, CellBox& cell) {
  const Length across = width_of(box, *cell.source) - cell.inset.left - cell.inset.right;
  const Length longest = full_width(cell.content);
  Length length = std::max(kLeastLine, span_height(heights, *cell.source) - cell.inset.top - cell.inset.bottom);
  bool may_grow = false;
  for (int r = cell.source->row; r < cell.source->row + cell.source->row_span; ++r)
    may_grow |= box.source->rows[static_cast<std::size_t>(r)].height_rule != HeightRule::Exact;
  arrange_stack(engine, cell.content, length);
  while (may_grow && cell.content.height > across && length < longest) {
    length = std::min(longest, length * 1.25);
    arrange_stack(engine, cell.content, length);
  }
  make_room(box, heights, cell);
}

std::vector<Length> row_heights(Engine& engine, TableBox& box) {
  const Table& table = *box.source;
  std::vector<Length> heights(table.rows.size());
  for (std::size_t r = 0; r < heights.size(); ++r)
    if (table.rows[r].height_rule != HeightRule::Auto || table.rows[r].height > Length{}) heights[r] = std::max(Length{}, table.rows[r].height);
  // A least height is that of the content: the margins of the cells and the rule come on top, as Word's rows show.
  for (const CellBox& cell : box.cells) {
    const auto r = static_cast<std::size_t>(cell.source->row);
    if (cell.source->row_span == 1 && table.rows[r].height_rule != HeightRule::Exact && table.rows[r].height > Length{})
      heights[r] = std::max(heights[r], table.rows[r].height + cell.inset.top + cell.inset.bottom);
  }
  for (CellBox& cell : box.cells)
    if (!cell.turned) arrange_stack(engine, cell.content, std::max(Length{}, width_of(box, *cell.source) - cell.inset.left - cell.inset.right));
  for (const CellBox& cell : box.cells)
    if (!cell.turned && cell.source->row_span == 1) make_room(box, heights, cell);
  std::vector<const CellBox*> spanning;
  for (const CellBox& cell : box.cells)
    if (!cell.turned && cell.source->row_span > 1) spanning.push_back(&cell);
  std::stable_sort(spanning.begin(), spanning.end(),
                   [](const CellBox* a, const CellBox* b) { return a->source->row + a->source->row_span < b->source->row + b->source->row_span; });
  for (const CellBox* cell : spanning) make_room(box, heights, *cell);
  for (CellBox& cell : box.cells)
    if (cell.turned) arrange_turned(engine, box, heights, cell);
  return heights;
}

Length left_edge(const Engine& engine, const TableBox& box, Length available) {
  const TableFormat& format = box.source->format;
  const Length free = available - box.edges.back();
  if (format.alignment == Alignment::Center) return free / 2;
  if (format.alignment == Alignment::End) return free;
  // Before Word 2013 the text of the first column, not its rule, stands at the margin.
  const Length margin = engine.document.compatibility.mode < 15 && !engine.standard ? format.cell_margins.left : Length{};
  return format.indent - margin;
}

}  // namespace

void arrange_table(Engine& engine, TableBox& box, Length width) {
  if (box.across.empty()) decide_edges(box);
  set_insets(box);
  box.edges.assign(1, Length{});
  for (const Length column : column_widths(box, width)) box.edges.push_back(box.edges.back() + column);
  box.x = left_edge(engine, box, width);
  box.tops.assign(1, Length{});
  for (const Length height : row_heights(engine, box)) box.tops.push_back(box.tops.back() + height);
}

}  // namespace zhengben::layout
