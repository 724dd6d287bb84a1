#include <algorithm>
#include <set>
#include <tuple>

#include "model/repair/edit.h"
#include "model/repair/figure.h"
#include "model/repair/repairs.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool is_latin(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

// The lines of a label in one; the text itself where it is no label or not broken: a line of digits alone may be a
// figure, and a text without a Chinese word is left to people.
std::string joined_lines(const std::string& text) {
  if (text.find('\n') == std::string::npos) return text;
  std::string joined;
  bool has_word = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line(trimmed(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
    if (read_figure(with_half_width_digits(line)).shape != FigureShape::Other) return text;
    const std::u32string characters = to_utf32(line);
    has_word = has_word || std::any_of(characters.begin(), characters.end(), is_han);
    if (!joined.empty() && !line.empty() && is_latin(joined.back()) && is_latin(line.front())) joined += ' ';
    joined += line;
  }
  return has_word ? joined : text;
}

}  // namespace

void join_labels(Conversion& conversion) {
  std::set<std::tuple<std::int32_t, std::int32_t, std::int32_t>> values;
  for (const FieldValue& field : conversion.report->fields) values.emplace(field.table, field.row, field.column);
  for (std::size_t t = 0; t < conversion.document.tables.size(); ++t) {
    Table& table = conversion.document.tables[t];
    if (table.part_of.empty()) continue;
    for (Cell& cell : table.cells) {
      Place place;
      place.table = static_cast<std::int32_t>(t);
      place.row = cell.row;
      place.column = cell.column;
      if (values.contains({place.table, place.row, place.column})) continue;
      const std::string text = cell_text(cell);
      std::string joined = joined_lines(text);
      if (joined == text || holds_table(cell)) continue;
      edit_cell(cell, joined);
      conversion.changes.push_back({.code = Code::LabelJoined, .place = place, .field = {}, .before = text, .after = std::move(joined), .proof = {}});
    }
  }
}

}  // namespace zhengben
