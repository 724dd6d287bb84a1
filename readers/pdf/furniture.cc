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
constexpr std::size_t kPageDigits = 5, kNumbers = 8;   // of a page's number; in one line

std::string shape_of(const std::string& text) {
  std::string out;
  for (const char32_t character : to_utf32(without_blanks(text))) {
    if (is_digit(character)) {
      if (out.empty() || out.back() != '#') out += '#';
    } else {
      if (character == U'#') out += '\\';   // a sign of the text, no figure
      append_utf8(out, character);
    }
  }
  return out;
}

bool is_bare_number(const std::string& text) { return shape_of(text) == "#"; }

// The ways in which a text may be another page's text again: as it stands, or with one or all of its numbers counted from the
// page's own. Other numbers must be the same: rows of figures that happen to stand in one place are no furniture.
std::vector<std::string> repetitions_of(const std::string& text, long page) {
  const std::string plain = without_blanks(with_half_width_digits(text));
  std::vector<std::string> out{plain};
  std::string all, before;
  std::size_t numbers = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find_first_not_of("0123456789", at), plain.size());
    if (end == at || end - at > kPageDigits) {
      const std::size_t next = end == at ? at + 1 : end;
      all.append(plain, at, next - at);
      before.append(plain, at, next - at);
      at = next;
      continue;
    }
    const std::string counted = "#" + std::to_string(std::stol(plain.substr(at, end - at)) - page) + "#";
    if (++numbers <= kNumbers) out.push_back(before + counted + plain.substr(end));
    all += counted;
    before.append(plain, at, end - at);
    at = end;
  }
  if (numbers > 1) out.push_back(std::move(all));
  return out;
}

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
        for (const Key& key : keys_of(page, i)) ++repeated_[key];
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
      out[i] = is_page_number(text) || is_repeated(page, i);
    }
    return out;
  }

 private:
  using Key = std::pair<std::string, long>;  // the text, and where it stands

  std::vector<Key> keys_of(std::size_t page, std::size_t index) const {
    const Line& line = pages_[page].lines[index];
    std::vector<Key> out;
    for (std::string& text : repetitions_of(text_of(line), static_cast<long>(page))) out.emplace_back(std::move(text), std::lround(line.baseline / 6));
    return out;
  }

  bool is_repeated(std::size_t page, std::size_t index) const {
    const std::vector<Key> keys = keys_of(page, index);
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
      const int count = repeated_.at(key);
      return count >= 2 && count * 3 >= static_cast<int>(pages_.size());
    });
  }

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
  std::map<Key, int> repeated_;
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
