#include "readers/pdf/grid.h"

#include <algorithm>
#include <cmath>

namespace zhengben::pdf {

namespace {

constexpr double kSameEdge = 2.0;        // points between positions of one edge
constexpr double kReach = 3.0;           // a rule may end this short of a crossing
constexpr double kOpenSide = 6.0;        // rules that go on further than this beyond the last crossing rule leave a side open
constexpr std::size_t kMaxEdges = 600;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

std::vector<double> edges_of(std::vector<double> positions) {
  std::sort(positions.begin(), positions.end());
  std::vector<double> out;
  std::vector<double> cluster;
  for (const double position : positions) {
    if (!cluster.empty() && position - cluster.back() > kSameEdge) {
      out.push_back((cluster.front() + cluster.back()) / 2);
      cluster.clear();
    }
    cluster.push_back(position);
  }
  if (!cluster.empty()) out.push_back((cluster.front() + cluster.back()) / 2);
  return out;
}

// Where the rules end: the outermost place that two of them reach. One alone may be a bar beside the table.
double reached(std::vector<double> ends) {
  std::sort(ends.begin(), ends.end());
  if (ends.size() < 2) return ends.front();
  for (std::size_t i = 0; i + 1 < ends.size(); ++i)
    if (ends[i + 1] - ends[i] <= kReach) return ends[i];
  return ends.back();
}

// Edges across which the net is open (no outer side drawn) are taken from where the rules along them end.
std::vector<double> edge_positions(const std::vector<Ruling>& across, const std::vector<Ruling>& along) {
  std::vector<double> positions;
  for (const Ruling& ruling : across) positions.push_back(ruling.at);
  if (along.empty() || across.empty()) return positions;
  std::vector<double> from, to;
  for (const Ruling& ruling : along) {
    from.push_back(ruling.from);
    to.push_back(-ruling.to);
  }
  const auto [low, high] = std::minmax_element(positions.begin(), positions.end());
  const double least = *low, most = *high, first = reached(std::move(from)), last = -reached(std::move(to));
  if (first < least - kOpenSide) positions.push_back(first);
  if (last > most + kOpenSide) positions.push_back(last);
  return positions;
}

// For each stretch between two edges, whether a rule stands there over most of it. `across`: the edge's own place.
class Fence {
 public:
  Fence(const std::vector<Ruling>& rulings, const std::vector<double>& across) : by_edge_(across.size()) {
    for (const Ruling& ruling : rulings) {
      const double slack = kSameEdge + ruling.thickness / 2;
      auto it = std::lower_bound(across.begin(), across.end(), ruling.at - slack);
      for (; it != across.end() && *it <= ruling.at + slack; ++it) by_edge_[static_cast<std::size_t>(it - across.begin())].push_back(&ruling);
    }
  }

  bool stands(std::size_t edge, double from, double to) const {
    double covered = 0;
    for (const Ruling* ruling : by_edge_[edge]) covered += std::max(0.0, std::min(ruling->to + kReach, to) - std::max(ruling->from - kReach, from));
    return covered >= 0.6 * (to - from);
  }

 private:
  std::vector<std::vector<const Ruling*>> by_edge_;
};

class Slots {
 public:
  Slots(const Net& net, const FoundTable& table) : rows_(table.row_edges), columns_(table.column_edges), height_(table.rows), width_(table.columns) {
    owner_.assign(at(height_) * at(width_), -1);
    right_.assign(owner_.size(), true);
    below_.assign(owner_.size(), true);
    const Fence vertical(net.vertical, columns_), horizontal(net.horizontal, rows_);
    for (int r = 0; r < height_; ++r)
      for (int c = 0; c < width_; ++c) {
        if (c + 1 < width_) right_[slot(r, c)] = vertical.stands(at(c + 1), rows_[at(r)], rows_[at(r + 1)]);
        if (r + 1 < height_) below_[slot(r, c)] = horizontal.stands(at(r + 1), columns_[at(c)], columns_[at(c + 1)]);
      }
  }

  std::vector<FoundCell> cells() {
    std::vector<FoundCell> out;
    for (int r = 0; r < height_; ++r)
      for (int c = 0; c < width_; ++c) {
        if (owner_[slot(r, c)] >= 0) continue;
        FoundCell cell;
        cell.row = r;
        cell.column = c;
        grow(cell);
        for (int i = r; i < r + cell.row_span; ++i)
          for (int j = c; j < c + cell.column_span; ++j) owner_[slot(i, j)] = static_cast<int>(out.size());
        out.push_back(std::move(cell));
      }
    return out;
  }

 private:
  std::size_t slot(int r, int c) const { return at(r) * at(width_) + at(c); }
  bool is_free(int r, int c) const { return owner_[slot(r, c)] < 0; }

  // Grows a cell from its top left slot to the right and down as long as no rule stops it and the rectangle stays whole.
  void grow(FoundCell& cell) const {
    while (can_grow_right(cell)) ++cell.column_span;
    while (can_grow_down(cell)) ++cell.row_span;
    while (can_grow_right(cell)) ++cell.column_span;
  }
  bool can_grow_right(const FoundCell& cell) const {
    const int c = cell.column + cell.column_span;
    if (c >= width_) return false;
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      if (right_[slot(r, c - 1)] || !is_free(r, c)) return false;
    return true;
  }
  bool can_grow_down(const FoundCell& cell) const {
    const int r = cell.row + cell.row_span;
    if (r >= height_) return false;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
      if (below_[slot(r - 1, c)] || !is_free(r, c)) return false;
      if (c + 1 < cell.column + cell.column_span && right_[slot(r, c)]) return false;
    }
    return true;
  }

  const std::vector<double>&rows_, &columns_;
  int height_ = 0, width_ = 0;
  std::vector<int> owner_;
  std::vector<bool> right_, below_;
};

// An edge at which no cell begins parts nothing: a stroke within a cell made it. Gives each old index its new one.
std::vector<int> drop_unused(std::vector<double>& edges, const std::vector<bool>& begins) {
  std::vector<int> renumbered(edges.size());
  std::vector<double> kept;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const bool outer = i == 0 || i + 1 == edges.size();
    if (outer || begins[i]) kept.push_back(edges[i]);
    renumbered[i] = static_cast<int>(kept.size()) - 1;
  }
  edges = std::move(kept);
  return renumbered;
}

void drop_unused_edges(FoundTable& table) {
  std::vector<bool> rows(table.row_edges.size(), false), columns(table.column_edges.size(), false);
  for (const FoundCell& cell : table.cells) rows[at(cell.row)] = columns[at(cell.column)] = true;
  const std::vector<int> row = drop_unused(table.row_edges, rows), column = drop_unused(table.column_edges, columns);
  for (FoundCell& cell : table.cells) {
    const int below = row[at(cell.row + cell.row_span)], right = column[at(cell.column + cell.column_span)];
    cell.row = row[at(cell.row)];
    cell.column = column[at(cell.column)];
    cell.row_span = below - cell.row;
    cell.column_span = right - cell.column;
  }
  table.rows = static_cast<int>(table.row_edges.size()) - 1;
  table.columns = static_cast<int>(table.column_edges.size()) - 1;
}

}  // namespace

FoundTable grid_of(const Net& net) {
  FoundTable table;
  table.row_edges = edges_of(edge_positions(net.horizontal, net.vertical));
  table.column_edges = edges_of(edge_positions(net.vertical, net.horizontal));
  if (table.row_edges.size() < 2 || table.column_edges.size() < 2 || table.row_edges.size() > kMaxEdges || table.column_edges.size() > kMaxEdges) return {};
  table.rows = static_cast<int>(table.row_edges.size()) - 1;
  table.columns = static_cast<int>(table.column_edges.size()) - 1;
  table.cells = Slots(net, table).cells();
  drop_unused_edges(table);
  table.box = {table.column_edges.front(), table.row_edges.front(), table.column_edges.back(), table.row_edges.back()};
  for (FoundCell& cell : table.cells)
    cell.box = {table.column_edges[at(cell.column)], table.row_edges[at(cell.row)], table.column_edges[at(cell.column + cell.column_span)], table.row_edges[at(cell.row + cell.row_span)]};
  return table;
}

std::vector<std::int32_t> slots_of(const FoundTable& table) {
  std::vector<std::int32_t> slots(at(table.rows) * at(table.columns), -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    for (int r = table.cells[i].row; r < table.cells[i].row + table.cells[i].row_span; ++r)
      for (int c = table.cells[i].column; c < table.cells[i].column + table.cells[i].column_span; ++c) slots[at(r) * at(table.columns) + at(c)] = static_cast<std::int32_t>(i);
  return slots;
}

}  // namespace zhengben::pdf
