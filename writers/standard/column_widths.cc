#include "writers/standard/column_widths.h"

#include <algorithm>
#include <numeric>

#include "model/text.h"

namespace zhengben::standard {

namespace {

constexpr double kAtLeast = 2;        // em: two characters a line, so that 结果维持 stacks as 结果 over 维持
constexpr double kLongestWord = 9;    // em: longer ones are broken
constexpr double kWidestAsked = 24;   // em: more is no easier to read
constexpr std::size_t kFewColumns = 6;
constexpr double kFigureWidest = 12;  // em: 196.7万元

double width_of(char32_t character) {
  if (is_east_asian(character) || (character >= 0x2010 && character <= 0x2027)) return 1;
  return character >= 'A' && character <= 'Z' ? 0.7 : 0.5;
}

bool stands_in_figures(char32_t c) {
  constexpr std::u32string_view marks = U"/／—–-−－+＋.．,，%％‰~～…·*×万亿元件次个家人项户页份条";
  return is_digit(c) || is_blank(c) || marks.find(c) != std::u32string_view::npos;
}

// Characters that may not begin a line stay with the one before.
bool joins_before(char32_t c) {
  constexpr std::u32string_view marks = U"。，、；：？！）》」』】〕”’%)],.;:?!";
  return marks.find(c) != std::u32string_view::npos;
}

void measure(const std::string& text, TextExtent& extent) {
  double line = 0, piece = 0;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character == '\n' || character == '\t' || character == ' ') {
      piece = 0;
      line = character == '\n' ? 0 : line + 0.5;
    } else {
      const double width = width_of(character);
      const bool breaks = !joins_before(character) && (width >= 1 || width_of(before) >= 1 || before == U' ');
      piece = breaks ? width : piece + width;
      line += width;
    }
    extent.unbreakable = std::max(extent.unbreakable, piece);
    extent.whole = std::max(extent.whole, line);
    extent.figure = extent.figure && stands_in_figures(character);
    before = character == '\n' || character == '\t' ? U' ' : character;
  }
}

struct Wish {
  double least = 0, best = 0;     // twips
};

class Planner {
 public:
  Planner(const Table& table, const std::vector<TextExtent>& extents, Length em, Length padding)
      : table_(table), extents_(extents), em_(static_cast<double>(em.twips())), padding_(static_cast<double>(padding.twips())), wishes_(table.columns.size()) {}

  ColumnPlan plan(Length width) {
    ask_single();
    level_figures();
    ask_spanning();
    return share(static_cast<double>(width.twips()));
  }

 private:
  // A tall cell has lines to spare, so it asks for less width.
  Wish wish(std::size_t i) const {
    const TextExtent& extent = extents_[i];
    const Cell& cell = table_.cells[i];
    const double least = std::clamp(extent.unbreakable, std::min(kAtLeast, extent.whole), kLongestWord);
    double best = std::min(extent.whole, kWidestAsked);
    if (cell.row_span > 2) best /= cell.row_span / 2;
    // Headers of many columns are stacked, those of few stand in one line.
    if (cell.header == HeaderScope::Column || cell.header == HeaderScope::Both) best = std::min(best, table_.columns.size() > kFewColumns ? std::max(4.0, extent.whole / 3) : 10.0);
    return {least * em_ + padding_, std::max(best, least) * em_ + padding_};
  }

  void ask_single() {
    for (Wish& each : wishes_) each = {padding_ + em_, padding_ + em_};
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.column_span != 1) continue;
      Wish& column = wishes_[static_cast<std::size_t>(cell.column)];
      const Wish asked = wish(i);
      column.least = std::max(column.least, asked.least);
      column.best = std::max(column.best, asked.best);
    }
  }

  // Columns that hold nothing but figures below their headers are equally wide.
  void level_figures() {
    std::vector<char> figures(wishes_.size(), 0), other(wishes_.size(), 0);
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.column_span != 1 || cell.row == 0 || cell.header != HeaderScope::None) continue;
      auto& seen = extents_[i].figure && extents_[i].whole <= kFigureWidest ? figures : other;
      seen[static_cast<std::size_t>(cell.column)] = 1;
    }
    Wish widest;
    for (std::size_t c = 0; c < wishes_.size(); ++c) {
      if (!figures[c] || other[c]) continue;
      widest.least = std::max(widest.least, wishes_[c].least);
      widest.best = std::max(widest.best, wishes_[c].best);
    }
    for (std::size_t c = 0; c < wishes_.size(); ++c)
      if (figures[c] && !other[c]) wishes_[c] = widest;
  }

  void ask_spanning() {
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.column_span < 2) continue;
      const Wish asked = wish(i);
      widen(cell, asked.least, &Wish::least);
      widen(cell, std::min(asked.best, 2 * asked.least), &Wish::best);
    }
    for (Wish& each : wishes_) each.best = std::max(each.best, each.least);
  }

  void widen(const Cell& cell, double asked, double Wish::*what) {
    double has = 0;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) has += wishes_[static_cast<std::size_t>(c)].*what;
    if (has >= asked || has <= 0) return;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) wishes_[static_cast<std::size_t>(c)].*what *= asked / has;
  }

  ColumnPlan share(double width) const {
    double least = 0, best = 0;
    for (const Wish& each : wishes_) {
      least += each.least;
      best += each.best;
    }
    std::vector<double> widths;
    for (const Wish& each : wishes_) {
      if (best <= width)
        widths.push_back(each.best * width / best);
      else if (least < width)
        widths.push_back(each.least + (width - least) * (each.best - each.least) / (best - least));
      else
        widths.push_back(each.least * width / least);
    }
    return {whole_twips(widths, width), least <= width};
  }

  // Each edge is rounded, not each width, so that the sum holds.
  static std::vector<Length> whole_twips(const std::vector<double>& widths, double width) {
    std::vector<Length> out;
    double edge = 0;
    std::int64_t before = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      edge = c + 1 == widths.size() ? width : edge + widths[c];
      const auto at = std::max(before + 1, static_cast<std::int64_t>(edge + 0.5));
      out.push_back(Length::from_twips(at - before));
      before = at;
    }
    return out;
  }

  const Table& table_;
  const std::vector<TextExtent>& extents_;
  double em_, padding_;
  std::vector<Wish> wishes_;
};

}  // namespace

std::vector<TextExtent> text_extents(const Table& table) {
  std::vector<TextExtent> out;
  out.reserve(table.cells.size());
  for (const Cell& cell : table.cells) {
    TextExtent extent;
    extent.figure = true;
    for (const Block& block : cell.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        measure(paragraph_text(*paragraph), extent);
      else
        extent.figure = false;
    }
    out.push_back(extent);
  }
  return out;
}

ColumnPlan plan_columns(const Table& table, const std::vector<TextExtent>& extents, Length width, Length em, Length padding) {
  return Planner(table, extents, em, padding).plan(width);
}

}  // namespace zhengben::standard
