#include "readers/pdf/page_tables.h"

#include <algorithm>

#include "model/text.h"
#include "readers/pdf/cell_fill.h"
#include "readers/pdf/likeness.h"
#include "readers/pdf/ruling.h"
#include "readers/pdf/unruled.h"

namespace zhengben::pdf {

namespace {

void sort_tables(std::vector<FoundTable>& tables) {
  std::stable_sort(tables.begin(), tables.end(), [](const FoundTable& a, const FoundTable& b) { return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left; });
}

void append(std::vector<FoundTable>& to, std::vector<FoundTable> from) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

bool has_empty_row(const FoundTable& table) {
  std::vector<bool> filled(static_cast<std::size_t>(table.rows), false);
  for (const FoundCell& cell : table.cells)
    if (!cell.lines.empty()) filled[static_cast<std::size_t>(cell.row)] = true;
  return std::find(filled.begin(), filled.end(), false) != filled.end();
}

// Colour laid under each line of text says nothing of the rows.
void take_rows_from_text(FoundTable& table, const Net& rules, const PageContent& page, std::span<const std::uint32_t> characters) {
  FoundTable other = table_in(table.box, rules, page, characters);
  if (!is_like_table(other, true)) return;
  other.page = table.page;
  for (FoundCell& cell : other.cells) cell.page = table.page;
  table = std::move(other);
}

// Cells that are areas of colour: the areas' sides are their rules.
std::vector<FoundTable> shaded_tables(const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used) {
  const Net sides = sides_of_areas(page);
  if (sides.horizontal.empty()) return {};
  std::vector<bool> taken = used;
  std::vector<FoundTable> out = ruled_tables(sides, page, number, characters, taken);
  const CharactersByHeight by_height(page, characters);
  for (FoundTable& table : out)
    if (has_empty_row(table)) take_rows_from_text(table, {{}, sides.vertical}, page, by_height.inside(table.box));
  std::erase_if(out, [](const FoundTable& table) { return !is_like_table(table, true); });
  for (const FoundTable& table : out) mark_used(table, used);
  return out;
}

std::size_t letters_of(const FoundTable& table) {
  std::size_t count = 0;
  for (const FoundCell& cell : table.cells)
    for (const Line& line : cell.lines)
      for (const Word& word : line.words) count += word.characters.size();
  return count;
}

// The one table of a region: by its rules where they hold most of its text, else by its text.
FoundTable table_of_region(const Box& box, const Net& rulings, const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters) {
  constexpr double kMost = 0.7;
  std::vector<bool> used(page.characters.size(), false);
  FoundTable best;
  std::size_t most = 0;
  for (FoundTable& table : ruled_tables(rulings_inside(rulings, box), page, number, characters, used))
    if (const std::size_t letters = letters_of(table); !table.frame && letters > most) {
      most = letters;
      best = std::move(table);
    }
  const auto all = static_cast<std::size_t>(std::count_if(characters.begin(), characters.end(), [&](std::uint32_t index) { return !is_blank_text(page.characters[index].text); }));
  if (static_cast<double>(most) >= kMost * static_cast<double>(all)) return best;
  FoundTable other = table_in(box, rulings, page, characters);
  return other.cells.empty() ? best : other;
}

std::vector<FoundTable> tables_of_regions(const Net& rulings, const PageContent& page, std::span<const std::uint32_t> characters, const PageTablesOptions& options, std::vector<bool>& used) {
  std::vector<FoundTable> out;
  const CharactersByHeight by_height(page, characters);
  for (const TableRegion& region : options.regions) {
    if (region.page != options.page) continue;
    const Box box{region.left, region.top, region.right, region.bottom};
    std::vector<std::uint32_t> inside = by_height.inside(box);
    std::erase_if(inside, [&](std::uint32_t index) { return used[index]; });
    FoundTable table = table_of_region(box, rulings, page, options.page, inside);
    if (table.cells.empty()) continue;
    table.page = options.page;
    for (FoundCell& cell : table.cells) cell.page = options.page;
    mark_used(table, used);
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace

std::vector<FoundTable> page_tables(const PageContent& page, std::span<const std::uint32_t> characters, const PageTablesOptions& options, std::vector<bool>& used) {
  const Net rulings = rulings_of(page, characters);
  if (!options.regions.empty()) {
    std::vector<FoundTable> given = tables_of_regions(rulings, page, characters, options, used);
    sort_tables(given);
    return given;
  }
  std::vector<FoundTable> out = ruled_tables(rulings, page, options.page, characters, used);
  append(out, shaded_tables(page, options.page, characters, used));
  append(out, unruled_tables(rulings, page, options.page, characters, used));
  sort_tables(out);
  return out;
}

}  // namespace zhengben::pdf
