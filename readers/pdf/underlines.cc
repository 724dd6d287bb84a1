#include "readers/pdf/underlines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace zhengben::pdf {

namespace {

constexpr double kThickest = 2.5;
constexpr double kSameEnd = 1.0;         // points between the stroke's end and a character's
constexpr double kBelow = 0.3;           // em below the baseline down to which a line belongs to the text
constexpr double kCovered = 0.85;        // share of the stroke with characters over it
constexpr double kBand = 8.0;            // points

// Characters by the height of their baseline, so that a stroke finds those over it without a walk over the page.
class Baselines {
 public:
  Baselines(const PageContent& page, std::span<const std::uint32_t> characters) : page_(page) {
    for (const std::uint32_t index : characters)
      if (page.characters[index].direction == 0) bands_[std::lround(page.characters[index].baseline / kBand)].push_back(index);
    for (auto& [band, members] : bands_)
      std::stable_sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return page.characters[a].box.left < page.characters[b].box.left; });
  }

  bool carry(const Box& stroke) const {
    double covered = 0;
    bool begins = false, ends = false;
    const double at = (stroke.top + stroke.bottom) / 2;
    for (long band = std::lround((at - 24) / kBand); band <= std::lround((at + 16) / kBand); ++band) {
      const auto found = bands_.find(band);
      if (found == bands_.end()) continue;
      auto it = std::lower_bound(found->second.begin(), found->second.end(), stroke.left - kSameEnd, [&](std::uint32_t index, double x) { return page_.characters[index].box.left < x; });
      for (; it != found->second.end() && page_.characters[*it].box.left <= stroke.right; ++it) {
        const Character& character = page_.characters[*it];
        if (at > character.baseline + kBelow * character.size || at < character.baseline - character.size) continue;
        if (character.box.right > stroke.right + kSameEnd) continue;
        covered += character.box.width();
        begins = begins || std::abs(character.box.left - stroke.left) <= kSameEnd;
        ends = ends || std::abs(character.box.right - stroke.right) <= kSameEnd;
      }
    }
    return begins && ends && covered >= kCovered * stroke.width();
  }

 private:
  const PageContent& page_;
  std::map<long, std::vector<std::uint32_t>> bands_;
};

}  // namespace

std::vector<bool> underlines(const PageContent& page, std::span<const std::uint32_t> characters) {
  std::vector<bool> out(page.strokes.size(), false);
  const Baselines baselines(page, characters);
  for (std::size_t i = 0; i < page.strokes.size(); ++i) {
    const Box& box = page.strokes[i].box;
    if (box.height() <= kThickest && box.width() > box.height()) out[i] = baselines.carry(box);
  }
  return out;
}

}  // namespace zhengben::pdf
