#include "readers/pdf/overdrawn.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kShortest = 18;    // bytes: six Han characters
constexpr double kOverlap = 0.2;         // share of a glyph's box that another covers
constexpr double kShare = 0.1;           // share of the run's glyphs that must be covered

bool covers(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left), height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 && width * height > kOverlap * a.width() * a.height();
}

bool lies_over_text(const PageContent& page, const std::vector<std::uint32_t>& characters, std::size_t begin, std::size_t end) {
  std::size_t covered = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Box& box = page.characters[characters[i]].box;
    for (std::size_t j = 0; j < characters.size(); ++j)
      if ((j < begin || j >= end) && !is_blank_text(page.characters[characters[j]].text) && covers(box, page.characters[characters[j]].box)) {
        ++covered;
        break;
      }
  }
  return static_cast<double>(covered) >= kShare * static_cast<double>(end - begin);
}

}  // namespace

std::vector<std::string> spanning_header_texts(const FoundTable& table) {
  std::vector<std::string> out;
  for (const FoundCell& cell : table.cells) {
    if (cell.row != 0 || cell.row_span < 2) continue;
    std::string text = without_blanks(text_of(cell));
    if (text.size() >= kShortest) out.push_back(std::move(text));
  }
  return out;
}

void remove_overdrawn(const PageContent& page, const std::vector<std::string>& headers, std::vector<std::uint32_t>& characters) {
  if (headers.empty()) return;
  std::sort(characters.begin(), characters.end());   // drawing order
  std::string text;
  std::vector<std::size_t> owner;                      // of each byte: position in `characters`
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::string own = without_blanks(page.characters[characters[i]].text);
    text += own;
    owner.insert(owner.end(), own.size(), i);
  }
  std::vector<bool> removed(characters.size(), false);
  for (const std::string& header : headers)
    for (std::size_t at = text.find(header); at != std::string::npos; at = text.find(header, at + header.size())) {
      const std::size_t begin = owner[at], end = owner[at + header.size() - 1] + 1;
      if (lies_over_text(page, characters, begin, end)) std::fill(removed.begin() + static_cast<std::ptrdiff_t>(begin), removed.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < characters.size(); ++i)
    if (!removed[i]) characters[kept++] = characters[i];
  characters.resize(kept);
}

}  // namespace zhengben::pdf
