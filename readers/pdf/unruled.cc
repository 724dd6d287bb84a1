#include "readers/pdf/unruled.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/text.h"
#include "readers/pdf/aligned_rows.h"
#include "readers/pdf/likeness.h"
#include "readers/pdf/rule_groups.h"
#include "readers/pdf/sorted_lines.h"
#include "readers/pdf/text_grid.h"

namespace zhengben::pdf {

namespace {

constexpr double kAround = 24;           // points round a table within which a drawing is its own
constexpr double kPieceGap = 0.55;       // em at which a line is cut in pieces: wider than a blank between words

std::vector<Line> pieces_of(const PageContent& page, std::span<const std::uint32_t> characters) {
  return lines_of(page, characters, {.column_gap = kPieceGap, .draws_blanks = draws_blanks(page)});
}

// Rules are sorted by place, but for those of one rule drawn twice.
void add_inside(const std::vector<Ruling>& rules, double first, double last, double from, double to, std::vector<Ruling>& out) {
  constexpr double kUnsorted = 2;
  auto it = std::lower_bound(rules.begin(), rules.end(), first - kUnsorted, [](const Ruling& rule, double at) { return rule.at < at; });
  for (; it != rules.end() && it->at <= last + kUnsorted; ++it)
    if (first - 1 <= it->at && it->at <= last + 1 && it->from < to && it->to > from) out.push_back(*it);
}

}  // namespace

Net rulings_inside(const Net& rulings, const Box& box) {
  Net out;
  add_inside(rulings.horizontal, box.top, box.bottom, box.left, box.right, out.horizontal);
  add_inside(rulings.vertical, box.left, box.right, box.top, box.bottom, out.vertical);
  return out;
}

namespace {

Box around(const std::vector<TextRow>& rows) {
  Box box{1e9, rows.front().top, -1e9, rows.back().bottom};
  for (const TextRow& row : rows) {
    box.left = std::min(box.left, row.pieces.front().left());
    box.right = std::max(box.right, row.pieces.back().right());
  }
  return box;
}

// Shapes that are no rules, by place: where there are some, there is a chart.
class Drawings {
 public:
  explicit Drawings(const PageContent& page) {
    for (const Stroke& stroke : page.strokes) {
      const Box& box = stroke.box;
      if (stroke.curved && box.width() > kSmallest && box.height() > kSmallest && box.width() < 0.9 * page.width) ++shapes_[{bucket(box.top + box.height() / 2), bucket(box.left + box.width() / 2)}];
    }
  }

  bool touch(const Box& box) const {
    int count = 0;
    for (auto it = shapes_.lower_bound({bucket(box.top - kAround), 0}); it != shapes_.end() && it->first.first <= bucket(box.bottom + kAround) && count <= kFew; ++it)
      if (bucket(box.left - kAround) <= it->first.second && it->first.second <= bucket(box.right + kAround)) count += it->second;
    return count > kFew;
  }

 private:
  static constexpr double kSmallest = 1.5, kBucket = 20;
  static constexpr int kFew = 4;
  static long bucket(double at) { return std::lround(std::clamp(at, -1e6, 1e6) / kBucket); }
  std::map<std::pair<long, long>, int> shapes_;
};

void number_cells(FoundTable& table, std::int32_t number) {
  table.page = number;
  for (FoundCell& cell : table.cells) cell.page = number;
}

class Finder {
 public:
  Finder(const Net& rulings, const PageContent& page, std::int32_t number, SortedLines lines) : rulings_(rulings), drawings_(page), number_(number), lines_(std::move(lines)) {}

  std::vector<FoundTable> run() {
    for (Box box : rule_groups(rulings_.horizontal, lines_)) {
      add_headings_above(box);
      const std::vector<std::size_t> indices = lines_.inside(box);
      if (try_table(text_rows(lines_.copies(indices)), true)) lines_.take(indices);
    }
    for (std::vector<Line>& lines : text_columns_apart(lines_.copies(lines_.left()))) {
      const std::vector<TextRow> rows = text_rows(std::move(lines));
      for (const auto& [begin, end] : aligned_stretches(rows))
        try_table({rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.begin() + static_cast<std::ptrdiff_t>(end)}, false);
    }
    return std::move(found_);
  }

 private:
  // Rows of headings above the first rule, close to it and to each other.
  void add_headings_above(Box& box) const {
    constexpr double kClose = 1.9, kLook = 40;
    const std::vector<TextRow> inner = text_rows(lines_.copies(lines_.inside(box)));
    const std::vector<TextRow> above = text_rows(lines_.copies(lines_.inside({box.left, box.top - kLook, box.right, box.top})));
    if (inner.empty()) return;
    double reached = box.top + 4;
    const std::size_t columns = std::max_element(inner.begin(), inner.end(), [](const TextRow& a, const TextRow& b) { return a.pieces.size() < b.pieces.size(); })->pieces.size();
    for (std::size_t i = above.size(); i-- > 0;) {
      const TextRow& row = above[i];
      if (row.pieces.size() * 2 < columns || row.pieces.size() < 2 || reached - row.baseline > kClose * row.size) return;
      reached = row.baseline;
      box.top = row.top - 2;
    }
  }

  bool try_table(std::vector<TextRow> rows, bool ruled) {
    if (rows.size() < 2) return false;
    const Box box = around(rows);
    FoundTable table = text_grid(std::move(rows), rulings_inside(rulings_, {box.left - 6, box.top - 6, box.right + 6, box.bottom + 6}));
    if (!is_like_table(table, ruled) || drawings_.touch(table.box)) return false;
    number_cells(table, number_);
    found_.push_back(std::move(table));
    return true;
  }

  const Net& rulings_;
  Drawings drawings_;
  std::int32_t number_ = 1;
  SortedLines lines_;
  std::vector<FoundTable> found_;
};

}  // namespace

std::vector<FoundTable> unruled_tables(const Net& rulings, const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used) {
  std::vector<std::uint32_t> rest;
  for (const std::uint32_t index : characters)
    if (!used[index]) rest.push_back(index);
  std::vector<FoundTable> out = Finder(rulings, page, number, SortedLines(pieces_of(page, rest))).run();
  for (const FoundTable& table : out) mark_used(table, used);
  return out;
}

FoundTable table_in(const Box& box, const Net& rulings, const PageContent& page, std::span<const std::uint32_t> characters) {
  std::vector<std::uint32_t> of_box;
  for (const std::uint32_t index : characters) {
    const Box& at = page.characters[index].box;
    const double x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
    if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) of_box.push_back(index);
  }
  return text_grid(text_rows(pieces_of(page, of_box)), rulings_inside(rulings, box));
}

void mark_used(const FoundTable& table, std::vector<bool>& used) {
  for (const FoundCell& cell : table.cells)
    for (const Line& line : cell.lines)
      for (const Word& word : line.words)
        for (const std::uint32_t index : word.characters) used[index] = true;
}

}  // namespace zhengben::pdf
