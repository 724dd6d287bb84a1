#include "readers/pdf/tables.h"

#include <algorithm>

#include "model/text.h"
#include "readers/pdf/broken_number.h"
#include "readers/pdf/cell_fill.h"
#include "readers/pdf/grid.h"
#include "readers/pdf/likeness.h"
#include "readers/pdf/open_sides.h"
#include "readers/pdf/unruled.h"

namespace zhengben::pdf {

namespace {

constexpr double kHighestFrame = 60;      // points: of a frame round text that may be the rest of a table

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

struct Filled {
  int cells = 0, gappy = 0, rows = 0, columns = 0;
};

// Words of one line so far apart that they are of different columns.
bool has_gap(const Line& line) {
  constexpr double kColumnGap = 1.2;
  const std::size_t first = line.words.empty() || line.words[0].characters.size() > 3 ? 1 : 2;   // a bullet or number stands apart
  for (std::size_t i = first; i < line.words.size(); ++i)
    if (line.direction == 0 && line.words[i].box.left - line.words[i - 1].box.right > kColumnGap * line.size) return true;
  return false;
}

Filled filled_of(const FoundTable& table) {
  Filled out;
  std::vector<bool> rows(static_cast<std::size_t>(table.rows), false), columns(static_cast<std::size_t>(table.columns), false);
  for (const FoundCell& cell : table.cells) {
    if (cell.lines.empty()) continue;
    ++out.cells;
    out.gappy += std::any_of(cell.lines.begin(), cell.lines.end(), has_gap);
    rows[static_cast<std::size_t>(cell.row)] = columns[static_cast<std::size_t>(cell.column)] = true;
  }
  out.rows = static_cast<int>(std::count(rows.begin(), rows.end(), true));
  out.columns = static_cast<int>(std::count(columns.begin(), columns.end(), true));
  return out;
}

// The grid of a chart and the frames of a drawing hold hardly any text.
bool is_empty_grid(const FoundTable& table, const Filled& filled) {
  if (table.frame) return false;
  return filled.cells < 2 || (filled.rows < 2 && filled.columns < 2) || filled.cells * 10 < static_cast<int>(table.cells.size());
}

// A grid that parts the rows but not the columns (or neither): the text says where they are.
void refine(FoundTable& table, const Filled& filled, const Net& rules, const PageContent& page, const CharactersByHeight& characters) {
  if (filled.gappy < 2 || filled.gappy * 4 < filled.cells) return;
  FoundTable finer = table_in(table.box, rules, page, characters.inside(table.box));
  if (!is_like_table(finer, true) || filled_of(finer).cells * 10 < filled.cells * 12) return;
  finer.page = table.page;
  for (FoundCell& cell : finer.cells) cell.page = table.page;
  table = std::move(finer);
}

}  // namespace

std::vector<FoundTable> ruled_tables(const Net& rulings, const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used) {
  std::vector<FoundTable> out;
  const CharactersByHeight by_height(page, characters);
  for (const Net& net : joined_over_titles(nets_of(rulings), rulings, page, by_height)) {
    FoundTable table = grid_of(net);
    if (table.cells.empty()) continue;
    table.frame = table.cells.size() == 1;
    if (table.frame && table.box.height() > kHighestFrame) continue;
    for (FoundCell& cell : table.cells) cell.page = number;
    table.page = number;
    // Of a table that is none after all nothing is used: neither its letters nor the blanks between them.
    std::vector<bool> used_before = used;
    if (fill_cells(table, page, by_height, used) == 0) continue;
    const Filled filled = filled_of(table);
    // The rest of a row that a page break cut may hold a label's last words only: the pages beside it tell.
    if (is_empty_grid(table, filled) && table.rows <= 2 && table.columns >= 2) {
      table.frame = true;
    } else if (is_empty_grid(table, filled)) {
      used = std::move(used_before);
      continue;
    }
    refine(table, filled, net, page, by_height);
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
      // A number that was wider than its cell goes on in the next line; one that had room for another digit ended, and so
      // did one with a blank behind it. Where only the text says how wide the cell is, nothing is known of its room.
      const double room = cell.box.width() - before->box.width();
      const bool both_digits = is_digit(last) && is_digit(next);
      const bool ended = cell.whole_lines || before->blank_after || room > least_room + digit_width(line) + 0.5;
      if (both_digits && (ended || !may_be_one_number(text_of(*before), text))) out += '\n';
      if (!both_digits && !is_east_asian(last) && !is_east_asian(next) && last != U'-') out += ' ';
    }
    out += text;
    before = &line;
  }
  return out;
}

}  // namespace zhengben::pdf
