#include "readers/pdf/cell_fill.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/grid.h"

namespace zhengben::pdf {

namespace {

constexpr double kTouching = 0.12;       // em between glyphs of one text
constexpr double kOverlap = 0.35;        // share of a line's width that another covers where both are drawn over each other,
constexpr double kAscent = 0.85, kCrossing = 0.15;   // em: of a Han character over its baseline; by which a line crosses a rule for certain
constexpr double kSameHeight = 0.65;     // and em between their baselines

struct Given {
  std::uint32_t index = 0;               // of the character
  std::int32_t cell = -1;
};

std::size_t band_of(const std::vector<double>& edges, double at) {
  const auto it = std::upper_bound(edges.begin(), edges.end(), at);
  const auto band = it == edges.begin() ? 0 : it - edges.begin() - 1;
  return std::min(static_cast<std::size_t>(band), edges.size() - 2);
}

bool is_digit_glyph(const Character& character) {
  std::size_t at = 0;
  return !character.text.empty() && is_digit(next_character(character.text, at));
}

class Filler {
 public:
  Filler(FoundTable& table, const PageContent& page, bool draws_blanks) : table_(table), page_(page), draws_blanks_(draws_blanks), slots_(slots_of(table)) {}

  void take(const CharactersByHeight& characters, const std::vector<bool>& used) {
    for (const std::uint32_t index : characters.inside(table_.box)) {
      if (used[index]) continue;
      const Box& at = page_.characters[index].box;
      const double x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
      given_.push_back({index, slots_[band_of(table_.row_edges, y) * static_cast<std::size_t>(table_.columns) + band_of(table_.column_edges, x)]});
    }
  }

  std::size_t give(std::vector<bool>& used) {
    keep_runs_whole();
    fill_lines();
    for (std::size_t i = 0; i < table_.cells.size(); ++i) return_overflow(i);
    std::size_t count = 0;
    for (const Given& given : given_) count += !is_blank_text(page_.characters[given.index].text);
    if (count > 0)
      for (const Given& given : given_) used[given.index] = true;
    return count;
  }

 private:
  const Character& glyph(const Given& given) const { return page_.characters[given.index]; }
  FoundCell& cell(std::int32_t index) { return table_.cells[static_cast<std::size_t>(index)]; }

  bool goes_on(const Given& before, const Given& next) const {
    const Character &a = glyph(before), &b = glyph(next);
    if (a.direction != 0 || b.direction != 0 || is_blank_text(a.text) || is_blank_text(b.text)) return false;
    const double em = std::max(1.0, std::min(a.size, b.size));
    return std::abs(a.baseline - b.baseline) < 0.1 * em && std::abs(b.box.left - a.box.right) < kTouching * em;
  }

  // Glyphs drawn one after the other without a gap are one text, in the cell that holds most of them.
  void keep_runs_whole() {
    for (std::size_t begin = 0; begin < given_.size();) {
      std::size_t end = begin + 1;
      bool crosses = false;
      while (end < given_.size() && goes_on(given_[end - 1], given_[end])) {
        crosses = crosses || given_[end].cell != given_[begin].cell;
        ++end;
      }
      if (crosses) settle_run(begin, end);
      begin = end;
    }
  }

  void settle_run(std::size_t begin, std::size_t end) {
    std::int32_t most = -1;
    std::size_t most_count = 0;
    for (std::size_t i = begin; i < end;) {
      std::size_t same = i + 1;
      while (same < end && given_[same].cell == given_[i].cell) ++same;
      if (same - i > most_count) {
        most_count = same - i;
        most = given_[i].cell;
      }
      i = same;
    }
    for (std::size_t i = begin + 1; i < end; ++i) {
      const bool figure = given_[i].cell != given_[i - 1].cell && is_digit_glyph(glyph(given_[i])) && is_digit_glyph(glyph(given_[i - 1]));
      if (figure) cell(given_[i].cell).uncertain = cell(given_[i - 1].cell).uncertain = true;
    }
    for (std::size_t i = begin; i < end; ++i) given_[i].cell = most;
  }

  void fill_lines() {
    std::vector<std::vector<std::uint32_t>> of_cell(table_.cells.size());
    for (const Given& given : given_) of_cell[static_cast<std::size_t>(given.cell)].push_back(given.index);
    for (std::size_t i = 0; i < of_cell.size(); ++i) table_.cells[i].lines = lines_of(page_, of_cell[i], {.column_gap = 0, .draws_blanks = draws_blanks_});
  }

  static bool lie_over_each_other(const Line& a, const Line& b) {
    if (a.direction != 0 || b.direction != 0) return false;
    const double width = std::min(a.box.right, b.box.right) - std::max(a.box.left, b.box.left);
    return std::abs(a.baseline - b.baseline) < kSameHeight * std::min(a.size, b.size) && width > kOverlap * std::min(a.box.width(), b.box.width());
  }

  static std::pair<std::uint32_t, std::uint32_t> drawn(const Line& line) {
    std::pair<std::uint32_t, std::uint32_t> out{UINT32_MAX, 0};
    for (const Word& word : line.words)
      for (const std::uint32_t index : word.characters) {
        out.first = std::min(out.first, index);
        out.second = std::max(out.second, index);
      }
    return out;
  }

  // The cell right above, and whether its last line was drawn right before `line`.
  std::int32_t owner_above(const FoundCell& cell, const Line& line) const {
    if (cell.row == 0) return -1;
    const std::int32_t above = slots_[static_cast<std::size_t>(cell.row - 1) * static_cast<std::size_t>(table_.columns) + static_cast<std::size_t>(cell.column)];
    const FoundCell& other = table_.cells[static_cast<std::size_t>(above)];
    constexpr std::uint32_t kBlanksBetween = 3;
    return !other.lines.empty() && drawn(other.lines.back()).second + kBlanksBetween > drawn(line).first && drawn(other.lines.back()).second < drawn(line).first ? above : -1;
  }

  static bool crosses_top(const FoundCell& cell, const Line& line) { return line.direction == 0 && line.baseline - kAscent * line.size < cell.box.top - kCrossing * line.size; }

  bool move_up(std::size_t index, std::size_t line) {
    std::vector<Line>& lines = table_.cells[index].lines;
    const std::int32_t above = owner_above(table_.cells[index], lines[line]);
    if (above < 0) return false;
    cell(above).lines.push_back(std::move(lines[line]));
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
    return true;
  }

  // A text too tall for its cell runs over its lower edge, and over the text of the cell below: it goes back to where
  // it was drawn from.
  void return_overflow(std::size_t index) {
    std::vector<Line>& lines = table_.cells[index].lines;
    while (!lines.empty() && crosses_top(table_.cells[index], lines.front()) && move_up(index, 0)) continue;
    for (std::size_t i = 0; i + 1 < lines.size();) {
      const bool over = lie_over_each_other(lines[i], lines[i + 1]);
      const std::size_t upper = over && drawn(lines[i + 1]).first < drawn(lines[i]).first ? i + 1 : i;
      if (over && move_up(index, upper)) continue;
      table_.cells[index].uncertain = table_.cells[index].uncertain || over;
      ++i;
    }
  }

  FoundTable& table_;
  const PageContent& page_;
  bool draws_blanks_ = false;
  std::vector<std::int32_t> slots_;
  std::vector<Given> given_;
};

}  // namespace

CharactersByHeight::CharactersByHeight(const PageContent& page, std::span<const std::uint32_t> characters) : draws_blanks_(pdf::draws_blanks(page)) {
  entries_.reserve(characters.size());
  for (const std::uint32_t index : characters) {
    const Box& box = page.characters[index].box;
    entries_.push_back({(box.left + box.right) / 2, (box.top + box.bottom) / 2, index});
  }
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.y < b.y; });
}

std::vector<std::uint32_t> CharactersByHeight::inside(const Box& box) const {
  std::vector<std::uint32_t> out;
  auto it = std::lower_bound(entries_.begin(), entries_.end(), box.top, [](const Entry& entry, double y) { return entry.y < y; });
  for (; it != entries_.end() && it->y <= box.bottom; ++it)
    if (it->x >= box.left && it->x <= box.right) out.push_back(it->index);
  std::sort(out.begin(), out.end());
  return out;
}

std::size_t fill_cells(FoundTable& table, const PageContent& page, const CharactersByHeight& characters, std::vector<bool>& used) {
  Filler filler(table, page, characters.draws_blanks());
  filler.take(characters, used);
  return filler.give(used);
}

}  // namespace zhengben::pdf
