#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "model/text.h"
#include "readers/pdf/lines.h"

namespace zhengben::pdf {

namespace {

// How far apart the same glyph drawn twice is still one: along the writing and across it, in em. Narrower than the
// narrowest glyph is wide, or "ll" would be one letter.
constexpr double kTwiceAlong = 0.12, kTwiceAcross = 0.2, kTwiceOfAdvance = 0.5;
constexpr double kCell = 0.5;            // em
constexpr double kScanned = 0.5;         // share of the page that the picture of a scan covers

bool is_blank_glyph(const Character& character) { return !character.unmapped && is_blank_text(character.text); }

bool same_place(const Character& a, const Character& b) {
  const double along = std::abs(a.x - b.x), across = std::abs(a.baseline - b.baseline), em = a.size;
  const double reach = std::min(kTwiceAlong * em, kTwiceOfAdvance * a.advance);
  const bool turned = a.direction == 90 || a.direction == 270;
  return std::abs(a.size - b.size) < 0.05 * em + 0.01 && a.direction == b.direction && (turned ? across : along) <= reach && (turned ? along : across) <= kTwiceAcross * em;
}

// Glyphs by text and coarse place: whether one was drawn before is found in constant time.
class Drawn {
 public:
  explicit Drawn(std::size_t count) { places_.reserve(count); }

  bool before(const std::vector<Character>& all, std::uint32_t index) {
    const Character& character = all[index];
    // A cell is wider than twice the reach: at most two in each direction can hold the other glyph.
    const double cell = std::max(0.5, character.size * kCell), reach = kTwiceAcross * character.size;
    const auto cell_of = [&](double at) { return static_cast<std::int64_t>(std::floor(at / cell)); };
    const std::size_t text = std::hash<std::string_view>{}(character.text);
    for (std::int64_t column = cell_of(character.x - reach); column <= cell_of(character.x + reach); ++column)
      for (std::int64_t row = cell_of(character.baseline - reach); row <= cell_of(character.baseline + reach); ++row)
        if (const auto it = places_.find(key_of(text, column, row)); it != places_.end() && all[it->second].text == character.text && same_place(all[it->second], character)) return true;
    places_[key_of(text, cell_of(character.x), cell_of(character.baseline))] = index;
    return false;
  }

 private:
  static std::uint64_t key_of(std::size_t text, std::int64_t column, std::int64_t row) {
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;
    return ((text * kSpread ^ static_cast<std::uint64_t>(column)) * kSpread ^ static_cast<std::uint64_t>(row)) * kSpread;
  }

  std::unordered_map<std::uint64_t, std::uint32_t> places_;
};

// Text laid invisibly over the picture of a scanned page is that page's text, whatever else was stamped on it.
bool is_scan(const PageContent& page) {
  return std::any_of(page.pictures.begin(), page.pictures.end(), [&](const Picture& picture) {
    const double width = std::min(picture.box.right, page.width) - std::max(picture.box.left, 0.0), height = std::min(picture.box.bottom, page.height) - std::max(picture.box.top, 0.0);
    return width > 0 && height > 0 && width * height > kScanned * page.width * page.height;
  });
}

}  // namespace

std::vector<std::uint32_t> visible_characters(const PageContent& page) {
  const bool any_visible = std::any_of(page.characters.begin(), page.characters.end(), [](const Character& c) { return !c.invisible && !is_blank_glyph(c); });
  const bool take_hidden = !any_visible || is_scan(page);
  std::vector<std::uint32_t> out;
  Drawn drawn(page.characters.size());
  for (std::uint32_t i = 0; i < page.characters.size(); ++i) {
    const Character& character = page.characters[i];
    if (character.invisible && !take_hidden) continue;
    if (character.text.empty() && !character.unmapped) continue;
    const bool off_page = character.box.right < 0 || character.box.bottom < 0 || character.box.left > page.width || character.box.top > page.height;
    if (off_page || (character.size < 0.5 && character.advance < 0.3)) continue;
    if (is_blank_glyph(character) || character.unmapped || !drawn.before(page.characters, i)) out.push_back(i);
  }
  return out;
}

}  // namespace zhengben::pdf
