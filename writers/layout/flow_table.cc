#include <algorithm>

#include "writers/layout/flow.h"
#include "writers/layout/table_edges.h"

namespace zhengben::layout {

namespace {

constexpr Length kTolerance = Length::from_emu(64);

// What of a row must stand on the page it begins on: all of it, or the first line of each cell where it may split.
Length least_height(const TableBox& box, int row) {
  const Length whole = box.tops[static_cast<std::size_t>(row) + 1] - box.tops[static_cast<std::size_t>(row)];
  const Row& source = box.source->rows[static_cast<std::size_t>(row)];
  if (source.cant_split || source.height_rule == HeightRule::Exact) return whole;
  Length least;
  for (const CellBox& cell : box.cells) {
    if (cell.source->row != row || cell.content.items.empty()) continue;
    const StackItem& first = cell.content.items.front();
    const auto* paragraph = std::get_if<ParagraphBox>(&first.box);
    if (!paragraph || cell.turned) return whole;
    least = std::max(least, cell.inset.top + first.y + paragraph->lines.front().height + cell.inset.bottom);
  }
  return std::min(least, whole);
}

// The first paragraph of the row's first cell is kept with the next: then the row is.
bool keeps_next(const Engine& engine, const TableBox& box, int row) {
  const CellBox& cell = box.cells[static_cast<std::size_t>(box.slots[static_cast<std::size_t>(row) * box.source->columns.size()])];
  if (cell.source->row != row || cell.source->blocks.empty()) return false;
  const auto* paragraph = std::get_if<Paragraph>(&cell.source->blocks.front());
  return paragraph && engine.document.paragraph_formats[paragraph->format].keep_next;
}

Length row_height(const TableBox& box, int row) { return box.tops[static_cast<std::size_t>(row) + 1] - box.tops[static_cast<std::size_t>(row)]; }

// The rows from `row` on that are kept together, as far as they fit a height of `whole`; at least the row.
Length kept_height(const Engine& engine, const TableBox& box, int row, Length whole) {
  Length height = row_height(box, row);
  for (; row + 1 < box.source->row_count() && keeps_next(engine, box, row) && height + row_height(box, row + 1) <= whole; ++row) height += row_height(box, row + 1);
  return height;
}

}  // namespace

Length head_height(const Engine& engine, const TableBox& box, Length whole) {
  const Length header = box.tops[static_cast<std::size_t>(box.header_rows)];
  if (box.header_rows >= box.source->row_count()) return header;
  return header + (keeps_next(engine, box, box.header_rows) ? kept_height(engine, box, box.header_rows, whole - header) : least_height(box, box.header_rows));
}

struct Flow::TableRun {
  TableBox& box;
  std::vector<RowSlice> slices;            // on this page, not yet drawn
  std::vector<Length> consumed;            // of each cell's content, by earlier pages
  bool repeats = false;                    // the header rows stand above the slices once more

  Length row_height(int row) const { return layout::row_height(box, row); }
};

void Flow::place_table(std::size_t index) {
  TableBox& table = *std::get<std::unique_ptr<TableBox>>(box(index));
  if (table.source->row_count() == 0) return;
  const Length gap = has_box(index + 1) && above_ && !at_top() ? gap_between(engine_, &*above_, box(index + 1)) : Length{};
  if (place_floating(table, gap)) return;
  place_rows(table, gap_above(box(index)));
}

void Flow::place_rows(TableBox& table, Length gap) {
  y_ += gap;
  if (!at_top() && table.header_rows > 0 && y_ + layout::head_height(engine_, table, area_.bottom - area_.top) > limit() + kTolerance) {
    next_column();
    arrange_table(engine_, table, column_width());
  }
  TableRun run{table, {}, std::vector<Length>(table.cells.size()), false};
  y_ += widest_across(table, 0, 0, table.source->columns.size()) / 2;
  for (int row = 0; row < table.source->row_count(); ++row) place_row(run, row);
  flush_rows(run);
  y_ += widest_across(table, table.source->rows.size(), 0, table.source->columns.size()) / 2;
}

void Flow::place_row(TableRun& run, int row) {
  const Length needed = kept_height(engine_, run.box, row, area_.bottom - area_.top - run.box.tops[static_cast<std::size_t>(run.box.header_rows)]);
  const bool fits = y_ + needed <= limit() + kTolerance;
  if (!fits && y_ + run.row_height(row) > limit() + kTolerance) {
    const bool may_split = !run.box.source->rows[static_cast<std::size_t>(row)].cant_split && row >= run.box.header_rows;
    if (may_split && split_row(run, row, false)) return;
  }
  const bool stands_first = at_top() || (run.repeats && run.slices.empty());
  if (!fits && !stands_first) {
    continue_table(run);
    if (y_ + run.row_height(row) > limit() + kTolerance && split_row(run, row, true)) return;
  } else if (!fits && y_ + run.row_height(row) > limit() + kTolerance && split_row(run, row, true)) {
    return;
  }
  run.slices.push_back({row, y_, run.row_height(row)});
  y_ += run.row_height(row);
  spare_ = Length{};
  top_ = Top::No;
  add_notes(run.box, row);
}

// Sets as many lines of the row as fit on this page and goes on with the rest on the next. False where the row must
// begin on the next page: not a line of some cell fits here.
bool Flow::split_row(TableRun& run, int row, bool forced) {
  const Row& source = run.box.source->rows[static_cast<std::size_t>(row)];
  if (source.height_rule == HeightRule::Exact) return false;
  std::vector<Length> done(run.box.cells.size());
  Length rest_of_row = run.row_height(row);
  for (bool begins = true;; begins = false) {
    const Length room = limit() - y_;
    Length part, rest, progress;
    bool stuck = false, whole = true;
    for (std::size_t i = 0; i < run.box.cells.size(); ++i) {
      const CellBox& cell = run.box.cells[i];
      if (cell.source->row != row || cell.source->row_span != 1 || cell.turned || done[i] >= cell.content.height) continue;
      const Length sides = cell.inset.top + cell.inset.bottom;
      const Length fit = fitting_height(cell.content, done[i], room - sides);
      stuck |= fit <= Length{} && cell.content.height > Length{};
      part = std::max(part, fit + sides);
      progress = std::max(progress, fit);
      const Length after = cell.content.height - done[i] - fit;
      whole &= after <= Length{};
      if (after > Length{}) rest = std::max(rest, after + sides);
    }
    if (begins && (progress <= Length{} || (stuck && !(forced && at_top())))) return false;
    if (!begins && progress <= Length{}) {   // not a line fits on a whole page: the rest stands on this one, past its foot
      run.slices.push_back({row, y_, std::max(rest_of_row, rest), false, true});
      y_ += run.slices.back().height;
      return true;
    }
    const bool ends = whole && rest_of_row <= room + kTolerance;
    if (whole && !ends && begins && !forced) part = room;   // its own height, not its text, is what passes the page
    Length height = ends ? std::max(part, begins ? rest_of_row : rest_of_row) : std::max(part, Length{});
    if (whole && !ends) height = std::min(rest_of_row, room);
    run.slices.push_back({row, y_, height, begins, ends || whole});
    if (begins) add_notes(run.box, row);
    y_ += height;
    top_ = Top::No;
    if (ends || whole) return true;
    for (std::size_t i = 0; i < run.box.cells.size(); ++i) {
      const CellBox& cell = run.box.cells[i];
      if (cell.source->row != row || cell.source->row_span != 1 || cell.turned) continue;
      done[i] += fitting_height(cell.content, done[i], height - cell.inset.top - cell.inset.bottom);
    }
    rest_of_row = std::max(rest, Length{});
    continue_table(run);
  }
}

void Flow::flush_rows(TableRun& run) {
  Canvas sheet = canvas();
  draw_rows(sheet, run.box, run.slices, run.consumed, column_left() + run.box.x);
  run.slices.clear();
}

// The next page or column, with the header rows once more.
void Flow::continue_table(TableRun& run) {
  flush_rows(run);
  next_column();
  run.repeats = run.box.header_rows > 0;
  y_ += widest_across(run.box, 0, 0, run.box.source->columns.size()) / 2;
  if (!run.repeats) return;
  std::vector<RowSlice> header;
  for (int row = 0; row < run.box.header_rows; ++row) {
    header.push_back({row, y_, run.row_height(row)});
    y_ += run.row_height(row);
  }
  std::vector<Length> none(run.box.cells.size());
  Canvas sheet = canvas();
  sheet.repeated = true;
  sheet.artifact = ArtifactKind::Pagination;
  draw_rows(sheet, run.box, header, none, column_left() + run.box.x);
}

// `gap`: the blank above the paragraph that the table is anchored to, the one after it.
bool Flow::place_floating(TableBox& box, Length gap) {
  if (!box.source->format.floating) return false;
  const FloatingPosition& at = *box.source->format.floating;
  using Anchor = FloatingPosition::Anchor;
  const Length width = box.edges.back(), height = height_of(box);
  Length left = column_left(), room = column_width();
  if (at.horizontal == Anchor::Margin) left = area_.left, room = area_.right - area_.left;
  if (at.horizontal == Anchor::Page) left = Length{}, room = area_.width;
  Length x = left + at.x, y = y_ + gap + at.y;
  if (at.align_x) x = *at.align_x == Alignment::Center ? left + (room - width) / 2 : (*at.align_x == Alignment::End ? left + room - width : left);
  if (at.vertical == Anchor::Margin) y = area_.top + at.y;
  if (at.vertical == Anchor::Page) y = at.y;
  if (y < Length{} || y + height > limit() || x < Length{}) return false;
  for (const Rect& rect : taken_)
    if (rect.left < x + width && rect.right > x && rect.top < y + height && rect.bottom > y) return false;
  Canvas sheet = canvas();
  draw_table(sheet, box, {x - box.x, y});
  for (int row = 0; row < box.source->row_count(); ++row) add_notes(box, row);
  taken_.push_back({x - at.distance.left, y - at.distance.top, x + width + at.distance.right, y + height + at.distance.bottom});
  return floated_ = true;
}

}  // namespace zhengben::layout
