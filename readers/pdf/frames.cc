#include "readers/pdf/frames.h"

#include <algorithm>
#include <cmath>

namespace zhengben::pdf {

namespace {

constexpr double kSameSide = 4.0;
constexpr double kFurniture = 0.1;       // share of the page's height at its top and bottom

bool same_sides(const FoundTable& a, const FoundTable& b) { return std::abs(a.box.left - b.box.left) <= kSameSide && std::abs(a.box.right - b.box.right) <= kSameSide; }

// No text but the page's furniture stands below the page's last table.
bool ends_page(const PageText& page) {
  const FoundTable& table = page.tables->back();
  return std::none_of(page.lines->begin(), page.lines->end(), [&](const Line& line) { return line.box.top > table.box.bottom - 1 && line.box.bottom < (1 - kFurniture) * page.height; });
}

bool heads_page(const PageText& page) {
  const FoundTable& table = page.tables->front();
  return std::none_of(page.lines->begin(), page.lines->end(), [&](const Line& line) { return line.box.bottom < table.box.top + 1 && line.box.top > kFurniture * page.height; });
}

bool go_on(const PageText& page, const PageText& next) {
  if (page.tables->empty() || next.tables->empty()) return false;
  return same_sides(page.tables->back(), next.tables->front()) && ends_page(page) && heads_page(next);
}

void dissolve(const PageText& page) {
  for (FoundTable& table : *page.tables)
    if (table.frame)
      for (FoundCell& cell : table.cells)
        for (Line& line : cell.lines) page.lines->push_back(std::move(line));
  std::erase_if(*page.tables, [](const FoundTable& table) { return table.frame; });
}

}  // namespace

void settle_frames(const std::vector<PageText>& pages) {
  for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
    if (!go_on(pages[i], pages[i + 1])) continue;
    FoundTable &last = pages[i].tables->back(), &first = pages[i + 1].tables->front();
    if (last.frame == first.frame) continue;   // two frames make no table
    last.frame = first.frame = false;
  }
  for (const PageText& page : pages) dissolve(page);
}

}  // namespace zhengben::pdf
