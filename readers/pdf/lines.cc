#include "readers/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

// Gaps in em from which on a blank is read where no blank glyph stands. Measured on real pages: Latin justified text
// sets blanks of 0.2 em and more; programs put a quarter of an em between Han and Latin without a blank.
constexpr double kLatinGap = 0.18, kMixedGap = 0.55, kHanGap = 0.75;
constexpr double kSameLine = 0.5;        // share of the smaller height that must overlap
constexpr double kSamePlace = 0.25;      // em within which the same glyph drawn twice is one

bool is_blank_glyph(const Character& character) { return !character.unmapped && is_blank_text(character.text); }

// A zero-width blank parts nothing: a figure with one in it is one figure.
bool parts_words(const Character& blank) { return blank.advance > 0.08 * blank.size; }

char32_t first_of(const std::string& text) {
  std::size_t at = 0;
  return text.empty() ? U'\uFFFD' : next_character(text, at);
}

char32_t last_of(const std::string& text) {
  char32_t last = U'\uFFFD';
  for (std::size_t at = 0; at < text.size();) last = next_character(text, at);
  return last;
}

// Along the direction of writing and across it, so that one code serves lines turned by right angles.
struct Extent {
  double begin = 0, end = 0, top = 0, bottom = 0;
};

Extent extent_of(const Box& box, int direction) {
  switch (direction) {
    case 90: return {box.top, box.bottom, -box.right, -box.left};
    case 180: return {-box.right, -box.left, -box.bottom, -box.top};
    case 270: return {-box.bottom, -box.top, box.left, box.right};
    default: return {box.left, box.right, box.top, box.bottom};
  }
}

struct Item {
  std::uint32_t index = 0;
  Extent extent;
  double size = 0;
  bool blank = false;
};

bool same_line(const Extent& line, const Extent& item) {
  const double overlap = std::min(line.bottom, item.bottom) - std::max(line.top, item.top);
  const double smaller = std::min(line.bottom - line.top, item.bottom - item.top);
  return overlap > kSameLine * smaller;
}

// Rows of items that overlap across the direction of writing. Sorted by their middle, each item joins the row before
// it or opens a new one; a row's band is that of its first items, so that rows do not creep.
std::vector<std::vector<Item>> rows_of(std::vector<Item> items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.extent.top + a.extent.bottom < b.extent.top + b.extent.bottom; });
  std::vector<std::vector<Item>> rows;
  std::vector<Extent> bands;
  for (const Item& item : items) {
    std::size_t row = rows.size();
    for (std::size_t back = 0; back < 3 && back < rows.size(); ++back)
      if (same_line(bands[rows.size() - 1 - back], item.extent)) {
        row = rows.size() - 1 - back;
        break;
      }
    if (row == rows.size()) {
      rows.emplace_back();
      bands.push_back(item.extent);
    } else if (item.extent.bottom - item.extent.top > bands[row].bottom - bands[row].top) {
      bands[row].top = item.extent.top;
      bands[row].bottom = item.extent.bottom;
    }
    rows[row].push_back(item);
  }
  return rows;
}

double gap_limit(char32_t before, char32_t after) {
  const bool wide_before = is_east_asian(before), wide_after = is_east_asian(after);
  if (wide_before && wide_after) return kHanGap;
  return wide_before || wide_after ? kMixedGap : kLatinGap;
}

void enclose(Box& box, const Box& with, bool first) {
  if (first) {
    box = with;
    return;
  }
  box.left = std::min(box.left, with.left);
  box.top = std::min(box.top, with.top);
  box.right = std::max(box.right, with.right);
  box.bottom = std::max(box.bottom, with.bottom);
}

// Builds the lines of one row of items.
class RowReader {
 public:
  RowReader(const PageContent& page, int direction, const LineOptions& options, std::vector<Line>& out)
      : page_(page), direction_(direction), options_(options), out_(out) {}

  void read(std::vector<Item> row) {
    std::stable_sort(row.begin(), row.end(), [](const Item& a, const Item& b) { return a.extent.begin < b.extent.begin; });
    const double spread = usual_spread(row);
    bool blank = false;
    double end = 0;
    for (const Item& item : row) {
      if (item.blank) {
        blank = blank || parts_words(page_.characters[item.index]);
        continue;
      }
      const Character& character = page_.characters[item.index];
      const double gap = item.extent.begin - end;
      const double em = std::max(1.0, std::min(item.size, last_size_ > 0 ? last_size_ : item.size));
      const bool starts = line_.words.empty();
      if (!starts && options_.column_gap > 0 && gap > options_.column_gap * em) finish();
      const bool fresh = line_.words.empty();
      const bool gap_is_blank = !fresh && gap > (gap_limit(last_, first_of(character.text)) + spread) * em;
      if (fresh || blank || gap_is_blank) open_word(!fresh);
      add(item, character);
      blank = false;
      end = fresh ? item.extent.end : std::max(end, item.extent.end);
      last_size_ = item.size;
    }
    finish();
  }

 private:
  void open_word(bool blank_before) {
    line_.words.emplace_back();
    line_.words.back().blank_before = blank_before;
  }

  void add(const Item& item, const Character& character) {
    Word& word = line_.words.back();
    enclose(line_.box, character.box, line_.words.size() == 1 && word.characters.empty());
    enclose(word.box, character.box, word.characters.empty());
    word.text += character.unmapped ? std::string("\xEF\xBF\xBD") : character.text;
    word.characters.push_back(item.index);
    last_ = last_of(character.text);
    ++sizes_[std::lround(character.size * 10)];
    ++fonts_[character.font];
    baselines_[std::lround(character.baseline * 10)]++;
  }

  // The gap, in em, that justification puts between the Han characters of this row.
  double usual_spread(const std::vector<Item>& row) const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const Character& before = page_.characters[row[i - 1].index];
      const Character& after = page_.characters[row[i].index];
      if (!row[i].blank && !row[i - 1].blank && is_han(last_of(before.text)) && is_han(first_of(after.text)))
        gaps.push_back((row[i].extent.begin - row[i - 1].extent.end) / std::max(1.0, row[i].size));
    }
    if (gaps.size() < 3) return 0;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    return std::clamp(gaps[gaps.size() / 2], 0.0, 1.0);
  }

  template <typename Count>
  static auto most(const Count& count) {
    return std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
  }

  void finish() {
    if (!line_.words.empty()) {
      line_.direction = static_cast<std::int16_t>(direction_);
      line_.size = static_cast<double>(most(sizes_)) / 10;
      line_.font = most(fonts_);
      line_.baseline = static_cast<double>(most(baselines_)) / 10;
      out_.push_back(std::move(line_));
    }
    line_ = {};
    sizes_.clear();
    fonts_.clear();
    baselines_.clear();
    last_size_ = 0;
  }

  const PageContent& page_;
  int direction_;
  const LineOptions& options_;
  std::vector<Line>& out_;
  Line line_;
  std::map<long, int> sizes_, baselines_;
  std::map<std::int32_t, int> fonts_;
  char32_t last_ = U'\uFFFD';
  double last_size_ = 0;
};

}  // namespace

std::string text_of(const Line& line) {
  std::string out;
  for (const Word& word : line.words) {
    if (word.blank_before) out += ' ';
    out += word.text;
  }
  return out;
}

std::vector<std::uint32_t> visible_characters(const PageContent& page) {
  const bool any_visible = std::any_of(page.characters.begin(), page.characters.end(), [](const Character& c) { return !c.invisible && !is_blank_glyph(c); });
  std::vector<std::uint32_t> out;
  // Where a glyph was drawn last, by its text and coarse place: found again in constant time.
  std::map<std::pair<std::string, std::pair<long, long>>, std::uint32_t> drawn;
  for (std::uint32_t i = 0; i < page.characters.size(); ++i) {
    const Character& character = page.characters[i];
    if (any_visible && character.invisible) continue;
    if (character.text.empty() && !character.unmapped) continue;
    const bool off_page = character.box.right < 0 || character.box.bottom < 0 || character.box.left > page.width || character.box.top > page.height;
    if (off_page || (character.size < 0.5 && character.advance < 0.3)) continue;
    bool again = false;
    if (!is_blank_glyph(character) && !character.unmapped) {
      const double cell = std::max(1.0, character.size * kSamePlace);
      const long column = std::lround(character.x / cell), row = std::lround(character.baseline / cell);
      for (long dc = -1; dc <= 1 && !again; ++dc)
        for (long dr = -1; dr <= 1 && !again; ++dr) {
          const auto it = drawn.find({character.text, {column + dc, row + dr}});
          if (it == drawn.end()) continue;
          const Character& other = page.characters[it->second];
          again = std::abs(other.x - character.x) < cell && std::abs(other.baseline - character.baseline) < cell && std::abs(other.size - character.size) < 0.2;
        }
      if (!again) drawn[{character.text, {column, row}}] = i;
    }
    if (!again) out.push_back(i);
  }
  return out;
}

std::vector<Line> lines_of(const PageContent& page, std::span<const std::uint32_t> characters, const LineOptions& options) {
  std::map<int, std::vector<Item>> by_direction;
  for (const std::uint32_t index : characters) {
    const Character& character = page.characters[index];
    int direction = character.direction;
    if (direction != 0 && direction != 90 && direction != 180 && direction != 270) direction = 0;
    // A line of vertical writing runs down: it reads like one turned by 90 degrees.
    by_direction[character.vertical && direction == 90 ? 90 : direction].push_back({index, extent_of(character.box, direction), character.size, is_blank_glyph(character)});
  }
  std::vector<Line> out;
  for (auto& [direction, items] : by_direction) {
    RowReader reader(page, direction, options, out);
    for (auto& row : rows_of(std::move(items))) reader.read(std::move(row));
  }
  return out;
}

}  // namespace zhengben::pdf
