#include "readers/docx/grid.h"

#include <algorithm>
#include <string>

#include "model/error.h"

namespace zhengben::docx {

namespace {

// One cell of the file, or a run of cells that hMerge joined, at its columns.
struct Spot {
  std::size_t row = 0, first = 0, count = 0;   // cells [first, first + count) of the row
  std::int64_t column = 0, span = 1;
  Merge v_merge = Merge::None;
  bool absent = false;                          // gridBefore, gridAfter or a short row
};

std::int64_t clamped(std::int64_t span, const Limits& limits, Grid& grid) {
  if (span <= limits.max_grid_span) return span;
  grid.clamped = std::max(grid.clamped, span);
  return limits.max_grid_span;
}

std::vector<Spot> spots_of_row(const std::vector<GridRow>& rows, std::size_t r, const Limits& limits, Grid& grid) {
  std::vector<Spot> out;
  std::int64_t column = 0;
  if (rows[r].before > 0) {
    column = clamped(rows[r].before, limits, grid);
    out.push_back({.row = r, .span = column, .absent = true});
  }
  for (std::size_t i = 0; i < rows[r].cells.size(); ++i) {
    const GridCell& cell = rows[r].cells[i];
    const std::int64_t span = clamped(cell.span, limits, grid);
    if (cell.h_merge == Merge::Continue && !out.empty() && !out.back().absent) {
      out.back().span += span;
      ++out.back().count;
    } else {
      if (cell.h_merge == Merge::Continue) grid.repaired = true;
      out.push_back({.row = r, .first = i, .count = 1, .column = column, .span = span, .v_merge = cell.v_merge});
    }
    column += span;
  }
  return out;
}

// Columns at which no cell begins or ends, beyond the first of their kind, are taken out. Only for grids past the
// bound, where a hostile span would cost a slot a column.
void compress(std::vector<std::vector<Spot>>& rows, std::int64_t& columns) {
  std::vector<std::int64_t> edges{0, columns};
  for (const auto& row : rows)
    for (const Spot& spot : row) {
      edges.push_back(spot.column);
      edges.push_back(spot.column + spot.span);
    }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  const auto index = [&](std::int64_t edge) { return std::lower_bound(edges.begin(), edges.end(), edge) - edges.begin(); };
  for (auto& row : rows)
    for (Spot& spot : row) {
      const std::int64_t end = index(spot.column + spot.span);
      spot.column = index(spot.column);
      spot.span = end - spot.column;
    }
  columns = static_cast<std::int64_t>(edges.size()) - 1;
}

GridPlace place_of(const Spot& spot) {
  GridPlace place{.row = static_cast<int>(spot.row), .column = static_cast<int>(spot.column), .column_span = static_cast<int>(spot.span)};
  for (std::size_t i = 0; i < spot.count; ++i) place.from.push_back({spot.row, spot.first + i});
  return place;
}

// ECMA-376-1 3rd ed. (2011) 17.4.85 vMerge. A "continue" goes on the cell above where that has the same columns and is
// itself part of a merge; else it starts a cell of its own.
void place_all(const std::vector<std::vector<Spot>>& rows, std::int64_t columns, Grid& grid) {
  struct Above {
    std::size_t place = 0;
    std::int64_t span = 0;
    std::size_t last_row = 0;
    bool mergeable = false;
  };
  std::vector<Above> above(static_cast<std::size_t>(columns) + 1);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const Spot& spot : rows[r]) {
      Above& over = above[static_cast<std::size_t>(spot.column)];
      const bool fits = r > 0 && over.mergeable && over.span == spot.span && over.last_row + 1 == r;
      if (spot.v_merge == Merge::Continue && fits) {
        GridPlace& place = grid.places[over.place];
        ++place.row_span;
        for (std::size_t i = 0; i < spot.count; ++i) place.from.push_back({r, spot.first + i});
        over.last_row = r;
        continue;
      }
      if (spot.v_merge == Merge::Continue) grid.repaired = true;
      over = {grid.places.size(), spot.span, r, spot.v_merge != Merge::None};
      grid.places.push_back(place_of(spot));
    }
}

// Preferred widths of cells over one column count before the grid, which other programs leave stale; Word does so too.
void set_widths(const std::vector<GridRow>& rows, const std::vector<std::vector<Spot>>& spots, const std::vector<std::optional<Length>>& grid_columns, std::int64_t columns, Grid& grid) {
  std::vector<std::optional<Length>> widths(static_cast<std::size_t>(columns));
  for (std::size_t c = 0; c < widths.size() && c < grid_columns.size(); ++c)
    if (grid_columns[c] && *grid_columns[c] > Length()) widths[c] = grid_columns[c];
  const bool grid_is_whole = std::all_of(widths.begin(), widths.end(), [](const auto& w) { return w.has_value(); });
  std::vector<bool> preferred(widths.size(), false);
  for (const auto& row : spots)
    for (const Spot& spot : row) {
      const auto c = static_cast<std::size_t>(spot.column);
      if (spot.absent || spot.span != 1 || spot.count != 1 || preferred[c]) continue;
      const auto& width = rows[spot.row].cells[spot.first].width;
      if (!width || *width <= Length()) continue;
      widths[c] = width;
      preferred[c] = true;
    }
  if (!grid_is_whole)
    for (const auto& row : spots)
      for (const Spot& spot : row) {
        if (spot.absent || spot.count != 1 || !rows[spot.row].cells[spot.first].width) continue;
        Length left = *rows[spot.row].cells[spot.first].width;
        std::vector<std::size_t> unknown;
        for (std::int64_t c = spot.column; c < spot.column + spot.span; ++c) {
          if (widths[static_cast<std::size_t>(c)]) left -= *widths[static_cast<std::size_t>(c)];
          else unknown.push_back(static_cast<std::size_t>(c));
        }
        if (unknown.empty() || left <= Length()) continue;
        for (const std::size_t c : unknown) widths[c] = left / static_cast<std::int64_t>(unknown.size());
      }
  Length sum;
  std::int64_t known = 0;
  for (const auto& width : widths)
    if (width) {
      sum += *width;
      ++known;
    }
  const Length usual = known > 0 ? sum / known : Length::from_twips(std::max<std::int64_t>(8'300 / std::max<std::int64_t>(columns, 1), 100));
  for (const auto& width : widths) grid.columns.push_back(width.value_or(usual));
}

}  // namespace

Grid full_grid(const std::vector<GridRow>& rows, const std::vector<std::optional<Length>>& grid_columns, const Limits& limits) {
  Grid grid;
  std::vector<std::vector<Spot>> spots;
  std::int64_t columns = 1, cells = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    spots.push_back(spots_of_row(rows, r, limits, grid));
    cells += static_cast<std::int64_t>(spots.back().size());
    if (cells > limits.max_table_cells) throw Error(Code::LimitTableCells, {std::to_string(limits.max_table_cells)});
    const std::int64_t end = spots.back().empty() ? 0 : spots.back().back().column + spots.back().back().span;
    columns = std::max(columns, end + clamped(rows[r].after, limits, grid));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::int64_t end = spots[r].empty() ? 0 : spots[r].back().column + spots[r].back().span;
    if (end == columns) continue;
    if (rows[r].after != columns - end) grid.repaired = true;
    spots[r].push_back({.row = r, .column = end, .span = columns - end, .absent = true});
  }
  const auto slots = [&] { return columns * static_cast<std::int64_t>(rows.size()); };
  const std::vector<std::optional<Length>>* widths = &grid_columns;
  const std::vector<std::optional<Length>> none;
  if (slots() > limits.max_table_cells) {
    compress(spots, columns);
    widths = &none;
    if (slots() > limits.max_table_cells) throw Error(Code::LimitTableCells, {std::to_string(limits.max_table_cells)});
  }
  place_all(spots, columns, grid);
  set_widths(rows, spots, *widths, columns, grid);
  return grid;
}

}  // namespace zhengben::docx
