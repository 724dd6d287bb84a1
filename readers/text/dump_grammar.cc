#include "readers/text/dump_grammar.h"

#include <algorithm>
#include <optional>

#include "model/text.h"

namespace zhengben::text {

namespace {

std::vector<DumpLine> lines_of(std::string_view text) {
  std::vector<DumpLine> lines;
  std::int64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f", at), text.size());
    lines.push_back({std::string(text.substr(at, end - at)), ++number});
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

bool is_cell(const DumpLine& line) { return line.text.starts_with('\t'); }
bool is_empty(const DumpLine& line) { return line.text.empty(); }

bool is_prose(const DumpRow& row) {
  return std::ranges::all_of(row, [](const DumpCell& cell) { return trimmed(cell.paragraphs.back().text).ends_with("。"); });
}

class Parser {
 public:
  explicit Parser(std::vector<DumpLine> lines) : lines_(std::move(lines)) {}

  std::vector<DumpItem> run() {
    while (at_ < lines_.size()) {
      if (is_cell(lines_[at_]) && cells_table()) continue;
      if (tabbed_table()) continue;
      if (!is_blank_text(lines_[at_].text)) items_.emplace_back(lines_[at_]);
      ++at_;
    }
    return std::move(items_);
  }

 private:
  // Rows of cell lines until something else than one blank line and a cell comes. Lines of text may begin with a tab
  // too, as an indent: a row ends in a blank line, some row has more than one cell, and one row of sentences is no table.
  bool cells_table() {
    DumpTable table;
    std::size_t at = at_;
    while (at < lines_.size() && is_cell(lines_[at])) {
      DumpRow row;
      while (at < lines_.size() && !is_empty(lines_[at])) {
        DumpLine line = lines_[at++];
        if (is_cell(line)) {
          line.text.erase(0, 1);
          row.emplace_back();
        }
        row.back().paragraphs.push_back(std::move(line));
      }
      table.rows.push_back(std::move(row));
      if (at + 1 < lines_.size() && is_empty(lines_[at]) && is_cell(lines_[at + 1])) ++at;
    }
    const bool ended = at == lines_.size() ? is_empty(lines_.back()) : is_empty(lines_[at]);
    const bool several = std::ranges::any_of(table.rows, [](const DumpRow& row) { return row.size() > 1; });
    if (!ended || !several || (table.rows.size() == 1 && is_prose(table.rows.front()))) return false;
    at_ = at;
    items_.emplace_back(std::move(table));
    return true;
  }

  // Two lines or more with tabs between words: a row a line, as a spreadsheet or our own text output writes it.
  bool tabbed_table() {
    std::size_t at = at_;
    const auto is_row = [](const DumpLine& line) {
      const std::size_t tab = line.text.find('\t');
      return tab != std::string::npos && tab > 0 && !is_blank_text(std::string_view(line.text).substr(0, tab));
    };
    while (at < lines_.size() && (is_row(lines_[at]) || (at > at_ && is_cell(lines_[at]) && lines_[at].text.find('\t', 1) != std::string::npos))) ++at;
    if (at - at_ < 2) return false;
    DumpTable table;
    for (; at_ < at; ++at_) {
      DumpRow row;
      const std::string& text = lines_[at_].text;
      for (std::size_t from = 0; from <= text.size();) {
        const std::size_t tab = std::min(text.find('\t', from), text.size());
        row.push_back({{{text.substr(from, tab - from), lines_[at_].number}}});
        from = tab + 1;
      }
      table.rows.push_back(std::move(row));
    }
    items_.emplace_back(std::move(table));
    return true;
  }

  std::vector<DumpLine> lines_;
  std::size_t at_ = 0;
  std::vector<DumpItem> items_;
};

}  // namespace

std::vector<DumpItem> parse_dump(std::string_view text) { return Parser(lines_of(text)).run(); }

}  // namespace zhengben::text
