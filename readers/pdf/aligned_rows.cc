#include "readers/pdf/aligned_rows.h"

#include <algorithm>
#include <map>

namespace zhengben::pdf {

namespace {

constexpr double kWideGap = 1.0;         // em between pieces of different columns
constexpr double kFarBelow = 2.6;        // em between rows of one table
constexpr std::size_t kMostSingles = 2;  // rows of one piece in a row: headings within, second lines
constexpr double kWide = 12;             // em: a line of running text
constexpr int kFewestWide = 8, kMostCandidates = 30;

// Where the second column of text begins: many wide lines begin there, and many end before.
double gutter(const std::vector<Line>& lines) {
  std::map<long, int> lefts;
  for (const Line& line : lines)
    if (line.box.width() > kWide * line.size) ++lefts[static_cast<long>(line.box.left / 3)];
  int looked_at = 0;
  for (auto it = lefts.rbegin(); it != lefts.rend() && looked_at < kMostCandidates; ++it) {
    if (it->second < kFewestWide) continue;
    ++looked_at;
    const double at = static_cast<double>(it->first) * 3 - 3;
    int right = 0, left = 0, across = 0;
    for (const Line& line : lines) {
      if (line.box.width() <= kWide * line.size) continue;
      right += line.box.left >= at;
      left += line.box.right <= at;
      across += line.box.left < at && line.box.right > at;
    }
    if (right >= kFewestWide && left >= kFewestWide && across * 4 < right + left) return at;
  }
  return 0;
}

}  // namespace

std::vector<std::vector<Line>> text_columns_apart(std::vector<Line> lines) {
  std::vector<std::vector<Line>> out;
  constexpr int kMostColumns = 4;
  for (int i = 0; i < kMostColumns; ++i) {
    const double at = gutter(lines);
    if (at <= 0) break;
    std::vector<Line> right, rest;
    for (Line& line : lines) (line.box.left >= at ? right : rest).push_back(std::move(line));
    out.push_back(std::move(right));
    lines = std::move(rest);
  }
  out.push_back(std::move(lines));
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> aligned_stretches(const std::vector<TextRow>& rows) {
  const auto in_columns = [](const TextRow& row) {
    for (std::size_t i = 1; i < row.pieces.size(); ++i)
      if (row.pieces[i].left() - row.pieces[i - 1].right() > kWideGap * row.size) return true;
    return false;
  };
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t r = 0; r < rows.size();) {
    if (!in_columns(rows[r])) {
      ++r;
      continue;
    }
    std::size_t last = r, singles = 0;
    for (std::size_t next = r + 1; next < rows.size(); ++next) {
      if (rows[next].baseline - rows[next - 1].baseline > kFarBelow * std::max(rows[next].size, rows[next - 1].size)) break;
      if (in_columns(rows[next])) {
        last = next;
        singles = 0;
      } else if (++singles > kMostSingles) {
        break;
      }
    }
    if (last > r) out.emplace_back(r, last + 1);
    r = last + 1;
  }
  return out;
}

}  // namespace zhengben::pdf
