// Tables of a form that were pasted as lines of text: every label and every value still there, in the form's order.
#include <algorithm>

#include "model/bind/bind.h"
#include "model/bind/prepared_form.h"
#include "model/bind/table_moves.h"
#include "model/repair/typed_bookmark.h"
#include "model/text.h"

namespace zhengben {

namespace {

// A word of the running text: what stands between blanks.
struct Token {
  std::size_t block = 0;       // index into the body
  std::string text;
  std::u32string letters;
  bool has_han = false, first_of_line = false, last_of_line = false;
};

// Longer lines are prose: no table's line is among them.
constexpr std::size_t kMostLineBytes = 400;

// A stretch of the body without tables and prose, word by word.
std::vector<Token> tokens_of(const Document& document, std::size_t first, std::size_t& end) {
  std::vector<Token> tokens;
  for (end = first; end < document.body.size(); ++end) {
    const auto* paragraph = std::get_if<Paragraph>(&document.body[end]);
    if (!paragraph) break;
    const std::string text = without_typed_bookmarks(paragraph_text(*paragraph));
    if (text.size() > kMostLineBytes) break;
    const std::size_t before = tokens.size();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      std::size_t stop = at;
      while (at < text.size()) {
        const std::size_t here = at;
        if (is_blank(next_character(text, at))) {
          stop = here;
          break;
        }
        stop = at;
      }
      if (stop == begin) continue;
      const Comparable shape = comparable(text.substr(begin, stop - begin));
      tokens.push_back({.block = end, .text = text.substr(begin, stop - begin), .letters = shape.letters, .has_han = shape.has_han, .first_of_line = tokens.size() == before});
    }
    if (tokens.size() > before) tokens.back().last_of_line = true;
  }
  return tokens;
}

struct Found {
  std::size_t first = 0, end = 0;                                   // tokens
  std::vector<std::pair<std::size_t, std::size_t>> cells;           // by FormTable::cells: its tokens, empty where left out
};

class Parser {
 public:
  Parser(const std::vector<Token>& tokens, const FormRows& form) : tokens_(tokens), form_(form) {}

  // All cells of the form in its order, none doubtful; else nothing.
  std::optional<Found> at(std::size_t first) const {
    if (!tokens_[first].first_of_line) return std::nullopt;
    Found found;
    found.first = first;
    std::size_t token = first;
    for (std::size_t i = 0; i < form_.table->cells.size(); ++i) {
      const std::size_t size = form_.is_value(static_cast<int>(i)) ? value_at(token) : label_at(token, i);
      if (size == 0 && form_.table->cells[i].kind != FormCellKind::Note) return std::nullopt;
      found.cells.emplace_back(token, token + size);
      token += size;
    }
    found.end = token;
    if (!tokens_[token - 1].last_of_line) return std::nullopt;
    return found;
  }

 private:
  std::size_t value_at(std::size_t token) const {
    if (token >= tokens_.size()) return 0;
    const Token& value = tokens_[token];
    constexpr std::size_t kMostBytes = 30;
    const bool figure = std::ranges::any_of(value.letters, is_digit) || !value.has_han || value.text == "无" || value.text == "不适用";
    return figure && value.text.size() <= kMostBytes && !form_.book.knows(comparable(value.text)) ? 1 : 0;
  }

  // How many words make the label, 0 where they do not. A label may be broken by blanks and over lines.
  std::size_t label_at(std::size_t token, std::size_t cell) const {
    std::u32string joined;
    for (std::size_t size = 1; token + size <= tokens_.size(); ++size) {
      joined += tokens_[token + size - 1].letters;
      const auto [whole, begun] = form_.book.spelled(form_.book.label_of(cell), joined);
      if (whole) return size;
      if (!begun) return 0;
    }
    return 0;
  }

  const std::vector<Token>& tokens_;
  const FormRows& form_;
};

Table table_of(const Document& document, const std::vector<Token>& tokens, const FormRows& form, const Found& found) {
  Table table;
  const FormTable& from = *form.table;
  table.columns.assign(static_cast<std::size_t>(from.columns), Length::from_millimetres(156) / from.columns);
  table.rows.resize(static_cast<std::size_t>(from.rows));
  table.format.width = {.kind = WidthKind::Percent, .percent = 100};
  const Border line{.style = LineStyle::Single, .width = Length::from_points(0.5)};
  table.format.borders = {line, line, line, line, line, line};
  for (std::size_t i = 0; i < from.cells.size(); ++i) {
    Cell cell;
    cell.row = from.cells[i].row;
    cell.column = from.cells[i].column;
    cell.row_span = from.cells[i].row_span;
    cell.column_span = from.cells[i].column_span;
    cell.format.borders = {line, line, line, line, {}, {}};
    cell.format.margins = table.format.cell_margins;
    Paragraph paragraph;
    const auto [first, end] = found.cells[i];
    if (first < end) {
      const auto& source = std::get<Paragraph>(document.body[tokens[first].block]);
      paragraph.mark_format = source.mark_format;
      Run run;
      run.format = source.runs.empty() ? 0 : source.runs.front().format;
      for (std::size_t t = first; t < end; ++t) run.text += tokens[t].text;
      paragraph.runs.push_back(std::move(run));
      paragraph.provenance = cell.provenance = source.provenance;
    }
    cell.blocks.emplace_back(std::move(paragraph));
    table.cells.push_back(std::move(cell));
  }
  table.provenance = table.cells.front().provenance;
  return table;
}

// The lines give way to the table. Sections keep their first blocks.
void put(Document& document, std::size_t first, std::size_t last, Table table) {
  const auto begin = document.body.begin() + static_cast<std::ptrdiff_t>(first);
  document.body.erase(begin + 1, document.body.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  document.body[first] = TableRef{static_cast<std::int32_t>(document.tables.size())};
  document.tables.push_back(std::move(table));
  for (Section& section : document.sections)
    if (section.first_block > last) section.first_block -= last - first;
    else if (section.first_block > first) section.first_block = first;
}

// Only text: a picture or a note in the lines would be lost with them.
bool is_plain(const Document& document, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    for (const Run& run : std::get<Paragraph>(document.body[i]).runs)
      if (run.kind != RunKind::Text && run.kind != RunKind::Tab && run.kind != RunKind::LineBreak) return false;
  return std::ranges::none_of(document.sections, [&](const Section& section) { return section.first_block > first && section.first_block <= last; });
}

// A table's first label, or the one behind its note, at the head of a short line: worth a closer look.
bool may_begin(const FormTable& table, const std::string& line) {
  constexpr std::size_t kBytes = 12;   // four ideographs
  std::size_t labels = 0;
  for (const FormCell& cell : table.cells) {
    const std::string label = without_blanks(cell.text);
    if (!label.empty() && line.starts_with(std::string_view(label).substr(0, kBytes))) return true;
    if (++labels == 2) return false;
  }
  return false;
}

class Joiner {
 public:
  Joiner(Document& document, std::span<const Form* const> forms, std::vector<Change>& changes) : document_(document), changes_(changes) {
    std::vector<std::string> lines;
    for (const Block& block : document.body)
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        if (const std::string text = plain_text(*paragraph); text.size() <= kMostLineBytes) lines.push_back(without_blanks(text));
    for (const Form* form : forms)
      for (std::size_t t = 0; t < form->tables.size(); ++t)
        if (std::ranges::any_of(lines, [&](const std::string& line) { return may_begin(form->tables[t], line); })) {
          if (prepared_.empty() || prepared_.back()->form != form) prepared_.push_back(prepared(*form));
          forms_.push_back(&prepared_.back()->rows[t]);
        }
  }

  bool run() {
    bool any = false;
    if (forms_.empty()) return any;
    for (std::size_t start = 0, end = 0; start < document_.body.size();) {
      const std::vector<Token> tokens = tokens_of(document_, start, end);
      if (join_in(tokens)) {
        any = true;
        continue;   // the rest of the stretch again: its blocks have moved
      }
      start = end + 1;
    }
    return any;
  }

 private:
  bool join_in(const std::vector<Token>& tokens) {
    for (std::size_t t = 0; t < tokens.size(); ++t)
      for (const FormRows* rows : forms_) {
        const FormRows& form = *rows;
        const auto found = Parser(tokens, form).at(t);
        if (!found) continue;
        const std::size_t first = tokens[found->first].block, last = tokens[found->end - 1].block;
        if (!is_plain(document_, first, last)) continue;
        Change change;
        change.code = Code::TableRejoined;
        change.place.block = static_cast<std::int32_t>(first);
        change.before = std::to_string(last - first + 1) + " paragraphs";
        change.after = std::to_string(form.table->rows) + "x" + std::to_string(form.table->columns);
        put(document_, first, last, table_of(document_, tokens, form, *found));
        changes_.push_back(std::move(change));
        return true;
      }
    return false;
  }

  Document& document_;
  std::vector<Change>& changes_;
  std::vector<std::shared_ptr<const PreparedForm>> prepared_;
  std::vector<const FormRows*> forms_;
};

}  // namespace

void join_flattened_tables(Document& document, std::span<const Form* const> forms, std::vector<Change>& changes, Findings& findings) {
  std::vector<Change> joined;
  if (!Joiner(document, forms, joined).run()) return;
  const std::vector<std::int32_t> now = renumber_tables(document);
  const auto move = [&](Place& place) {
    if (place.table >= 0 && static_cast<std::size_t>(place.table) < now.size()) place.table = now[static_cast<std::size_t>(place.table)];
    place.block = -1;   // blocks have moved
  };
  for (Finding& finding : findings.items()) move(finding.place);
  for (Change& change : changes) move(change.place);
  changes.insert(changes.end(), joined.begin(), joined.end());
}

}  // namespace zhengben
