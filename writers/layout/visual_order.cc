#include "writers/layout/visual_order.h"

#include <algorithm>

#include "model/text.h"
#include "writers/layout/script.h"

namespace zhengben::layout {

namespace {

constexpr std::uint8_t kNeutral = 0xFF;

bool is_strong_left(char32_t c) { return is_latin_letter(c) || is_east_asian(c) || (c >= 0x900 && c < 0x2000) || (c >= 0x250 && c < 0x300); }

// Even levels run to the right, odd ones to the left.
std::vector<std::uint8_t> levels_of(const InlineText& text, std::uint32_t begin, std::uint32_t end, std::uint8_t base) {
  std::vector<std::uint8_t> levels(end - begin, kNeutral);
  bool after_right = base == 1;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Atom& atom = text.atoms[i];
    std::uint8_t& level = levels[i - begin];
    if (atom.kind != AtomKind::Glyph) {
      if (atom.kind == AtomKind::Tab) level = base;
    } else if (is_right_to_left(atom.character)) {
      level = 1;
      after_right = true;
    } else if (is_strong_left(atom.character)) {
      level = base == 1 ? 2 : 0;
      after_right = false;
    } else if (is_digit(atom.character)) {
      level = after_right || base == 1 ? 2 : 0;
    }
  }
  // A neutral takes the direction that both sides share, else that of the paragraph.
  for (std::size_t i = 0; i < levels.size();) {
    std::size_t to = i + 1;
    if (levels[i] == kNeutral) {
      while (to < levels.size() && levels[to] == kNeutral) ++to;
      const bool left_odd = i > 0 ? levels[i - 1] != 0 : base == 1, right_odd = to < levels.size() ? levels[to] != 0 : base == 1;
      const bool both_numbers = i > 0 && to < levels.size() && levels[i - 1] == 2 && levels[to] == 2 && to - i == 1;
      const std::uint8_t level = both_numbers ? 2 : (left_odd && right_odd ? 1 : base);
      std::fill(levels.begin() + static_cast<std::ptrdiff_t>(i), levels.begin() + static_cast<std::ptrdiff_t>(to), level);
    }
    i = to;
  }
  return levels;
}

}  // namespace

std::vector<std::uint32_t> visual_order(const InlineText& text, std::uint32_t begin, std::uint32_t end, bool right_to_left) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = begin; i < end; ++i) order.push_back(i);
  const std::vector<std::uint8_t> levels = levels_of(text, begin, end, right_to_left ? 1 : 0);
  // Rule L2: from the highest level down to 1, reverse every stretch at that level or above.
  for (std::uint8_t level = 2; level >= 1; --level)
    for (std::size_t i = 0; i < order.size();) {
      std::size_t to = i + 1;
      if (levels[order[i] - begin] >= level) {
        while (to < order.size() && levels[order[to] - begin] >= level) ++to;
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(to));
      }
      i = to;
    }
  // Glyphs of one cluster keep the order they were shaped in.
  for (std::size_t i = 0; i < order.size();) {
    std::size_t to = i + 1;
    if (text.atoms[order[i]].continues) {
      while (to < order.size() && order[to] + 1 == order[to - 1] && text.atoms[order[to - 1]].continues) ++to;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(to));
    }
    i = to;
  }
  return order;
}

}  // namespace zhengben::layout
