#include "readers/pdf/open_sides.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr double kSameEnd = 3.0;
constexpr double kRow = 2.2;             // em: height of a row of one line
constexpr double kHighest = 60;          // points, of a row that is looked at

struct Extent {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
  bool open = true;
};

Extent extent_of(const Net& net) {
  Extent out;
  for (const Ruling& rule : net.horizontal) {
    out.left = std::min(out.left, rule.from);
    out.right = std::max(out.right, rule.to);
    out.top = std::min(out.top, rule.at);
    out.bottom = std::max(out.bottom, rule.at);
  }
  for (const Ruling& rule : net.vertical) out.open = out.open && std::abs(rule.at - out.left) > kSameEnd && std::abs(rule.at - out.right) > kSameEnd;
  return out;
}

// One line of text stands in the band and fills its height.
bool is_title_row(double left, double right, double top, double bottom, const PageContent& page, const CharactersByHeight& characters) {
  if (bottom - top > kHighest) return false;
  double size = 0, first = 1e9, last = -1e9;
  for (const std::uint32_t index : characters.inside({left, top, right, bottom})) {
    const Character& character = page.characters[index];
    if (is_blank_text(character.text)) continue;
    size = std::max(size, character.size);
    first = std::min(first, character.baseline);
    last = std::max(last, character.baseline);
  }
  return size > 0 && last - first < 0.5 * size && bottom - top < kRow * size;
}

void append(Net& to, Net& from) {
  to.horizontal.insert(to.horizontal.end(), from.horizontal.begin(), from.horizontal.end());
  to.vertical.insert(to.vertical.end(), from.vertical.begin(), from.vertical.end());
}

// Rules that no net holds, as nets of one rule.
void add_lone(std::vector<Net>& nets, const Net& all) {
  std::map<std::pair<double, double>, bool> held;
  for (const Net& net : nets)
    for (const Ruling& rule : net.horizontal) held[{rule.at, rule.from}] = true;
  for (const Ruling& rule : all.horizontal)
    if (!held.contains({rule.at, rule.from})) nets.push_back({{rule}, {}});
}

}  // namespace

std::vector<Net> joined_over_titles(std::vector<Net> nets, const Net& all, const PageContent& page, const CharactersByHeight& characters) {
  constexpr std::size_t kRemembered = 20;  // nets above that may go on
  add_lone(nets, all);
  std::vector<std::pair<Extent, Net*>> sorted;
  for (Net& net : nets) sorted.emplace_back(extent_of(net), &net);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first.top < b.first.top; });
  std::vector<Net> out;
  std::vector<Extent> extents;
  for (const auto& [extent, net] : sorted) {
    bool joined = false;
    for (std::size_t back = 0; extent.open && back < std::min(kRemembered, out.size()) && !joined; ++back) {
      Extent& above = extents[out.size() - 1 - back];
      if (!above.open || std::abs(above.left - extent.left) > kSameEnd || std::abs(above.right - extent.right) > kSameEnd || above.bottom > extent.top) continue;
      if (!is_title_row(extent.left, extent.right, above.bottom, extent.top, page, characters)) continue;
      append(out[out.size() - 1 - back], *net);
      above.bottom = extent.bottom;
      joined = true;
    }
    if (joined) continue;
    out.push_back(std::move(*net));
    extents.push_back(extent);
  }
  std::erase_if(out, [](const Net& net) { return net.vertical.empty() || net.horizontal.empty(); });
  return out;
}

}  // namespace zhengben::pdf
