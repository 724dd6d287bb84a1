#include "readers/pdf/text_grid.h"

#include <algorithm>
#include <cmath>

#include "readers/pdf/row_groups.h"
#include "readers/pdf/text_columns.h"

namespace zhengben::pdf {

namespace {

constexpr double kFullWidth = 0.85;      // share of the table's width from which on a rule crosses it whole
constexpr double kCentred = 0.8;         // em between the middles of a heading and of the columns it heads

std::size_t at(int i) { return static_cast<std::size_t>(i); }

std::vector<Ruling> full_rules(const Net& rules, double left, double right) {
  std::vector<Ruling> out;
  for (const Ruling& rule : rules.horizontal)
    if (std::min(rule.to, right) - std::max(rule.from, left) >= kFullWidth * (right - left)) out.push_back(rule);
  std::sort(out.begin(), out.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  return out;
}

// Rules from top to bottom of the region part columns; short ones are of charts and frames.
std::vector<double> borders_of(const Net& rules, double top, double bottom) {
  std::vector<double> out;
  for (const Ruling& rule : rules.vertical)
    if (std::min(rule.to, bottom) - std::max(rule.from, top) >= 0.5 * (bottom - top)) out.push_back(rule.at);
  return out;
}

class GridMaker {
 public:
  GridMaker(std::vector<TextRow>& rows, const std::vector<Column>& columns, const Net& rules) : rows_(rows), columns_(columns), rules_(rules) {}

  void widen(std::size_t header) {
    header_ = header;
    for (std::size_t r = 0; r < header; ++r) widen_headings(r);
  }

  // `begins`: the row of text with which each row begins.
  FoundTable run(std::vector<std::size_t> begins) {
    begins_ = std::move(begins);
    FoundTable table;
    table.ruled = false;
    table.rows = static_cast<int>(begins_.size());
    table.columns = static_cast<int>(columns_.size());
    edges(table);
    std::vector<std::int32_t> owner(at(table.rows) * at(table.columns), -1);
    for (int r = 0; r < table.rows; ++r) add_row(table, r, owner);
    for (int r = 0; r < table.rows; ++r)
      for (int c = 0; c < table.columns; ++c)
        if (owner[at(r) * at(table.columns) + at(c)] < 0) {
          FoundCell cell;
          cell.row = r;
          cell.column = c;
          table.cells.push_back(std::move(cell));
        }
    join_header_stubs(table);
    std::sort(table.cells.begin(), table.cells.end(), [](const FoundCell& a, const FoundCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    for (FoundCell& cell : table.cells) {
      cell.whole_lines = true;
      cell.box = {table.column_edges[at(cell.column)], table.row_edges[at(cell.row)], table.column_edges[at(cell.column + cell.column_span)], table.row_edges[at(cell.row + cell.row_span)]};
    }
    table.box = {table.column_edges.front(), table.row_edges.front(), table.column_edges.back(), table.row_edges.back()};
    return table;
  }

 private:
  std::size_t end_of(int row) const { return at(row) + 1 < begins_.size() ? begins_[at(row) + 1] : rows_.size(); }

  void edges(FoundTable& table) const {
    table.column_edges.push_back(columns_.front().left);
    for (std::size_t c = 1; c < columns_.size(); ++c) table.column_edges.push_back((columns_[c - 1].right + columns_[c].left) / 2);
    table.column_edges.push_back(columns_.back().right);
    table.row_edges.push_back(rows_.front().top);
    for (int r = 1; r < table.rows; ++r) table.row_edges.push_back((rows_[begins_[at(r)] - 1].bottom + rows_[begins_[at(r)]].top) / 2);
    table.row_edges.push_back(rows_.back().bottom);
  }

  // Pieces over overlapping columns of one row are one cell.
  void add_row(FoundTable& table, int row, std::vector<std::int32_t>& owner) {
    std::vector<FoundCell> cells;
    for (std::size_t r = begins_[at(row)]; r < end_of(row); ++r)
      for (Piece& piece : rows_[r].pieces) {
        FoundCell cell;
        cell.row = row;
        cell.column = piece.first;
        cell.column_span = piece.last - piece.first + 1;
        cell.lines.push_back(std::move(piece.line));
        for (std::size_t i = 0; i < cells.size();) {
          if (cells[i].column >= cell.column + cell.column_span || cell.column >= cells[i].column + cells[i].column_span) {
            ++i;
            continue;
          }
          const int end = std::max(cell.column + cell.column_span, cells[i].column + cells[i].column_span);
          cell.column = std::min(cell.column, cells[i].column);
          cell.column_span = end - cell.column;
          cells[i].lines.insert(cells[i].lines.end(), std::make_move_iterator(cell.lines.begin()), std::make_move_iterator(cell.lines.end()));
          cell.lines = std::move(cells[i].lines);
          cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
        }
        cells.push_back(std::move(cell));
      }
    for (FoundCell& cell : cells) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) owner[at(row) * at(table.columns) + at(c)] = static_cast<std::int32_t>(table.cells.size());
      table.cells.push_back(std::move(cell));
    }
  }

  bool ruled_between(double above, double below, double x) const {
    return std::any_of(rules_.horizontal.begin(), rules_.horizontal.end(), [&](const Ruling& rule) { return above < rule.at && rule.at < below && rule.from < x && x < rule.to; });
  }

  // A heading in two lines, each of which stands in a row that headings over several columns make: one cell over both.
  void join_header_stubs(FoundTable& table) const {
    constexpr double kLines = 1.5;
    const auto in_header = [&](int row) { return begins_[at(row)] < header_; };
    for (int r = 0; r + 1 < table.rows && in_header(r + 1); ++r)
      for (FoundCell& upper : table.cells) {
        if (upper.row + upper.row_span - 1 != r || upper.column_span != 1 || upper.lines.empty()) continue;
        const auto lower = std::find_if(table.cells.begin(), table.cells.end(), [&](const FoundCell& cell) { return cell.row == r + 1 && cell.column == upper.column && cell.column_span == 1 && !cell.lines.empty(); });
        if (lower == table.cells.end()) continue;
        const Line &last = upper.lines.back(), &next = lower->lines.front();
        if (next.baseline - last.baseline > kLines * last.size || ruled_between(last.baseline, next.baseline - 0.5 * next.size, (last.box.left + last.box.right) / 2)) continue;
        upper.row_span += lower->row_span;
        upper.lines.insert(upper.lines.end(), lower->lines.begin(), lower->lines.end());
        lower->row_span = 0;
      }
    std::erase_if(table.cells, [](const FoundCell& cell) { return cell.row_span == 0; });
  }

  double middle(int first, int last) const { return (columns_[at(first)].left + columns_[at(last)].right) / 2; }

  bool is_free(const TextRow& row, const Piece& except, int column) const {
    return std::none_of(row.pieces.begin(), row.pieces.end(), [&](const Piece& piece) { return &piece != &except && piece.first <= column && column <= piece.last; });
  }

  bool has_piece(std::size_t row, int column) const {
    return std::any_of(rows_[row].pieces.begin(), rows_[row].pieces.end(), [&](const Piece& piece) { return piece.first <= column && column <= piece.last; });
  }

  // A heading over several columns: as far as the rule below it goes, else over those in whose middle it stands.
  void widen_headings(std::size_t r) {
    for (Piece& piece : rows_[r].pieces) {
      if (widen_to_rule(r, piece)) continue;
      const double centre = (piece.left() + piece.right()) / 2, slack = kCentred * piece.line.size;
      for (int width = static_cast<int>(columns_.size()); width > piece.last - piece.first + 1; --width)
        if (const int first = centred(r, piece, width, centre, slack); first >= 0) {
          piece.first = first;
          piece.last = first + width - 1;
          break;
        }
    }
  }

  // The first of `width` columns in whose middle the piece stands, which it covers and no other piece of its row does,
  // and which have headings of their own below; -1 where there are none.
  int centred(std::size_t r, const Piece& piece, int width, double centre, double slack) const {
    const auto [low, high] = parent(r, piece);
    for (int first = std::max(low, piece.last - width + 1); first <= piece.first && first + width - 1 <= high; ++first) {
      const int last = first + width - 1;
      if (std::abs(middle(first, last) - centre) > slack) continue;
      bool free = true;
      for (int c = first; c <= last && free; ++c) free = is_free(rows_[r], piece, c) && has_heading_below(r, c);
      if (free) return first;
    }
    return -1;
  }

  // The columns of the heading above that the piece stands under.
  std::pair<int, int> parent(std::size_t r, const Piece& piece) const {
    for (std::size_t above = r; above-- > 0;)
      for (const Piece& other : rows_[above].pieces)
        if (other.last > other.first && other.first <= piece.first && piece.last <= other.last) return {other.first, other.last};
    return {0, static_cast<int>(columns_.size()) - 1};
  }

  bool has_heading_below(std::size_t r, int column) const {
    for (std::size_t below = r + 1; below < header_; ++below)
      if (has_piece(below, column)) return true;
    return false;
  }

  // Whether the rule is that of another heading of the row as well.
  static bool is_shared(const TextRow& row, const Piece& piece, const Ruling& rule) {
    return std::any_of(row.pieces.begin(), row.pieces.end(), [&](const Piece& other) { return &other != &piece && rule.from < (other.left() + other.right()) / 2 && (other.left() + other.right()) / 2 < rule.to; });
  }

  bool widen_to_rule(std::size_t r, Piece& piece) {
    if (r + 1 >= rows_.size()) return false;
    const double centre = (piece.left() + piece.right()) / 2, all = columns_.back().right - columns_.front().left;
    for (const Ruling& rule : rules_.horizontal) {
      if (rule.at < rows_[r].baseline - 0.2 * rows_[r].size || rule.at > rows_[r + 1].baseline - 0.3 * rows_[r + 1].size) continue;
      if (rule.from > piece.left() + 2 || rule.to < piece.right() - 2 || rule.to - rule.from > 0.8 * all) continue;
      if (centre < rule.from || centre > rule.to || is_shared(rows_[r], piece, rule)) continue;
      int first = -1, last = -1;
      for (int c = 0; c < static_cast<int>(columns_.size()); ++c) {
        const double column = (columns_[at(c)].left + columns_[at(c)].right) / 2;
        if (column < rule.from || column > rule.to || !is_free(rows_[r], piece, c)) continue;
        if (first < 0) first = c;
        last = c;
      }
      if (first < 0 || first > piece.first || last < piece.last) continue;
      piece.first = first;
      piece.last = last;
      return true;
    }
    return false;
  }

  std::vector<TextRow>& rows_;
  const std::vector<Column>& columns_;
  const Net& rules_;
  std::size_t header_ = 0;                 // rows of text
  std::vector<std::size_t> begins_;
};

}  // namespace

FoundTable text_grid(std::vector<TextRow> rows, const Net& rules) {
  if (rows.size() < 2) return {};
  const std::vector<Column> columns = text_columns(rows, borders_of(rules, rows.front().top, rows.back().bottom));
  if (columns.size() < 2) return {};
  const std::vector<Ruling> full = full_rules(rules, columns.front().left, columns.back().right);
  GridMaker maker(rows, columns, rules);
  maker.widen(header_rows(rows, full));
  return maker.run(row_groups(rows, columns, full));
}

}  // namespace zhengben::pdf
