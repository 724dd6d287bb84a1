#include <algorithm>

#include "model/error.h"
#include "model/text.h"
#include "readers/reader.h"
#include "readers/text/dump_grammar.h"
#include "readers/text/encoding.h"

namespace zhengben {

namespace {

using text::DumpLine;
using text::DumpTable;

bool is_control(char32_t c) { return (c < 0x20 && c != '\t') || c == 0x7F; }

// A line's text as runs: tabs are runs of their own, control characters (which no document holds) go.
Paragraph paragraph_of(const DumpLine& line) {
  Paragraph paragraph;
  paragraph.provenance.part = 0;
  paragraph.provenance.ordinal = line.number;
  std::string kept;
  const auto flush = [&] {
    if (!kept.empty()) paragraph.runs.push_back({.kind = RunKind::Text, .text = kept});
    kept.clear();
  };
  for (std::size_t at = 0; at < line.text.size();) {
    const char32_t character = next_character(line.text, at);
    if (character == '\t') {
      flush();
      paragraph.runs.push_back({.kind = RunKind::Tab});
    } else if (!is_control(character)) {
      append_utf8(kept, character);
    }
  }
  flush();
  return paragraph;
}

Border thin_line() { return {.style = LineStyle::Single, .width = Length::from_points(0.5)}; }

// Rows of unlike length: the last cell of a short one reaches to the edge. A dump does not say which cells were merged.
Table table_of(const DumpTable& dump, const Limits& limits) {
  Table table;
  std::size_t columns = 1;
  for (const text::DumpRow& row : dump.rows) columns = std::max(columns, row.size());
  if (static_cast<std::int64_t>(columns) > limits.max_table_cells / static_cast<std::int64_t>(std::max<std::size_t>(1, dump.rows.size())))
    throw Error(Code::LimitTableCells, {std::to_string(limits.max_table_cells)});
  table.columns.assign(columns, Length::from_millimetres(150) / static_cast<std::int64_t>(columns));
  table.rows.resize(dump.rows.size());
  table.format.width = {.kind = WidthKind::Percent, .percent = 100};
  const Border line = thin_line();
  table.format.borders = {line, line, line, line, line, line};
  for (std::size_t r = 0; r < dump.rows.size(); ++r)
    for (std::size_t c = 0; c < dump.rows[r].size(); ++c) {
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = static_cast<int>(c);
      cell.column_span = c + 1 == dump.rows[r].size() ? static_cast<int>(columns - c) : 1;
      cell.format.borders = {line, line, line, line, {}, {}};
      cell.format.margins = table.format.cell_margins;
      for (const DumpLine& paragraph : dump.rows[r][c].paragraphs) cell.blocks.emplace_back(paragraph_of(paragraph));
      cell.provenance.part = 0;
      cell.provenance.ordinal = dump.rows[r][c].paragraphs.front().number;
      table.cells.push_back(std::move(cell));
    }
  table.provenance = table.cells.front().provenance;
  return table;
}

}  // namespace

ReadResult read_text(std::string_view bytes, const ReadOptions& options) {
  if (static_cast<std::int64_t>(bytes.size()) > options.limits.max_input_bytes) throw Error(Code::InputTooLarge);
  ReadResult result;
  const std::string utf8 = text::to_utf8_text(bytes, result.findings);
  if (is_blank_text(utf8)) throw Error(Code::InputEmpty);
  Document& document = result.document;
  document.parts.emplace_back("text");
  document.sections.emplace_back();
  std::int64_t cells = 0;
  for (const text::DumpItem& item : text::parse_dump(utf8)) {
    if (const auto* line = std::get_if<DumpLine>(&item)) {
      document.body.emplace_back(paragraph_of(*line));
      continue;
    }
    Table table = table_of(std::get<DumpTable>(item), options.limits);
    cells += static_cast<std::int64_t>(table.cells.size());
    if (cells > 10 * options.limits.max_table_cells) throw Error(Code::LimitTableCells, {std::to_string(options.limits.max_table_cells)});
    document.body.emplace_back(TableRef{static_cast<std::int32_t>(document.tables.size())});
    document.tables.push_back(std::move(table));
  }
  return result;
}

}  // namespace zhengben
