#include "readers/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/text.h"
#include "readers/pdf/bidi.h"
#include "readers/pdf/frame.h"
#include "readers/pdf/rows.h"

namespace zhengben::pdf {

namespace {

// Gaps in em from which on a blank is read where no blank glyph stands. Measured on real pages: Latin justified text
// sets blanks of 0.2 em and more; programs put a quarter of an em between Han and Latin without a blank.
constexpr double kExactGap = 0.1, kHair = 0.02;
constexpr std::size_t kFewestPairs = 12;
constexpr double kLatinGap = 0.18, kDrawnGap = 0.25, kMixedGap = 0.55, kHanGap = 0.75;
// Share of their advances that blanks must really part: justification takes up to a quarter of it.
constexpr double kTaken = 0.7;

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

// Of an alphabet that parts its words.
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x530 && c != 0xD7 && c != 0xF7); }

bool is_of_figure(char32_t c) { return is_digit(c) || c == U'.' || c == U','; }

// `draws_blanks`: the page has blanks of its own. Then a gap of a fifth of an em inside a figure, and on a page of East
// Asian text inside a word, is none: LibreOffice puts it where the script changes, and a mark that nobody sees is a
// change to it.
double gap_limit(char32_t before, char32_t after, bool draws_blanks, bool east_asian_page) {
  const bool wide_before = is_east_asian(before), wide_after = is_east_asian(after);
  if (wide_before && wide_after) return kHanGap;
  if (wide_before || wide_after) return kMixedGap;
  return draws_blanks && (east_asian_page || (is_of_figure(before) && is_of_figure(after))) ? kDrawnGap : kLatinGap;
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

  void read(const std::vector<Item>& row) {
    const double spread = usual_spread(row);
    const bool exact = sets_letters_exactly(row);
    double end = 0, blanks = 0;            // advances of the blanks drawn since the last letter
    for (const Item& item : row) {
      if (item.blank) {
        if (parts_words(page_.characters[item.index])) blanks += page_.characters[item.index].advance;
        continue;
      }
      const Character& character = page_.characters[item.index];
      const double gap = item.extent.left - end;
      const double em = std::max(1.0, std::min(item.size, last_size_ > 0 ? last_size_ : item.size));
      const bool starts = line_.words.empty();
      if (!starts && options_.column_gap > 0 && gap > options_.column_gap * em) finish(blanks > 0);
      const bool fresh = line_.words.empty();
      const char32_t first = first_of(character.text);
      const bool between_letters = exact && is_letter(last_) && is_letter(first);
      const bool gap_is_blank = !fresh && gap > (between_letters ? kExactGap : gap_limit(last_, first, options_.draws_blanks, page_.east_asian) + spread) * em;
      const bool blank = blanks > 0 && !lies_in_script_change(gap, blanks, first_of(character.text));
      if (fresh || blank || gap_is_blank || (last_item_ && is_raised_figure(*last_item_, item))) open_word(!fresh);
      add(item, character);
      last_item_ = &item;
      blanks = 0;
      end = fresh ? item.extent.right : std::max(end, item.extent.right);
      last_size_ = item.size;
    }
    finish(blanks > 0);
  }

 private:
  // LibreOffice puts a fifth of an em between Han and Latin, and may draw blanks over it that take no room of their own.
  bool lies_in_script_change(double gap, double blanks, char32_t next) const { return is_east_asian(last_) != is_east_asian(next) && gap < kTaken * blanks; }

  // A note's number behind a figure is no digit of the figure.
  bool is_raised_figure(const Item& before, const Item& item) const {
    const double larger = std::max(before.size, item.size), smaller = std::min(before.size, item.size);
    return is_digit(last_) && is_digit(first_of(page_.characters[item.index].text)) && smaller < 0.8 * larger && std::abs(before.baseline - item.baseline) > 0.15 * larger;
  }

  void open_word(bool blank_before) {
    line_.words.emplace_back();
    line_.words.back().blank_before = blank_before;
  }

  void add(const Item& item, const Character& character) {
    Word& word = line_.words.back();
    const bool first = line_.words.size() == 1 && word.characters.empty();
    enclose(line_.box, character.box, first);
    enclose(line_.frame, item.extent, first);
    enclose(word.box, character.box, word.characters.empty());
    word.text += character.unmapped ? std::string("\xEF\xBF\xBD") : character.text;
    word.characters.push_back(item.index);
    last_ = last_of(character.text);
    ++sizes_[std::lround(character.size * 10)];
    ++fonts_[character.font];
    ++elements_[character.element];
    ++baselines_[std::lround(item.baseline * 10)];
  }

  // Whether the row's letters follow each other to a hair, without a blank drawn: then a narrow gap is one already.
  bool sets_letters_exactly(const std::vector<Item>& row) const {
    std::size_t pairs = 0, exact = 0, narrow = 0;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[i].blank) return false;
      const double gap = std::abs(row[i].extent.left - row[i - 1].extent.right) / std::max(1.0, row[i].size);
      narrow += gap > kExactGap && gap <= kLatinGap;
      if (gap > kExactGap) continue;
      ++pairs;
      exact += gap < kHair;
    }
    // Letters that are spaced out have such gaps everywhere.
    return pairs >= kFewestPairs && exact * 20 >= pairs * 19 && narrow * 4 <= pairs;
  }

  // The gap, in em, that justification puts between the Han characters of this row.
  double usual_spread(const std::vector<Item>& row) const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const Character& before = page_.characters[row[i - 1].index];
      const Character& after = page_.characters[row[i].index];
      if (!row[i].blank && !row[i - 1].blank && is_han(last_of(before.text)) && is_han(first_of(after.text)))
        gaps.push_back((row[i].extent.left - row[i - 1].extent.right) / std::max(1.0, row[i].size));
    }
    if (gaps.size() < 3) return 0;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    return std::clamp(gaps[gaps.size() / 2], 0.0, 1.0);
  }

  template <typename Count>
  static auto most(const Count& count) {
    return std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
  }

  void finish(bool blank_after) {
    if (!line_.words.empty()) {
      line_.blank_after = blank_after;
      line_.direction = static_cast<std::int16_t>(direction_);
      line_.size = static_cast<double>(most(sizes_)) / 10;
      line_.font = most(fonts_);
      line_.element = most(elements_);
      line_.baseline = static_cast<double>(most(baselines_)) / 10;
      put_in_logical_order(line_, page_);
      out_.push_back(std::move(line_));
    }
    line_ = {};
    last_item_ = nullptr;
    sizes_.clear();
    fonts_.clear();
    elements_.clear();
    baselines_.clear();
    last_size_ = 0;
  }

  const PageContent& page_;
  int direction_;
  const LineOptions& options_;
  std::vector<Line>& out_;
  Line line_;
  std::map<long, int> sizes_, baselines_;
  std::map<std::int32_t, int> fonts_, elements_;
  char32_t last_ = U'\uFFFD';
  double last_size_ = 0;
  const Item* last_item_ = nullptr;        // of this line
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

double first_piece_width(const Line& line) {
  const Word& word = line.words.front();
  const std::size_t count = std::max<std::size_t>(1, word.characters.size());
  return is_east_asian(first_of(word.text)) ? word.box.width() / static_cast<double>(count) : word.box.width();
}

bool draws_blanks(const PageContent& page) {
  return std::any_of(page.characters.begin(), page.characters.end(), [](const Character& character) { return is_blank_glyph(character) && parts_words(character); });
}

std::vector<Line> lines_of(const PageContent& page, std::span<const std::uint32_t> characters, const LineOptions& options) {
  std::map<int, std::vector<Item>> by_direction;
  for (const std::uint32_t index : characters) {
    const Character& character = page.characters[index];
    by_direction[character.direction].push_back({index, framed(character), framed_baseline(character), character.size, is_blank_glyph(character)});
  }
  std::vector<Line> out;
  for (auto& [direction, items] : by_direction) {
    RowReader reader(page, direction, options, out);
    for (const std::vector<Item>& row : rows_of(std::move(items))) reader.read(row);
  }
  return out;
}

}  // namespace zhengben::pdf
