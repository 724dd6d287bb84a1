#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "model/text.h"
#include "readers/pdf/frame.h"
#include "readers/pdf/lines.h"

namespace zhengben::pdf {

namespace {

// How far apart the same glyph drawn twice is still one: along the writing and across it, in em. Narrower than the
// narrowest glyph is wide, or "ll" would be one letter.
constexpr double kTwiceAlong = 0.12, kTwiceAcross = 0.2, kTwiceOfAdvance = 0.5;
constexpr double kCell = 0.5;            // em
constexpr double kOver = 0.5;            // share of the narrower glyph
constexpr double kSameBase = 0.3, kRunGap = 2;   // em between glyphs of one run
constexpr std::uint32_t kNear = 64;      // glyphs drawn before and after another
constexpr std::uint32_t kNone = UINT32_MAX;
constexpr double kScanned = 0.5;         // share of the page that the picture of a scan covers

bool is_blank_glyph(const Character& character) { return !character.unmapped && is_blank_text(character.text); }

bool same_place(const Character& a, const Character& b) {
  const double along = std::abs(a.x - b.x), across = std::abs(a.baseline - b.baseline), em = a.size;
  const double reach = std::min(kTwiceAlong * em, kTwiceOfAdvance * a.advance);
  const bool turned = a.direction == 90 || a.direction == 270;
  return std::abs(a.size - b.size) < 0.05 * em + 0.01 && a.direction == b.direction && (turned ? across : along) <= reach && (turned ? along : across) <= kTwiceAcross * em;
}

// Glyphs by text and coarse place: the one drawn before is found in constant time.
class Drawn {
 public:
  explicit Drawn(std::size_t count) { places_.reserve(count); }

  // Position in `all` of the same glyph drawn before at the same place; kNone for none, which is then remembered.
  std::uint32_t before(const std::vector<Character>& all, std::uint32_t index) {
    const Character& character = all[index];
    // A cell is wider than twice the reach: at most two in each direction can hold the other glyph.
    const double cell = std::max(0.5, character.size * kCell), reach = kTwiceAcross * character.size;
    const auto cell_of = [&](double at) { return static_cast<std::int64_t>(std::floor(at / cell)); };
    const std::size_t text = std::hash<std::string_view>{}(character.text);
    for (std::int64_t column = cell_of(character.x - reach); column <= cell_of(character.x + reach); ++column)
      for (std::int64_t row = cell_of(character.baseline - reach); row <= cell_of(character.baseline + reach); ++row)
        if (const auto it = places_.find(key_of(text, column, row)); it != places_.end() && all[it->second].text == character.text && same_place(all[it->second], character)) return it->second;
    places_[key_of(text, cell_of(character.x), cell_of(character.baseline))] = index;
    return kNone;
  }

 private:
  static std::uint64_t key_of(std::size_t text, std::int64_t column, std::int64_t row) {
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;
    return ((text * kSpread ^ static_cast<std::uint64_t>(column)) * kSpread ^ static_cast<std::uint64_t>(row)) * kSpread;
  }

  std::unordered_map<std::uint64_t, std::uint32_t> places_;
};

bool lie_over_each_other(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left), height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > kOver * std::min(a.width(), b.width()) && height > kOver * std::min(a.height(), b.height());
}

// What is drawn a second time is dropped, glyph by glyph: a producer may draw a text again with a few letters more. But where the
// other letters of its run lie over letters too, another text was drawn there that shares a few by chance: it is kept whole.
class DrawnTwice {
 public:
  explicit DrawnTwice(const std::vector<Character>& all) : all_(all), drawn_(all.size()) {}

  void add(std::uint32_t index, bool blank) {
    if (!run_.empty() && !goes_on(all_[run_.back().index], all_[index])) settle();
    run_.push_back({index, blank ? kNone : drawn_.before(all_, index), blank});
  }

  std::vector<std::uint32_t> take() {
    settle();
    return std::move(out_);
  }

 private:
  struct Glyph {
    std::uint32_t index = 0, before = kNone;
    bool blank = false;
  };

  static bool goes_on(const Character& a, const Character& b) {
    return a.direction == b.direction && std::abs(framed_baseline(a) - framed_baseline(b)) < kSameBase * a.size && std::abs(framed(b).left - framed(a).right) < kRunGap * a.size;
  }

  void settle() {
    const bool another = is_another_text();
    for (const Glyph& glyph : run_)
      if (glyph.before == kNone || (another && glyph.before < run_.front().index)) out_.push_back(glyph.index);
    run_.clear();
  }

  bool is_another_text() const {
    for (const Glyph& twin : run_) {
      if (twin.before == kNone || twin.before >= run_.front().index) continue;
      const std::uint32_t from = twin.before - std::min(twin.before, kNear), to = std::min(twin.before + kNear, run_.front().index);
      for (const Glyph& own : run_)
        for (std::uint32_t i = from; own.before == kNone && !own.blank && i < to; ++i)
          if (!is_blank_glyph(all_[i]) && !all_[i].invisible && lie_over_each_other(all_[own.index].box, all_[i].box)) return true;
    }
    return false;
  }

  const std::vector<Character>& all_;
  Drawn drawn_;
  std::vector<Glyph> run_;
  std::vector<std::uint32_t> out_;
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
  DrawnTwice out(page.characters);
  for (std::uint32_t i = 0; i < page.characters.size(); ++i) {
    const Character& character = page.characters[i];
    if (character.invisible && !take_hidden) continue;
    if (character.text.empty() && !character.unmapped) continue;
    const bool off_page = character.box.right < 0 || character.box.bottom < 0 || character.box.left > page.width || character.box.top > page.height;
    if (off_page || (character.size < 0.5 && character.advance < 0.3)) continue;
    out.add(i, is_blank_glyph(character) || character.unmapped);
  }
  return out.take();
}

}  // namespace zhengben::pdf
