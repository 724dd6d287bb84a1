#include "readers/pdf/text_rows.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr double kAscent = 0.75, kDescent = 0.12;   // em, of letters and figures
constexpr double kSameRow = 0.5;                     // share of the smaller height

void extend(TextRow& row, double top, double bottom) {
  row.top = std::min(row.top, top);
  row.bottom = std::max(row.bottom, bottom);
}

}  // namespace

std::vector<TextRow> text_rows(std::vector<Line> lines) {
  std::erase_if(lines, [](const Line& line) { return line.direction != 0 || line.words.empty(); });
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.baseline < b.baseline; });
  std::vector<TextRow> rows;
  for (Line& line : lines) {
    const double top = line.baseline - kAscent * line.size, bottom = line.baseline + kDescent * line.size;
    TextRow* row = nullptr;
    for (std::size_t back = 0; back < 2 && back < rows.size() && !row; ++back) {
      TextRow& before = rows[rows.size() - 1 - back];
      const double overlap = std::min(bottom, before.bottom) - std::max(top, before.top);
      if (overlap > kSameRow * std::min(bottom - top, before.bottom - before.top)) row = &before;
    }
    if (!row) {
      rows.push_back({{}, top, bottom, line.baseline, line.size});
      row = &rows.back();
    }
    if (line.size > row->size) {
      row->baseline = line.baseline;
      row->size = line.size;
      extend(*row, top, bottom);
    }
    row->pieces.push_back({std::move(line)});
  }
  for (TextRow& row : rows)
    std::stable_sort(row.pieces.begin(), row.pieces.end(), [](const Piece& a, const Piece& b) { return a.left() < b.left(); });
  return rows;
}

bool is_figure_text(const std::string& text) {
  int digits = 0, others = 0, marks = 0;
  for (const char32_t c : to_utf32(text)) {
    if (c == U'年' || c == U'月') return false;   // a date
    if (is_digit(c)) ++digits;
    else if (std::u32string_view(U" .,+-–—−/()%％$€£¥*†‡<>≤≥±:~·…").find(c) != std::u32string_view::npos) ++marks;
    else ++others;
  }
  if (digits == 0) return others == 0 && marks > 0 && marks <= 3;
  return digits > others;
}

}  // namespace zhengben::pdf
