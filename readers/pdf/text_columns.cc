#include "readers/pdf/text_columns.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr double kLeastGap = 0.45;       // em between columns
constexpr std::size_t kMostHeaderRows = 6, kMostColumns = 100;
constexpr std::size_t kOneCrossing = 25; // rows of which one may run across a gap
constexpr double kStands = 0.12;         // share of a piece or column that must overlap

struct Gap {
  double from = 0, to = 0;
};

double usual_size(std::span<const TextRow> rows) {
  std::vector<double> sizes;
  for (const TextRow& row : rows) sizes.push_back(row.size);
  if (sizes.empty()) return 10;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  return sizes[sizes.size() / 2];
}

// Gaps that all rows of several pieces leave free, but for one in many.
std::vector<Gap> gaps_of(std::span<const TextRow> rows, double least) {
  std::vector<std::pair<double, int>> events;
  std::size_t count = 0;
  for (const TextRow& row : rows) {
    if (row.pieces.size() < 2) continue;
    ++count;
    for (const Piece& piece : row.pieces) {
      events.emplace_back(piece.left(), 1);
      events.emplace_back(piece.right(), -1);
    }
  }
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
  const int most = static_cast<int>(count / kOneCrossing);
  std::vector<Gap> gaps;
  int depth = 0;
  bool open = false;
  double from = 0;
  for (const auto& [at, step] : events) {
    const int before = depth;
    depth += step;
    if (depth <= most && before > most) {
      from = at;
      open = true;
    } else if (depth > most && open) {
      open = false;
      if (at - from >= least) gaps.push_back({from, at});
    }
  }
  return gaps;
}

std::vector<Column> columns_between(std::span<const TextRow> rows, const std::vector<Gap>& gaps) {
  double left = 1e9, right = -1e9;
  for (const TextRow& row : rows)
    for (const Piece& piece : row.pieces) {
      left = std::min(left, piece.left());
      right = std::max(right, piece.right());
    }
  std::vector<Column> out;
  for (std::size_t i = 0; i <= gaps.size(); ++i) out.push_back({i == 0 ? left : gaps[i - 1].to, i == gaps.size() ? right : gaps[i].from});
  return out;
}

void place(Piece& piece, const std::vector<Column>& columns) {
  piece.first = piece.last = -1;
  const double middle = (piece.left() + piece.right()) / 2;
  std::size_t nearest = 0;
  double distance = 1e9;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double overlap = std::min(piece.right(), columns[c].right) - std::max(piece.left(), columns[c].left);
    const double away = middle < columns[c].left ? columns[c].left - middle : middle > columns[c].right ? middle - columns[c].right : 0;
    if (away < distance) {
      distance = away;
      nearest = c;
    }
    if (overlap <= kStands * std::min(piece.right() - piece.left(), columns[c].right - columns[c].left)) continue;
    if (piece.first < 0) piece.first = static_cast<int>(c);
    piece.last = static_cast<int>(c);
  }
  if (piece.first < 0) piece.first = piece.last = static_cast<int>(nearest);
}

// A piece over several columns whose own blanks stand right in the gaps is several pieces.
void split_at_gaps(TextRow& row, const std::vector<Gap>& gaps) {
  std::vector<Piece> out;
  for (Piece& piece : row.pieces) {
    std::vector<Word> words = std::move(piece.line.words);
    Line current = piece.line;
    for (Word& word : words) {
      const bool cut = !current.words.empty() && std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
        return current.words.back().box.right <= gap.from + 1 && word.box.left >= gap.to - 1;
      });
      if (cut) {
        out.push_back({current});
        current.words.clear();
      }
      current.box = current.words.empty() ? word.box : Box{current.box.left, std::min(current.box.top, word.box.top), word.box.right, std::max(current.box.bottom, word.box.bottom)};
      current.words.push_back(std::move(word));
    }
    out.push_back({std::move(current)});
  }
  row.pieces = std::move(out);
}

bool is_mark(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  return !characters.empty() && characters.size() <= 2 &&
         std::all_of(characters.begin(), characters.end(), [](char32_t c) { return std::u32string_view(U"$€£¥%％()*†‡±§").find(c) != std::u32string_view::npos; });
}

// Whether columns c and c + 1 are one: no row has both but beside a mark, and one of them is all marks ("$") or hardly
// filled (a heading that stands beside its figures).
bool is_one_column(const std::vector<TextRow>& rows, int c) {
  int left = 0, right = 0, both = 0, left_marks = 0, right_marks = 0, split = 0;
  for (const TextRow& row : rows) {
    const Piece *a = nullptr, *b = nullptr;
    for (const Piece& piece : row.pieces) {
      if (piece.first == c && piece.last == c) a = &piece;
      if (piece.first == c + 1 && piece.last == c + 1) b = &piece;
    }
    left += a != nullptr;
    right += b != nullptr;
    both += a && b;
    left_marks += a && is_mark(text_of(a->line));
    right_marks += b && is_mark(text_of(b->line));
    split += a && b && !is_mark(text_of(a->line)) && !is_mark(text_of(b->line));
  }
  if (split > 0) return false;
  if (left > 0 && right > 0 && (left_marks == left || right_marks == right)) return true;
  return both == 0 && std::min(left, right) <= std::max(1, static_cast<int>(rows.size()) / 10);
}

const Piece* piece_at(const TextRow& row, int column) {
  for (const Piece& piece : row.pieces)
    if (piece.first <= column && column <= piece.last) return &piece;
  return nullptr;
}

// What stands between two columns in rows that fill neither of them stands over both: it makes no column.
bool straddles(const std::vector<TextRow>& rows, int c) {
  std::size_t count = 0, others = 0;
  for (const TextRow& row : rows) {
    const bool beside = piece_at(row, c - 1) || piece_at(row, c + 1);
    const Piece* own = piece_at(row, c);
    if (own && own->first == own->last && beside) return false;
    count += own && own->first == own->last;
    others += piece_at(row, c - 1) && piece_at(row, c + 1);
  }
  return count > 0 && count <= others;
}

void drop_column(std::vector<TextRow>& rows, int c) {
  for (TextRow& row : rows)
    for (Piece& piece : row.pieces) {
      if (piece.first == c && piece.last == c) {
        piece.first = c - 1;
        piece.last = c;
        continue;
      }
      piece.first -= piece.first > c;
      piece.last -= piece.last >= c;
    }
}

// Columns c and c + 1 are one from now on.
void join_columns(std::vector<TextRow>& rows, int c) {
  for (TextRow& row : rows)
    for (Piece& piece : row.pieces) {
      piece.first -= piece.first > c;
      piece.last -= piece.last > c;
    }
}

void place_all(std::vector<TextRow>& rows, const std::vector<Column>& columns) {
  for (TextRow& row : rows)
    for (Piece& piece : row.pieces) place(piece, columns);
}

// A heading within the table stands alone in the middle of all columns, not of the one below it.
void widen_titles(std::vector<TextRow>& rows, const std::vector<Column>& columns) {
  const double middle = (columns.front().left + columns.back().right) / 2;
  for (TextRow& row : rows) {
    if (row.pieces.size() != 1) continue;
    Piece& piece = row.pieces.front();
    const double centre = (piece.left() + piece.right()) / 2;
    const double own = (columns[static_cast<std::size_t>(piece.first)].left + columns[static_cast<std::size_t>(piece.last)].right) / 2;
    if (std::abs(centre - middle) > piece.line.size || (piece.first == piece.last && std::abs(centre - own) <= piece.line.size)) continue;
    piece.first = 0;
    piece.last = static_cast<int>(columns.size()) - 1;
  }
}

// Lines that stand alone in their row said nothing of the gaps, but do of how wide their column is.
void take_in(const std::vector<TextRow>& rows, std::vector<Column>& columns) {
  for (const TextRow& row : rows)
    for (const Piece& piece : row.pieces) {
      if (piece.first != piece.last) continue;
      Column& column = columns[static_cast<std::size_t>(piece.first)];
      column.left = std::min(column.left, piece.left());
      column.right = std::max(column.right, piece.right());
    }
}

void add_borders(std::vector<Gap>& gaps, std::span<const double> borders, double left, double right) {
  for (const double at : borders) {
    if (at <= left + 2 || at >= right - 2) continue;
    if (std::none_of(gaps.begin(), gaps.end(), [&](const Gap& gap) { return gap.from - 3 <= at && at <= gap.to + 3; })) gaps.push_back({at - 0.5, at + 0.5});
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.from < b.from; });
}

}  // namespace

std::vector<Column> text_columns(std::vector<TextRow>& rows, std::span<const double> borders) {
  const double least = kLeastGap * usual_size(rows);
  // The rows at the head may run across columns: as many are left out as it takes to find most columns.
  std::vector<Gap> gaps;
  for (std::size_t head = 0; head <= kMostHeaderRows && head + 1 < rows.size(); ++head) {
    std::vector<Gap> found = gaps_of(std::span(rows).subspan(head), least);
    const bool several = std::count_if(rows.begin() + static_cast<std::ptrdiff_t>(head), rows.end(), [](const TextRow& row) { return row.pieces.size() > 1; }) > 1;
    if (found.size() > gaps.size() && (several || head == 0)) gaps = std::move(found);
  }
  if (gaps.size() > kMostColumns) return {};
  const std::vector<Column> whole = columns_between(rows, {});
  add_borders(gaps, borders, whole[0].left, whole[0].right);
  for (TextRow& row : rows)
    if (row.pieces.size() > 1) split_at_gaps(row, gaps);
  std::vector<Column> columns = columns_between(rows, gaps);
  place_all(rows, columns);
  for (int c = 0; c + 1 < static_cast<int>(columns.size());) {
    if (!is_one_column(rows, c)) {
      ++c;
      continue;
    }
    columns[static_cast<std::size_t>(c)].right = columns[static_cast<std::size_t>(c) + 1].right;
    columns.erase(columns.begin() + c + 1);
    join_columns(rows, c);
  }
  for (int c = 1; c + 1 < static_cast<int>(columns.size());) {
    if (!straddles(rows, c)) {
      ++c;
      continue;
    }
    columns.erase(columns.begin() + c);
    drop_column(rows, c);
  }
  widen_titles(rows, columns);
  take_in(rows, columns);
  return columns;
}

}  // namespace zhengben::pdf
