// Tables over page breaks: what stands on the next page goes on where the page before was cut.
#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

namespace {

constexpr double kSameColumn = 4.0;

bool same_columns(const FoundTable& a, const FoundTable& b) {
  if (a.column_edges.size() != b.column_edges.size()) return false;
  for (std::size_t i = 0; i < a.column_edges.size(); ++i)
    if (std::abs(a.column_edges[i] - b.column_edges[i]) > kSameColumn) return false;
  return true;
}

double nearest(const std::vector<double>& edges, double at) {
  double best = edges.empty() ? at : edges[0];
  for (const double edge : edges)
    if (std::abs(edge - at) < std::abs(best - at)) best = edge;
  return best;
}

bool all_found_in(const std::vector<double>& edges, const std::vector<double>& in) {
  return std::all_of(edges.begin(), edges.end(), [&](double edge) { return std::abs(nearest(in, edge) - edge) <= kSameColumn; });
}

// Puts the table on a finer grid of column edges: spans grow, nothing else changes.
void refine_columns(FoundTable& table, const std::vector<double>& edges) {
  const auto index_of = [&](double at) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < edges.size(); ++i)
      if (std::abs(edges[i] - at) < std::abs(edges[best] - at)) best = i;
    return static_cast<int>(best);
  };
  for (FoundCell& cell : table.cells) {
    const int from = index_of(table.column_edges[static_cast<std::size_t>(cell.column)]);
    const int to = index_of(table.column_edges[static_cast<std::size_t>(cell.column + cell.column_span)]);
    cell.column = from;
    cell.column_span = std::max(1, to - from);
  }
  table.column_edges = edges;
  table.columns = static_cast<int>(edges.size()) - 1;
}

bool align_columns(FoundTable& a, FoundTable& b) {
  if (same_columns(a, b)) return true;
  if (std::abs(a.box.left - b.box.left) > kSameColumn || std::abs(a.box.right - b.box.right) > kSameColumn) return false;
  if (all_found_in(a.column_edges, b.column_edges)) {
    refine_columns(a, b.column_edges);
    return true;
  }
  if (all_found_in(b.column_edges, a.column_edges)) {
    refine_columns(b, a.column_edges);
    return true;
  }
  return false;
}

std::vector<std::string> row_texts(const FoundTable& table, int row) {
  std::vector<std::string> out;
  for (const FoundCell& cell : table.cells)
    if (cell.row == row) out.push_back(without_blanks(text_of(cell)));
  return out;
}

bool is_blank_row(const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); });
}

// How many rows at the head of `next` say again what `table` begins with.
int repeated_header_rows(const FoundTable& table, const FoundTable& next) {
  int count = 0;
  while (count < next.rows - 1 && count < table.rows - 1) {
    const std::vector<std::string> again = row_texts(next, count);
    if (is_blank_row(again) || again != row_texts(table, count)) break;
    ++count;
  }
  // A header that is cut off in the middle of a merged cell is none.
  while (count > 0 && std::any_of(next.cells.begin(), next.cells.end(), [&](const FoundCell& c) { return c.row < count && c.row + c.row_span > count; })) --count;
  return count;
}

void drop_rows(FoundTable& table, int count) {
  std::erase_if(table.cells, [&](const FoundCell& cell) { return cell.row < count; });
  for (FoundCell& cell : table.cells) cell.row -= count;
  table.rows -= count;
  table.row_edges.erase(table.row_edges.begin(), table.row_edges.begin() + count);
}

FoundCell* cell_over(FoundTable& table, int row, int column) {
  for (FoundCell& cell : table.cells)
    if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column && column < cell.column + cell.column_span) return &cell;
  return nullptr;
}

// "（四）", "四、", "4." or "4、": a text that begins so begins something new.
bool begins_numbered(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  std::size_t at = 0;
  const auto is_numeral = [](char32_t c) { return is_digit(c) || std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos; };
  const bool bracket = !characters.empty() && (characters[0] == U'（' || characters[0] == U'(');
  if (bracket) ++at;
  const std::size_t first = at;
  while (at < characters.size() && is_numeral(characters[at])) ++at;
  if (at == first || at >= characters.size()) return false;
  return std::u32string_view(bracket ? U"）)" : U"、.．").find(characters[at]) != std::u32string_view::npos;
}

// A row cut by the page's end: every cell of `next`'s first row that holds text goes on one above it, no figure stands
// in it, and at least one cell is blank below a cell that is not.
bool is_cut_row(FoundTable& table, FoundTable& next) {
  bool any_text = false, any_blank_below = false;
  for (FoundCell& cell : next.cells) {
    if (cell.row != 0 || cell.row_span != 1) continue;
    FoundCell* above = cell_over(table, table.rows - 1, cell.column);
    if (!above || above->column != cell.column || above->column_span != cell.column_span) return false;
    const std::string text = without_blanks(text_of(cell)), before = without_blanks(text_of(*above));
    if (text.empty()) {
      any_blank_below = any_blank_below || !before.empty();
      continue;
    }
    if (before.empty() || begins_numbered(text)) return false;
    const std::u32string characters = to_utf32(text);
    if (std::all_of(characters.begin(), characters.end(), is_digit)) return false;
    any_text = true;
  }
  return any_text && any_blank_below;
}

void append_lines(FoundCell& to, FoundCell& from) {
  for (Line& line : from.lines) to.lines.push_back(std::move(line));
}

void join_cut_row(FoundTable& table, FoundTable& next) {
  for (FoundCell& cell : next.cells) {
    if (cell.row != 0 || cell.row_span != 1) continue;
    if (FoundCell* above = cell_over(table, table.rows - 1, cell.column)) append_lines(*above, cell);
  }
  // Cells that reach further down go on from the one above; they are joined as stubs.
  std::erase_if(next.cells, [](const FoundCell& cell) { return cell.row == 0 && cell.row_span == 1; });
  for (FoundCell& cell : next.cells) {
    if (cell.row == 0) {
      --cell.row_span;
    } else {
      --cell.row;
    }
  }
  --next.rows;
}

// A merged cell at the cut: the one below is its rest, unless it begins something new.
void join_stubs(FoundTable& table, FoundTable& next, int last_row) {
  std::vector<FoundCell> rest;
  for (FoundCell& cell : next.cells) {
    FoundCell* above = cell.row == 0 ? cell_over(table, last_row, cell.column) : nullptr;
    const bool merged = above && (above->row_span > 1 || cell.row_span > 1) && above->column == cell.column && above->column_span == cell.column_span;
    if (merged && !begins_numbered(without_blanks(text_of(cell)))) {
      append_lines(*above, cell);
      above->row_span += cell.row_span;
    } else {
      rest.push_back(std::move(cell));
    }
  }
  next.cells = std::move(rest);
}

}  // namespace

bool join_over_page(FoundTable& table, FoundTable&& next) {
  FoundTable lower = std::move(next);
  if (!align_columns(table, lower)) {
    next = std::move(lower);
    return false;
  }
  drop_rows(lower, repeated_header_rows(table, lower));
  if (lower.rows > 0 && is_cut_row(table, lower)) join_cut_row(table, lower);
  const int offset = table.rows;
  if (lower.rows > 0) join_stubs(table, lower, offset - 1);
  for (FoundCell& cell : lower.cells) {
    cell.row += offset;
    table.cells.push_back(std::move(cell));
  }
  table.rows += lower.rows;
  std::sort(table.cells.begin(), table.cells.end(), [](const FoundCell& a, const FoundCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  return true;
}

}  // namespace zhengben::pdf
