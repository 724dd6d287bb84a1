// Tables over page breaks: what stands on the next page goes on where the page before was cut.
#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/numbered.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

namespace {

constexpr double kSameColumn = 4.0;
constexpr double kSameText = 24;
constexpr double kSharedEdges = 0.6;

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
  // Columns known from the text alone are as wide as the text of their page.
  if (!a.ruled && !b.ruled && a.columns == b.columns && std::abs(a.box.left - b.box.left) < kSameText && std::abs(a.box.right - b.box.right) < kSameText) {
    b.column_edges = a.column_edges;
    return true;
  }
  if (std::abs(a.box.left - b.box.left) > kSameColumn || std::abs(a.box.right - b.box.right) > kSameColumn) return false;
  // A header and the rows below it are divided differently: both go onto the finer grid, where most edges agree.
  const std::vector<double>& fewer = a.column_edges.size() < b.column_edges.size() ? a.column_edges : b.column_edges;
  const std::vector<double>& more = &fewer == &a.column_edges ? b.column_edges : a.column_edges;
  const auto shared = std::count_if(fewer.begin(), fewer.end(), [&](double edge) { return std::abs(nearest(more, edge) - edge) <= kSameColumn; });
  if (shared < 2 || static_cast<double>(shared) < kSharedEdges * static_cast<double>(fewer.size())) return false;
  std::vector<double> both = more;
  for (const double edge : fewer)
    if (std::abs(nearest(more, edge) - edge) > kSameColumn) both.push_back(edge);
  std::sort(both.begin(), both.end());
  refine_columns(a, both);
  refine_columns(b, both);
  return true;
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

// The texts of a row that are there, without those of cells that reach further down: a repeated row may lack them.
std::vector<std::string> own_texts(const FoundTable& table, int row) {
  std::vector<std::string> out;
  for (const FoundCell& cell : table.cells) {
    std::string text = cell.row == row && cell.row_span == 1 ? without_blanks(text_of(cell)) : std::string{};
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

// A figure or a mark for none: such a text goes on from nothing.
bool is_figure(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  return !characters.empty() && std::all_of(characters.begin(), characters.end(), [](char32_t c) { return is_digit(c) || std::u32string_view(U"/／-－—+.,，%无").find(c) != std::u32string_view::npos; });
}

bool has_figure(const FoundTable& table, int row) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const FoundCell& cell) { return cell.row == row && is_figure(without_blanks(text_of(cell))); });
}

// Whether row `row` of `next` says again what row `of` of `table` says; cells that reach further down may be missing.
bool says_again(const FoundTable& table, int of, const FoundTable& next, int row) {
  const std::vector<std::string> again = row_texts(next, row), all = row_texts(table, of), own = own_texts(table, of);
  if (is_blank_row(again)) return false;
  const auto is_in = [](const std::string& text, const std::vector<std::string>& texts) { return text.empty() || std::find(texts.begin(), texts.end(), text) != texts.end(); };
  const bool nothing_new = std::all_of(again.begin(), again.end(), [&](const std::string& text) { return is_in(text, all); });
  const bool nothing_left = std::all_of(own.begin(), own.end(), [&](const std::string& text) { return is_in(text, again); });
  return again == all || (nothing_new && nothing_left && !own.empty() && !has_figure(table, of));
}

// How many rows at the head of `next` say again what stands at the head of `table`, a heading within it apart.
int repeated_header_rows(const FoundTable& table, const FoundTable& next) {
  constexpr int kHeadRows = 3;
  int count = 0;
  for (int first = 0; first < std::min(kHeadRows, table.rows - 1) && count == 0; ++first)
    while (count < next.rows - 1 && first + count < table.rows - 1 && says_again(table, first + count, next, count)) ++count;
  // A header that is cut off in the middle of a merged cell is none.
  while (count > 0 && std::any_of(next.cells.begin(), next.cells.end(), [&](const FoundCell& c) { return c.row < count && c.row + c.row_span > count; })) --count;
  return count;
}

// A table that says nothing but what another one says is no continuation of it: all its rows would be a header.
bool is_said_again(const FoundTable& table, const FoundTable& next) {
  if (next.rows < 2 || next.rows > table.rows) return false;
  for (int row = 0; row < next.rows; ++row)
    if (!says_again(table, row, next, row)) return false;
  return true;
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

// Whether the cell's last line is so full that the first piece of `next` did not fit any more: only then was it broken.
bool is_full_before(const FoundCell& cell, const FoundCell& next, double least_room) {
  if (cell.lines.empty() || next.lines.empty() || next.lines.front().words.empty()) return false;
  const Line& last = cell.lines.back();
  const double room = cell.box.width() - last.box.width() - least_room;
  return room < first_piece_width(next.lines.front()) + 0.6 * last.size;
}

// A row of texts cut by the page's end: what stands below goes on from what stands above it, in lines that are full.
bool goes_on_below(FoundTable& table, const FoundTable& next) {
  int going_on = 0;
  const double least_room = std::max(table.least_room, next.least_room);
  for (const FoundCell& cell : next.cells) {
    if (cell.row != 0 || cell.row_span != 1) continue;
    const FoundCell* above = cell_over(table, table.rows - 1, cell.column);
    if (!above || above->column != cell.column || above->column_span != cell.column_span) return false;
    const std::string text = without_blanks(text_of(cell)), before = without_blanks(text_of(*above));
    if (text.empty() || before.empty()) continue;
    if (text == before || begins_numbered(text) || is_figure(before) != is_figure(text) || !is_full_before(*above, cell, least_room)) return false;
    going_on += !is_figure(text);
  }
  return going_on > 0;
}

// A row cut by the page's end: whatever stands in `next`'s first row goes on from what stands right above it, and at
// least one cell is blank below one that is not. Where the label goes on, a figure may stand below a blank (it moved to
// the next page whole); where there is no label, below a figure ("4" here, "0" there). A figure below a figure beside a
// label is a row of its own.
bool is_cut_row(FoundTable& table, FoundTable& next) {
  bool label = false;
  int below_figure = 0, below_blank = 0, blanks_below = 0;
  for (FoundCell& cell : next.cells) {
    if (cell.row != 0 || cell.row_span != 1) continue;
    FoundCell* above = cell_over(table, table.rows - 1, cell.column);
    if (!above || above->column != cell.column || above->column_span != cell.column_span) return false;
    const std::string text = without_blanks(text_of(cell)), before = without_blanks(text_of(*above));
    if (text.empty()) {
      blanks_below += !before.empty();
    } else if (is_figure(text)) {
      (before.empty() ? below_blank : below_figure) += 1;
      if (!before.empty() && !is_figure(before)) return false;
    } else {
      if (before.empty() || begins_numbered(text)) return false;
      label = true;
    }
  }
  const int wrong = label ? below_figure : below_blank, figures = below_figure + below_blank;
  return wrong == 0 && (label || figures > 0) && blanks_below > figures;
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

// Whether a label stands to the right of the cell in the first row: then the cell is a stub, not a value.
bool has_label_right(const FoundTable& table, const FoundCell& cell) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const FoundCell& other) {
    const std::string text = other.row == 0 && other.column > cell.column ? without_blanks(text_of(other)) : std::string{};
    return !text.empty() && !is_figure(text);
  });
}

// A header that the page's end cut in two: no figure stands on either side of the cut, and the rows there are divided
// differently, as two rows of figures never are.
bool is_cut_header(FoundTable& table, FoundTable& next) {
  const int last = table.rows - 1;
  if (has_figure(table, last) || has_figure(next, 0)) return false;
  // Where every row says its stub's text again, the rows are whole.
  const auto says_same = [&](const FoundCell& cell) {
    const FoundCell* above = cell.row == 0 ? cell_over(table, last, cell.column) : nullptr;
    const std::string text = above ? without_blanks(text_of(cell)) : std::string{};
    return !text.empty() && text == without_blanks(text_of(*above));
  };
  if (std::any_of(next.cells.begin(), next.cells.end(), says_same)) return false;
  return std::any_of(next.cells.begin(), next.cells.end(), [&](const FoundCell& cell) {
    const FoundCell* above = cell.row == 0 ? cell_over(table, last, cell.column) : nullptr;
    return above && (above->column != cell.column || above->column_span != cell.column_span);
  });
}

// Where only the first rows of a header are repeated whose cell reaches further down, that cell is drawn over the row
// below: its lower side crosses the stubs there, which are not cut.
bool is_under_header(const FoundTable& table, int repeated, const FoundCell& cell) {
  return repeated > 0 && std::any_of(table.cells.begin(), table.cells.end(), [&](const FoundCell& header) {
    return header.row < repeated && header.row + header.row_span > repeated && header.column <= cell.column && cell.column + cell.column_span <= header.column + header.column_span;
  });
}

void join_below_header(const FoundTable& table, int repeated, FoundTable& next, std::vector<bool>& joins) {
  for (std::size_t i = 0; i < next.cells.size(); ++i) {
    const FoundCell& stub = next.cells[i];
    if (!joins[i] || stub.row_span != 1 || !without_blanks(text_of(stub)).empty() || !is_under_header(table, repeated, stub)) continue;
    for (std::size_t j = i + 1; j < next.cells.size(); ++j) {
      const FoundCell& below = next.cells[j];
      if (below.row != 1 || below.column != stub.column || below.column_span != stub.column_span) continue;
      const std::string text = without_blanks(text_of(below));
      joins[j] = !begins_numbered(text) && !is_figure(text);
    }
  }
}

// A merged stub at the cut: the cell below is its rest, unless it begins something new.
void join_stubs(FoundTable& table, FoundTable& next, int last_row, int repeated) {
  const bool header = is_cut_header(table, next);
  std::vector<bool> joins(next.cells.size(), false);
  for (std::size_t i = 0; i < next.cells.size(); ++i) {
    const FoundCell& cell = next.cells[i];
    const FoundCell* above = cell.row == 0 ? cell_over(table, last_row, cell.column) : nullptr;
    const bool merged = above && (header || above->row_span > 1 || cell.row_span > 1) && above->column == cell.column && above->column_span == cell.column_span;
    const std::string text = merged ? without_blanks(text_of(cell)) : std::string{};
    if (merged && !text.empty() && text == without_blanks(text_of(*above))) continue;
    joins[i] = merged && !begins_numbered(text) && !is_figure(text) && (header || has_label_right(next, cell));
  }
  join_below_header(table, repeated, next, joins);
  std::vector<FoundCell> rest;
  for (std::size_t i = 0; i < next.cells.size(); ++i) {
    FoundCell& cell = next.cells[i];
    if (!joins[i]) {
      rest.push_back(std::move(cell));
      continue;
    }
    FoundCell* above = cell_over(table, last_row, cell.column);
    append_lines(*above, cell);
    above->row_span += cell.row_span;
  }
  next.cells = std::move(rest);
}

}  // namespace

bool join_over_page(FoundTable& table, FoundTable&& next) {
  FoundTable lower = std::move(next);
  if (is_said_again(table, lower) || !align_columns(table, lower)) {
    next = std::move(lower);
    return false;
  }
  const int repeated = repeated_header_rows(table, lower);
  drop_rows(lower, repeated);
  if (lower.rows > 0 && (is_cut_row(table, lower) || goes_on_below(table, lower))) join_cut_row(table, lower);
  const int offset = table.rows;
  if (lower.rows > 0) join_stubs(table, lower, offset - 1, repeated);
  for (FoundCell& cell : lower.cells) {
    cell.row += offset;
    table.cells.push_back(std::move(cell));
  }
  table.rows += lower.rows;
  table.least_room = std::max(table.least_room, lower.least_room);
  std::sort(table.cells.begin(), table.cells.end(), [](const FoundCell& a, const FoundCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  return true;
}

}  // namespace zhengben::pdf
