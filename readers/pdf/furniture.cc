#include "readers/pdf/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr double kMargin = 0.12;         // share of the page's height at its top and bottom
constexpr int kRows = 3;                 // rows of furniture at one edge
constexpr double kSameRow = 3;           // points

std::string shape_of(const std::string& text) {
  std::string out;
  for (const char32_t character : to_utf32(without_blanks(text))) {
    if (is_digit(character)) {
      if (out.empty() || out.back() != '#') out += '#';
    } else {
      append_utf8(out, character);
    }
  }
  return out;
}

bool is_bare_number(const std::string& text) { return shape_of(text) == "#"; }

enum class Edge : std::uint8_t { None, Top, Bottom };

struct PlacedAt {
  Edge edge = Edge::None;
  int row = 0;                           // from the page's edge
};

// Where each line of a page stands: in which of the outermost rows, if in any.
std::vector<PlacedAt> places_of(const std::vector<Line>& lines, double height) {
  std::vector<PlacedAt> out(lines.size());
  for (const Edge edge : {Edge::Top, Edge::Bottom}) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].direction == 0) order.push_back(i);
    const auto depth = [&](std::size_t i) { return edge == Edge::Top ? lines[i].baseline : -lines[i].baseline; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return depth(a) < depth(b); });
    int row = -1;
    double at = 0;
    for (const std::size_t i : order) {
      if (row < 0 || depth(i) - at > kSameRow) {
        ++row;
        at = depth(i);
      }
      const bool in_margin = edge == Edge::Top ? lines[i].box.bottom < kMargin * height : lines[i].box.top > (1 - kMargin) * height;
      if (row >= kRows || !in_margin) break;
      out[i] = {edge, row};
    }
  }
  return out;
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(const std::vector<PageLines>& pages) : pages_(pages) {
    for (std::size_t page = 0; page < pages.size(); ++page) {
      places_.push_back(places_of(pages[page].lines, pages[page].height));
      for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
        if (places_[page][i].edge == Edge::None) continue;
        ++repeated_[key_of(pages[page].lines[i])];
        if (const std::optional<long> offset = number_offset(page, i)) ++offsets_[*offset];
      }
    }
    for (const auto& [offset, count] : offsets_)
      if (count > offset_count_) {
        offset_ = offset;
        offset_count_ = count;
      }
  }

  std::vector<bool> flags(std::size_t page) const {
    const std::vector<Line>& lines = pages_[page].lines;
    std::vector<bool> out(lines.size(), false);
    const bool has_body = pages_[page].has_table || std::any_of(places_[page].begin(), places_[page].end(), [](const PlacedAt& place) { return place.edge == Edge::None; });
    for (std::size_t i = 0; has_body && i < lines.size(); ++i) {
      if (places_[page][i].edge == Edge::None) continue;
      const std::string text = text_of(lines[i]);
      if (is_bare_number(text)) {
        out[i] = offset_ && number_offset(page, i) == offset_;
        continue;
      }
      const int count = repeated_.at(key_of(lines[i]));
      out[i] = is_page_number(text) || (count >= 2 && count * 3 >= static_cast<int>(pages_.size()));
    }
    return out;
  }

 private:
  static std::pair<std::string, long> key_of(const Line& line) { return {shape_of(text_of(line)), std::lround(line.baseline / 6)}; }

  // A bare number in the outermost rows and alone in its row: how far it is from the page's own number.
  std::optional<long> number_offset(std::size_t page, std::size_t index) const {
    const std::vector<Line>& lines = pages_[page].lines;
    const std::string text = without_blanks(with_half_width_digits(text_of(lines[index])));
    if (!is_bare_number(text) || text.size() > 5 || places_[page][index].row > 1) return std::nullopt;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (i != index && places_[page][i].edge == places_[page][index].edge && is_bare_number(text_of(lines[i]))) return std::nullopt;
    const long offset = std::stol(text) - static_cast<long>(page) - 1;
    // Alone it proves nothing: a single page, then, is page 1.
    if (pages_.size() < 3 && offset != 0) return std::nullopt;
    return offset;
  }

  const std::vector<PageLines>& pages_;
  std::vector<std::vector<PlacedAt>> places_;
  std::map<std::pair<std::string, long>, int> repeated_;
  std::map<long, int> offsets_;
  std::optional<long> offset_;
  int offset_count_ = 0;
};

}  // namespace

bool is_page_number(const std::string& text) {
  const std::string shape = shape_of(text);
  static const std::vector<std::string> shapes = {"#", "-#-", "—#—", "–#–", "·#·", "第#页", "#/#", "Page#", "Page#of#", "第#页共#页", "第#页/共#页", "-#", "#-", "－#－", "―#―", "─#─"};
  return std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
}

std::vector<std::vector<bool>> page_furniture(const std::vector<PageLines>& pages) {
  const FurnitureFinder finder(pages);
  std::vector<std::vector<bool>> out;
  for (std::size_t page = 0; page < pages.size(); ++page) out.push_back(finder.flags(page));
  return out;
}

}  // namespace zhengben::pdf
