#include "readers/pdf/tables.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/ruling.h"

namespace zhengben::pdf {

namespace {

constexpr double kSameEdge = 2.0;        // points between positions of one edge
constexpr double kReach = 3.0;           // a rule may end this short of a crossing
constexpr std::size_t kMaxEdges = 600;

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

// Whether a rule stands at `at` over most of [from, to].
bool has_rule(const std::vector<Ruling>& rulings, double at, double from, double to) {
  double covered = 0;
  for (const Ruling& ruling : rulings)
    if (std::abs(ruling.at - at) <= kSameEdge + ruling.thickness / 2) covered += std::max(0.0, std::min(ruling.to + kReach, to) - std::max(ruling.from - kReach, from));
  return covered >= 0.6 * (to - from);
}

// The slots of a net and which of them belong together: where no rule stands between two, they are one cell.
class Grid {
 public:
  Grid(const Net& net, std::vector<double> rows, std::vector<double> columns) : rows_(std::move(rows)), columns_(std::move(columns)) {
    height_ = static_cast<int>(rows_.size()) - 1;
    width_ = static_cast<int>(columns_.size()) - 1;
    owner_.assign(static_cast<std::size_t>(height_ * width_), -1);
    right_.assign(owner_.size(), true);
    below_.assign(owner_.size(), true);
    for (int r = 0; r < height_; ++r)
      for (int c = 0; c < width_; ++c) {
        if (c + 1 < width_) right_[slot(r, c)] = has_rule(net.vertical, columns_[index(c + 1)], rows_[index(r)], rows_[index(r + 1)]);
        if (r + 1 < height_) below_[slot(r, c)] = has_rule(net.horizontal, rows_[index(r + 1)], columns_[index(c)], columns_[index(c + 1)]);
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
        cell.box = {columns_[index(c)], rows_[index(r)], columns_[index(c + cell.column_span)], rows_[index(r + cell.row_span)]};
        out.push_back(std::move(cell));
      }
    return out;
  }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  std::size_t slot(int r, int c) const { return static_cast<std::size_t>(r * width_ + c); }
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

  std::vector<double> rows_, columns_;
  int height_ = 0, width_ = 0;
  std::vector<int> owner_;
  std::vector<bool> right_, below_;
};

// Edges across which the net is open (no outer side drawn) are taken from where the rules along them end.
std::vector<double> edge_positions(const std::vector<Ruling>& across, const std::vector<Ruling>& along) {
  std::vector<double> positions;
  for (const Ruling& ruling : across) positions.push_back(ruling.at);
  if (along.empty()) return positions;
  double first = along[0].from, last = along[0].to;
  for (const Ruling& ruling : along) {
    first = std::min(first, ruling.from);
    last = std::max(last, ruling.to);
  }
  constexpr double kOpenSide = 6;
  const auto near = [&](double at) { return std::any_of(positions.begin(), positions.end(), [&](double p) { return std::abs(p - at) < kOpenSide; }); };
  if (!near(first)) positions.push_back(first);
  if (!near(last)) positions.push_back(last);
  return positions;
}

bool inside(const Box& box, double x, double y) { return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom; }

// Gives every character in the table to the cell that holds its middle.
std::size_t fill_cells(FoundTable& table, const PageContent& page, std::span<const std::uint32_t> characters, std::vector<bool>& used) {
  std::vector<std::vector<std::uint32_t>> of_cell(table.cells.size());
  std::size_t count = 0;
  for (const std::uint32_t index : characters) {
    const Box& box = page.characters[index].box;
    const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    if (used[index] || !inside(table.box, x, y)) continue;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      if (inside(table.cells[i].box, x, y)) {
        of_cell[i].push_back(index);
        used[index] = true;
        count += !is_blank_text(page.characters[index].text);
        break;
      }
  }
  for (std::size_t i = 0; i < table.cells.size(); ++i) table.cells[i].lines = lines_of(page, of_cell[i], {.column_gap = 0});
  return count;
}

double digit_width(const Line& line) {
  const std::size_t count = line.words.front().characters.size();
  return count == 0 ? 0 : line.words.front().box.width() / static_cast<double>(count);
}

// Bounded by the widest margins that word processors set by themselves (5.4 points a side): where every line is short
// nothing is known of the margins, and no line may be taken for a full one.
double least_room(const FoundTable& table) {
  double least = 14;
  for (const FoundCell& cell : table.cells)
    for (const Line& line : cell.lines) least = std::min(least, cell.box.width() - line.box.width());
  return std::max(0.0, least);
}

}  // namespace

std::vector<FoundTable> ruled_tables(const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used) {
  std::vector<FoundTable> out;
  for (const Net& net : ruling_nets(page)) {
    FoundTable table;
    table.page = number;
    table.row_edges = edges_of(edge_positions(net.horizontal, net.vertical));
    table.column_edges = edges_of(edge_positions(net.vertical, net.horizontal));
    if (table.row_edges.size() < 2 || table.column_edges.size() < 2 || table.row_edges.size() > kMaxEdges || table.column_edges.size() > kMaxEdges) continue;
    if (table.row_edges.size() == 2 && table.column_edges.size() == 2) continue;
    table.rows = static_cast<int>(table.row_edges.size()) - 1;
    table.columns = static_cast<int>(table.column_edges.size()) - 1;
    table.box = {table.column_edges.front(), table.row_edges.front(), table.column_edges.back(), table.row_edges.back()};
    table.cells = Grid(net, table.row_edges, table.column_edges).cells();
    if (table.cells.size() < 2) continue;
    for (FoundCell& cell : table.cells) cell.page = number;
    std::vector<bool> taken = used;
    if (fill_cells(table, page, characters, taken) == 0) continue;
    used = std::move(taken);
    table.least_room = least_room(table);
    out.push_back(std::move(table));
  }
  std::sort(out.begin(), out.end(), [](const FoundTable& a, const FoundTable& b) { return a.box.top < b.box.top; });
  return out;
}

std::string text_of(const FoundCell& cell, double least_room) {
  std::string out;
  const Line* before = nullptr;
  for (const Line& line : cell.lines) {
    const std::string text = text_of(line);
    if (before && !out.empty()) {
      std::size_t at = 0;
      const char32_t next = text.empty() ? U' ' : next_character(text, at);
      const std::u32string tail = to_utf32(std::string_view(out).substr(out.size() > 4 ? out.size() - 4 : 0));
      const char32_t last = tail.empty() ? U' ' : tail.back();
      // A number that was wider than its cell goes on in the next line; one that had room for another digit ended.
      const double room = cell.box.width() - before->box.width();
      const bool both_digits = is_digit(last) && is_digit(next);
      if (both_digits && room > least_room + digit_width(line) + 0.5) out += '\n';
      if (!both_digits && !is_east_asian(last) && !is_east_asian(next) && last != U'-') out += ' ';
    }
    out += text;
    before = &line;
  }
  return out;
}

}  // namespace zhengben::pdf
