#include "readers/pdf/ruling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zhengben::pdf {

namespace {

constexpr double kThin = 3.2;        // points: a painted bar up to this is a line, not an area
constexpr double kSameLine = 1.6;    // doubled lines and strokes of one rule lie this near
constexpr double kDashGap = 4.0;
constexpr double kTouch = 2.6;       // gaps at crossings that the eye closes
constexpr double kShortest = 2.0;
constexpr std::size_t kMaxRulings = 60'000;

bool is_white(const Color& color) { return color.red > 250 && color.green > 250 && color.blue > 250; }

void add_sides(const Box& box, std::vector<Ruling>& horizontal, std::vector<Ruling>& vertical) {
  horizontal.push_back({box.top, box.left, box.right, 0});
  horizontal.push_back({box.bottom, box.left, box.right, 0});
  vertical.push_back({box.left, box.top, box.bottom, 0});
  vertical.push_back({box.right, box.top, box.bottom, 0});
}

void collect(const PageContent& page, std::vector<Ruling>& horizontal, std::vector<Ruling>& vertical) {
  for (const Stroke& stroke : page.strokes) {
    if (horizontal.size() + vertical.size() > kMaxRulings) return;
    const Box& box = stroke.box;
    if (stroke.curved || is_white(stroke.color)) continue;
    if (box.height() <= kThin && box.width() > box.height()) {
      horizontal.push_back({(box.top + box.bottom) / 2, box.left, box.right, box.height()});
    } else if (box.width() <= kThin && box.height() > box.width()) {
      vertical.push_back({(box.left + box.right) / 2, box.top, box.bottom, box.width()});
    } else if (!stroke.filled && box.width() > kThin && box.height() > kThin) {
      add_sides(box, horizontal, vertical);
    }
  }
}

// Strokes of one rule (dashes, doubled lines, a rule drawn cell by cell) to one.
std::vector<Ruling> merged(std::vector<Ruling> rulings) {
  std::sort(rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<Ruling> out;
  for (std::size_t begin = 0; begin < rulings.size();) {
    std::size_t end = begin + 1;
    while (end < rulings.size() && rulings[end].at - rulings[begin].at <= kSameLine) ++end;
    std::sort(rulings.begin() + static_cast<std::ptrdiff_t>(begin), rulings.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    Ruling current = rulings[begin];
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (rulings[i].from <= current.to + kDashGap) {
        current.to = std::max(current.to, rulings[i].to);
        current.thickness = std::max(current.thickness, rulings[i].thickness);
      } else {
        out.push_back(current);
        current = rulings[i];
      }
    }
    out.push_back(current);
    begin = end;
  }
  std::erase_if(out, [](const Ruling& r) { return r.to - r.from < kShortest; });
  return out;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

}  // namespace

std::vector<Net> ruling_nets(const PageContent& page) {
  std::vector<Ruling> horizontal, vertical;
  collect(page, horizontal, vertical);
  horizontal = merged(std::move(horizontal));
  vertical = merged(std::move(vertical));
  std::vector<std::size_t> parents(horizontal.size() + vertical.size());
  std::iota(parents.begin(), parents.end(), 0);
  std::sort(vertical.begin(), vertical.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    const Ruling& line = horizontal[h];
    auto it = std::lower_bound(vertical.begin(), vertical.end(), line.from - kTouch, [](const Ruling& v, double x) { return v.at < x; });
    for (; it != vertical.end() && it->at <= line.to + kTouch; ++it)
      if (it->from - kTouch <= line.at && line.at <= it->to + kTouch)
        parents[root_of(parents, h)] = root_of(parents, horizontal.size() + static_cast<std::size_t>(it - vertical.begin()));
  }
  std::vector<std::vector<std::size_t>> groups(parents.size());
  for (std::size_t i = 0; i < parents.size(); ++i) groups[root_of(parents, i)].push_back(i);
  std::vector<Net> nets;
  for (const auto& group : groups) {
    if (group.size() < 2) continue;
    Net net;
    for (const std::size_t i : group) (i < horizontal.size() ? net.horizontal : net.vertical).push_back(i < horizontal.size() ? horizontal[i] : vertical[i - horizontal.size()]);
    nets.push_back(std::move(net));
  }
  return nets;
}

}  // namespace zhengben::pdf
