#include "readers/pdf/row_groups.h"

#include <algorithm>
#include <cmath>

#include "readers/pdf/numbered.h"

namespace zhengben::pdf {

namespace {

constexpr double kInterleaved = 0.88;    // em between baselines: lines of one cell never stand so near, those of cells beside each other do
constexpr double kTight = 1.75;          // em between lines of one cell, at most
constexpr double kRoom = 0.3;            // em that justification and the rules of line breaking leave free
constexpr std::size_t kMostHeaderRows = 9;
constexpr std::size_t kMostLines = 40;   // of one row
constexpr std::size_t kBandLines = 5;    // lines between two rules that may be one row


bool overlaps(const Piece& a, const Piece& b) { return a.first <= b.last && b.first <= a.last; }

class Grouper {
 public:
  Grouper(const std::vector<TextRow>& rows, const std::vector<Column>& columns, std::span<const Ruling> rules) : rows_(rows), columns_(columns), rules_(rules) {
    for (const TextRow& row : rows)
      for (const Piece& piece : row.pieces) figures_.push_back(is_figure_text(text_of(piece.line)));
    std::size_t at = 0;
    for (const TextRow& row : rows) {
      first_figure_.push_back(at);
      at += row.pieces.size();
    }
    header_ = header_rows(rows, rules);
  }

  std::vector<std::size_t> run() {
    std::vector<std::size_t> begins{0};
    for (std::size_t r = 1; r < rows_.size(); ++r)
      if (!joins(begins.back(), r)) begins.push_back(r);
    return begins;
  }

 private:
  bool is_figure(std::size_t row, std::size_t piece) const { return figures_[first_figure_[row] + piece]; }

  bool ruled_between(std::size_t r) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const Ruling& rule) { return rows_[r - 1].baseline - 0.3 * rows_[r - 1].size < rule.at && rule.at < rows_[r].baseline - 0.3 * rows_[r].size; });
  }

  // A figure below anything, or pieces over different columns: never one cell.
  bool conflicts(std::size_t begin, std::size_t r) const {
    for (std::size_t i = begin; i < r; ++i)
      for (std::size_t a = 0; a < rows_[i].pieces.size(); ++a)
        for (std::size_t b = 0; b < rows_[r].pieces.size(); ++b) {
          const Piece &upper = rows_[i].pieces[a], &lower = rows_[r].pieces[b];
          if (!overlaps(upper, lower)) continue;
          if (upper.first != lower.first || upper.last != lower.last) return true;
          if (is_figure(r, b)) return true;
        }
    return false;
  }

  // Between two rules that stand as near as those of one row.
  bool alone_in_band(std::size_t begin, std::size_t r) const {
    if (rules_.size() < 4) return false;
    const auto below = std::find_if(rules_.begin(), rules_.end(), [&](const Ruling& rule) { return rule.at > rows_[r].baseline - 0.3 * rows_[r].size; });
    if (below == rules_.begin() || below == rules_.end()) return false;
    const double top = std::prev(below)->at;
    std::size_t first = begin;
    while (first > 0 && r - first <= kBandLines && rows_[first - 1].baseline > top) --first;
    std::size_t end = r;
    while (end < rows_.size() && end - first <= kBandLines && rows_[end].baseline - 0.3 * rows_[end].size < below->at) ++end;
    return end - first <= kBandLines && bands_are_rows();
  }

  // Most rules have few lines between them: they part rows, not groups of rows.
  bool bands_are_rows() const { return static_cast<double>(rows_.size()) <= 2.2 * static_cast<double>(rules_.size()); }

  bool is_full(const Piece& upper, const Piece& lower) const {
    const double width = columns_[static_cast<std::size_t>(upper.last)].right - columns_[static_cast<std::size_t>(upper.first)].left;
    return upper.right() - upper.left() + first_piece_width(lower.line) + kRoom * upper.line.size > width;
  }

  static bool is_lower_case(const std::string& text) { return !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || text[0] == ')'); }

  // Every column that both lines fill goes on from one to the other.
  bool goes_on(std::size_t r) const {
    const TextRow &upper = rows_[r - 1], &lower = rows_[r];
    if (lower.baseline - upper.baseline > kTight * std::max(upper.size, lower.size)) return false;
    int going_on = 0;
    for (std::size_t b = 0; b < lower.pieces.size(); ++b)
      for (std::size_t a = 0; a < upper.pieces.size(); ++a) {
        if (!overlaps(upper.pieces[a], lower.pieces[b])) continue;
        if (is_figure(r, b) || is_figure(r - 1, a) || begins_numbered(text_of(lower.pieces[b].line)) || (!is_full(upper.pieces[a], lower.pieces[b]) && !is_lower_case(text_of(lower.pieces[b].line)))) return false;
        ++going_on;
      }
    // Two rows that fill the same columns are two rows, however full: hardly ever are all cells of a row broken.
    const bool same = upper.pieces.size() == lower.pieces.size() && going_on == static_cast<int>(lower.pieces.size());
    return going_on > 0 && (!same || going_on == 1);
  }

  // A line without a first column and without figures, close below a line that has them.
  bool hangs(std::size_t r) const {
    const TextRow &upper = rows_[r - 1], &lower = rows_[r];
    if (lower.baseline - upper.baseline > 1.45 * lower.size || lower.pieces.empty() || lower.pieces[0].first == 0) return false;
    for (std::size_t b = 0; b < lower.pieces.size(); ++b)
      if (is_figure(r, b)) return false;
    return std::all_of(lower.pieces.begin(), lower.pieces.end(), [&](const Piece& piece) {
      for (std::size_t a = 0; a < upper.pieces.size(); ++a)
        if (overlaps(upper.pieces[a], piece) && !is_figure(r - 1, a)) return true;
      return false;
    });
  }

  // Whether the row above fills no column that this one does not.
  bool stands_over(std::size_t r) const {
    return std::all_of(rows_[r - 1].pieces.begin(), rows_[r - 1].pieces.end(), [&](const Piece& above) {
      return std::any_of(rows_[r].pieces.begin(), rows_[r].pieces.end(), [&](const Piece& piece) { return overlaps(above, piece); });
    });
  }

  bool interleaves(std::size_t r) const { return rows_[r].baseline - rows_[r - 1].baseline < kInterleaved * std::max(rows_[r].size, rows_[r - 1].size); }

  bool joins(std::size_t begin, std::size_t r) const {
    if (r - begin >= kMostLines || ruled_between(r) || conflicts(begin, r)) return false;
    if (interleaves(r)) return true;
    if (alone_in_band(begin, r)) return true;
    if (r < header_) return rows_[r].baseline - rows_[r - 1].baseline <= kTight * rows_[r].size;
    // A line between whose letters and those of the next row no air is belongs to that row.
    if (r + 1 < rows_.size() && interleaves(r + 1) && !conflicts(r, r + 1)) return goes_on(r) && stands_over(r);
    return goes_on(r) || hangs(r);
  }

  const std::vector<TextRow>& rows_;
  const std::vector<Column>& columns_;
  std::span<const Ruling> rules_;
  std::vector<bool> figures_;
  std::vector<std::size_t> first_figure_;
  std::size_t header_ = 0;
};

bool has_figures(const TextRow& row) {
  return std::any_of(row.pieces.begin(), row.pieces.end(), [](const Piece& piece) { return piece.first > 0 && is_figure_text(text_of(piece.line)); });
}

}  // namespace

std::size_t header_rows(const std::vector<TextRow>& rows, std::span<const Ruling> rules) {
  const auto above = [](const TextRow& row, double at) { return row.baseline - 0.3 * row.size < at; };
  std::size_t ruled = 0;
  const auto under = std::find_if(rules.begin(), rules.end(), [&](const Ruling& rule) { return !rows.empty() && above(rows[0], rule.at); });
  if (under != rules.end() && std::next(under) != rules.end())
    while (ruled < rows.size() && above(rows[ruled], under->at)) ++ruled;
  std::size_t before_figures = 0;
  while (before_figures < rows.size() && !has_figures(rows[before_figures])) ++before_figures;
  const auto with_figures = static_cast<std::size_t>(std::count_if(rows.begin() + static_cast<std::ptrdiff_t>(before_figures), rows.end(), has_figures));
  if (before_figures > kMostHeaderRows || before_figures == rows.size() || with_figures * 10 < (rows.size() - before_figures) * 6) before_figures = 0;
  if (ruled > kMostHeaderRows || ruled == rows.size()) ruled = 0;
  return std::max(ruled, before_figures);
}

std::vector<std::size_t> row_groups(const std::vector<TextRow>& rows, const std::vector<Column>& columns, std::span<const Ruling> rules) {
  if (rows.empty()) return {};
  return Grouper(rows, columns, rules).run();
}

}  // namespace zhengben::pdf
