#include "readers/pdf/ruling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "readers/pdf/underlines.h"

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

Net collect(const PageContent& page, std::span<const std::uint32_t> characters) {
  Net out;
  const std::vector<bool> of_text = underlines(page, characters);
  for (std::size_t i = 0; i < page.strokes.size() && out.horizontal.size() + out.vertical.size() < kMaxRulings; ++i) {
    const Box& box = page.strokes[i].box;
    if (page.strokes[i].curved || is_white(page.strokes[i].color) || of_text[i]) continue;
    if (box.height() <= kThin && box.width() > box.height()) {
      out.horizontal.push_back({(box.top + box.bottom) / 2, box.left, box.right, box.height()});
    } else if (box.width() <= kThin && box.height() > box.width()) {
      out.vertical.push_back({(box.left + box.right) / 2, box.top, box.bottom, box.width()});
    } else if (!page.strokes[i].filled && box.width() > kThin && box.height() > kThin) {
      add_sides(box, out.horizontal, out.vertical);
    }
  }
  return out;
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

Net rulings_of(const PageContent& page, std::span<const std::uint32_t> characters) {
  Net out = collect(page, characters);
  out.horizontal = merged(std::move(out.horizontal));
  out.vertical = merged(std::move(out.vertical));
  return out;
}

Net sides_of_areas(const PageContent& page) {
  constexpr double kLow = 6, kNarrow = 10, kHigh = 300;
  Net out;
  for (const Stroke& stroke : page.strokes) {
    const Box& box = stroke.box;
    if (!stroke.filled || stroke.curved || is_white(stroke.color) || out.horizontal.size() > kMaxRulings) continue;
    if (box.height() < kLow || box.width() < kNarrow || box.height() > kHigh || box.width() > 0.95 * page.width) continue;
    add_sides(box, out.horizontal, out.vertical);
  }
  out.horizontal = merged(std::move(out.horizontal));
  out.vertical = merged(std::move(out.vertical));
  return out;
}

std::vector<Net> nets_of(const Net& rulings) {
  const std::vector<Ruling>& horizontal = rulings.horizontal;
  std::vector<Ruling> vertical = rulings.vertical;
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
  std::vector<Net> nets;
  std::vector<std::size_t> net_of(parents.size(), parents.size());   // by root
  for (std::size_t i = 0; i < parents.size(); ++i) {
    std::size_t& index = net_of[root_of(parents, i)];
    if (index == parents.size()) {
      index = nets.size();
      nets.emplace_back();
    }
    if (i < horizontal.size()) nets[index].horizontal.push_back(horizontal[i]);
    else nets[index].vertical.push_back(vertical[i - horizontal.size()]);
  }
  std::erase_if(nets, [](const Net& net) { return net.horizontal.size() + net.vertical.size() < 2; });
  return nets;
}

}  // namespace zhengben::pdf
