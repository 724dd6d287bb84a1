#include "readers/pdf/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/text.h"
#include "readers/pdf/numbered.h"

namespace zhengben::pdf {

namespace {

// Em that a full line may leave free at its end: rules against a mark at a line's start push up to three characters on.
constexpr double kFull = 3.2;
constexpr double kSurelyFull = 1.2;
constexpr double kIndent = 1.2;          // em from which a line counts as indented
constexpr double kWideGap = 1.45;        // times the usual step between lines from which a gap parts paragraphs
constexpr double kSizeChange = 0.08;
constexpr double kFarApart = 3;          // steps between lines that no paragraph has

void enclose(Box& box, const Box& with) {
  box.left = std::min(box.left, with.left);
  box.top = std::min(box.top, with.top);
  box.right = std::max(box.right, with.right);
  box.bottom = std::max(box.bottom, with.bottom);
}

Box around(const std::vector<Line>& lines) {
  Box box = lines.front().box;
  for (const Line& line : lines) enclose(box, line.box);
  return box;
}

// Cuts a set of lines at a vertical strip that no line crosses: columns, read one after the other. A strip counts only
// where several lines stand on each side.
void cut_columns(std::vector<Line> lines, std::vector<std::vector<Line>>& out, int depth) {
  std::vector<std::pair<double, double>> spans;
  for (const Line& line : lines) spans.emplace_back(line.box.left, line.box.right);
  std::sort(spans.begin(), spans.end());
  double reach = spans.empty() ? 0 : spans[0].second;
  for (const auto& [from, to] : spans) {
    if (from > reach + 8 && depth < 4) {
      const double cut = (from + reach) / 2;
      std::vector<Line> left, right;
      for (Line& line : lines) (line.box.right < cut ? left : right).push_back(std::move(line));
      if (left.size() >= 4 && right.size() >= 4) {
        cut_columns(std::move(left), out, depth + 1);
        cut_columns(std::move(right), out, depth + 1);
        return;
      }
      lines = std::move(left);
      for (Line& line : right) lines.push_back(std::move(line));
    }
    reach = std::max(reach, to);
  }
  out.push_back(std::move(lines));
}

// Pieces of one visual line that no column parts are one line again.
std::vector<Line> rejoined(std::vector<Line> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left; });
  std::vector<Line> out;
  for (Line& line : lines) {
    const bool same = !out.empty() && std::abs(out.back().baseline - line.baseline) < 0.3 * line.size && out.back().direction == line.direction;
    if (same && line.box.left >= out.back().box.right - 0.5 * line.size) {
      line.words.front().blank_before = true;
      for (Word& word : line.words) out.back().words.push_back(std::move(word));
      enclose(out.back().box, line.box);
      enclose(out.back().frame, line.frame);
    } else {
      out.push_back(std::move(line));
    }
  }
  return out;
}

double usual_step(const std::vector<Line>& lines) {
  std::map<long, int> steps;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (const double step = lines[i].baseline - lines[i - 1].baseline; step > 0 && std::abs(lines[i].size - lines[i - 1].size) < 0.5) ++steps[std::lround(step * 2)];
  int best = 0;
  double step = 0;
  for (const auto& [key, count] : steps)
    if (count > best) {
      best = count;
      step = static_cast<double>(key) / 2;
    }
  return step;
}

// Width of the ASCII characters at the head of a line: a number or word that is not broken.
double unbroken_width(const Line& line) {
  const Word& word = line.words.front();
  std::size_t characters = 0, ascii = 0;
  bool run = true;
  for (const char32_t c : to_utf32(word.text)) {
    ++characters;
    run = run && c < 0x80;
    ascii += run;
  }
  return characters == 0 ? 0 : word.box.width() * static_cast<double>(ascii) / static_cast<double>(characters);
}

bool is_centered(const Line& line, const Box& region) {
  const double before = line.box.left - region.left, after = region.right - line.box.right;
  return before > 1.5 * line.size && after > 1.5 * line.size && std::abs(before - after) < 1.0 * line.size;
}

// Whether the line was broken because what follows did not fit: it is full to some characters, or to the next line's
// first word, which cannot be parted from itself nor from the mark behind it.
bool is_full(const Line& line, const Box& region, const Line& next) {
  const double room = region.right - line.box.right;
  const bool latin = !next.words.empty() && !next.words.front().text.empty() && static_cast<unsigned char>(next.words.front().text.front()) < 0x80;
  return room < kFull * line.size || (latin && room < unbroken_width(next) + 1.7 * line.size);
}

bool ends_sentence(const Line& line) {
  const std::u32string text = to_utf32(text_of(line));
  return !text.empty() && std::u32string_view(U"。！？；：.!?").find(text.back()) != std::u32string_view::npos;
}

// A centered line that fills its region from side to side: a title that went on in the next line.
bool is_broken_centered(const Line& line, const Box& region) {
  return line.box.left - region.left <= kSurelyFull * line.size && region.right - line.box.right <= kSurelyFull * line.size;
}

bool starts_new(const Line& before, const Line& line, const Box& region, double step) {
  if (std::abs(before.size - line.size) > kSizeChange * std::max(before.size, line.size)) return true;
  if (before.direction != line.direction) return true;
  const double gap = line.baseline - before.baseline;
  if (step > 0 && gap > kWideGap * step && gap > 1.5 * line.size) return true;
  if (gap <= 0) return true;
  if (is_centered(line, region)) return !is_broken_centered(before, region) || ends_sentence(before);
  if (!is_full(before, region, line)) return true;
  const bool surely_full = region.right - before.box.right <= kSurelyFull * before.size && !ends_sentence(before);
  if (!surely_full && begins_numbered(without_blanks(text_of(line)))) return true;
  const double indent = line.box.left - region.left, indent_before = before.box.left - region.left;
  return indent > kIndent * line.size && indent > indent_before - 0.3 * line.size;
}

// Whether the structure tree agrees with the page: of the lines that look joined it joins most, and nothing far apart.
bool tree_agrees(const std::vector<Line>& lines, const Box& region, double step) {
  std::size_t joined = 0, joined_by_tree = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    if (before.element < 0 || line.element < 0) continue;
    const bool same = before.element == line.element;
    if (same && step > 0 && line.baseline - before.baseline > kFarApart * step) return false;
    if (starts_new(before, line, region, step)) continue;
    ++joined;
    joined_by_tree += same;
  }
  return 2 * joined_by_tree >= joined;
}

TextBlock block_of(std::vector<Line> lines, const Box& region, std::int32_t page) {
  TextBlock block;
  block.box = around(lines);
  block.region = region;
  block.page = page;
  const Line& first = lines.front();
  block.centered = is_centered(lines.back(), region) &&
                   std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return is_centered(line, region) || is_broken_centered(line, region); });
  block.indented = !block.centered && first.box.left - region.left > kIndent * first.size;
  block.continues = first.box.left - region.left <= 0.5 * first.size;
  block.lines = std::move(lines);
  return block;
}

// Lines of one direction, their boxes in its frame.
void add_blocks(std::vector<Line> lines, std::int32_t page, const Box& bounds, std::vector<TextBlock>& out) {
  std::vector<std::vector<Line>> columns;
  cut_columns(std::move(lines), columns, 0);
  for (std::vector<Line>& pieces : columns) {
    std::vector<Line> column = rejoined(std::move(pieces));
    Box region = around(column);
    if (columns.size() == 1) {
      region.left = std::min(region.left, bounds.left);
      region.right = std::max(region.right, bounds.right);
    }
    const double step = usual_step(column);
    const bool by_tree = tree_agrees(column, region, step);
    const auto is_new = [&](const Line& before, const Line& line) {
      return by_tree && before.element >= 0 && line.element >= 0 ? before.element != line.element : starts_new(before, line, region, step);
    };
    std::vector<Line> current;
    const auto finish = [&] {
      if (current.empty()) return;
      out.push_back(block_of(std::move(current), region, page));
      out.back().by_tree = by_tree;
      current.clear();
    };
    for (Line& line : column) {
      if (!current.empty() && is_new(current.back(), line)) finish();
      current.push_back(std::move(line));
    }
    finish();
  }
}

}  // namespace

std::vector<TextBlock> text_blocks(std::vector<Line> lines, std::int32_t page, const Box& bounds) {
  std::map<std::int16_t, std::vector<Line>> by_direction;
  for (Line& line : lines) by_direction[line.direction].push_back(std::move(line));
  std::vector<TextBlock> out;
  for (auto& [direction, turned] : by_direction) {
    if (direction == 0) {
      add_blocks(std::move(turned), page, bounds, out);
      continue;
    }
    for (Line& line : turned) std::swap(line.box, line.frame);
    const Box none = around(turned);
    const std::size_t first = out.size();
    add_blocks(std::move(turned), page, none, out);
    for (std::size_t i = first; i < out.size(); ++i) {
      for (Line& line : out[i].lines) std::swap(line.box, line.frame);
      out[i].box = around(out[i].lines);
      out[i].continues = false;
    }
  }
  return out;
}

bool may_go_on(const TextBlock& block, const TextBlock& next) {
  const Line& last = block.lines.back();
  const Line& first = next.lines.front();
  if (block.by_tree && next.by_tree && last.element >= 0 && first.element >= 0) return last.element == first.element;
  if (!next.continues || next.centered || block.centered || std::abs(last.size - first.size) >= 0.5) return false;
  if (ends_sentence(last) && begins_numbered(without_blanks(text_of(first)))) return false;
  return is_full(last, block.region, first);
}

void append_joined(std::string& text, const std::string& next) {
  if (text.empty() || next.empty()) {
    text += next;
    return;
  }
  std::size_t at = 0;
  const char32_t after = next_character(next, at);
  const std::u32string tail = to_utf32(std::string_view(text).substr(text.size() > 8 ? text.size() - 8 : 0));
  const char32_t last = tail.back();
  const char32_t before_last = tail.size() > 1 ? tail[tail.size() - 2] : U' ';
  const auto is_latin_letter = [](char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250); };
  if (last == 0xAD) {
    text.resize(text.size() - 2);
  } else if (last == '-' && is_latin_letter(before_last) && is_latin_letter(after)) {
    // Whether a hyphen at a line's end belongs to the word nobody says: it stays, and so does the word.
  } else if (last == '-' && is_digit(before_last) && is_digit(after)) {
    // A telephone number broken at its hyphen.
  } else if (!is_east_asian(last) && !is_east_asian(after)) {
    // Between a Han character and a Latin one no blank stands: it would have been drawn.
    const bool digits = is_digit(last) && is_digit(after);
    if (!digits || before_last < 0x80) text += ' ';
  }
  text += next;
}

std::string text_of(const TextBlock& block) {
  std::string out;
  for (const Line& line : block.lines) append_joined(out, text_of(line));
  return out;
}

}  // namespace zhengben::pdf
