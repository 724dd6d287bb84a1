#include <algorithm>
#include <vector>

#include "model/repair/cell_value.h"
#include "model/repair/edit.h"
#include "model/repair/repairs.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool has_digit(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  return std::any_of(characters.begin(), characters.end(), is_digit);
}

// Headings of columns whose digits are names, not numbers: 编号, 代码, 电话, 邮编, 年份.
bool heads_codes(const std::string& text) {
  const std::string words = without_blanks(text);
  for (const std::string_view word : {"号", "码", "编", "电话", "传真", "手机", "年份", "年度", "日期", "时间", "id", "ID", "No", "NO"})
    if (words.find(word) != std::string::npos) return true;
  return false;
}

struct Entry {
  Cell* cell;
  std::string raw;
  CellValue value;
};

// Counts that need no repair but for blanks around them.
bool is_plain_count(const CellValue& value) {
  return value.value && std::none_of(value.repairs.begin(), value.repairs.end(), [](Code code) { return code != Code::CellTrimmed && code != Code::CellZeroWidth; });
}

// The cells of one column under its headings; empty where the column is not plainly counts.
std::vector<Entry> counts_of_column(const std::vector<Cell*>& column, const CellTokens& tokens) {
  static constexpr std::ptrdiff_t kFewest = 3;   // so many counts make a column of counts
  std::vector<Entry> entries;
  for (Cell* cell : column) {
    std::string raw = cell_text(*cell);
    if (entries.empty() && !has_digit(raw)) {
      if (heads_codes(raw)) return {};
      continue;
    }
    CellValue value = parse_cell(raw, FieldType::Count, "", tokens, true);
    const bool plain = value.value || value.state == CellState::NotApplicable || value.state == CellState::Empty;
    if (!plain) return {};
    entries.push_back({cell, std::move(raw), std::move(value)});
  }
  if (column.empty() || entries.size() == column.size()) return {};   // without a heading nobody knows what it counts
  if (std::count_if(entries.begin(), entries.end(), [](const Entry& entry) { return is_plain_count(entry.value); }) < kFewest) return {};
  return entries;
}

}  // namespace

void repair_plain_columns(Conversion& conversion) {
  // Tables of no form have no list of units and signs: one in a cell makes its column unplain.
  const CellTokens tokens{.not_applicable = {"/", "-", "无"}, .units = {}, .signs = {}};
  for (std::size_t t = 0; t < conversion.document.tables.size(); ++t) {
    Table& table = conversion.document.tables[t];
    if (!table.part_of.empty()) continue;
    std::vector<std::vector<Cell*>> columns(table.columns.size());
    for (Cell& cell : table.cells)
      if (cell.column_span == 1) columns[static_cast<std::size_t>(cell.column)].push_back(&cell);
    for (const auto& column : columns)
      for (Entry& entry : counts_of_column(column, tokens)) {
        if (!entry.value.value || entry.value.text == entry.raw || holds_table(*entry.cell)) continue;
        Change change{.code = entry.value.repairs.back(), .place = {}, .field = {}, .before = entry.raw, .after = entry.value.text, .proof = {}};
        change.place.table = static_cast<std::int32_t>(t);
        change.place.row = entry.cell->row;
        change.place.column = entry.cell->column;
        edit_cell(*entry.cell, entry.value.text);
        conversion.changes.push_back(std::move(change));
      }
  }
}

}  // namespace zhengben
