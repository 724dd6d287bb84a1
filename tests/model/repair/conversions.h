// Conversions for tests: a document whose tables are the form's own grids, bound cell by cell.
#ifndef ZHENGBEN_TESTS_MODEL_REPAIR_CONVERSIONS_H
#define ZHENGBEN_TESTS_MODEL_REPAIR_CONVERSIONS_H

#include <string>
#include <vector>

#include "model/conversion.h"
#include "tests/model/proof/reports.h"

namespace zhengben::testing {

inline Paragraph paragraph_of(const std::string& text, Role role = Role::Body, int level = 0) {
  Paragraph paragraph;
  paragraph.role = role;
  paragraph.level = level;
  if (!text.empty()) paragraph.runs.push_back({.text = text, .annotation = {}, .placed = {}});
  return paragraph;
}

// A paragraph a line.
inline std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    blocks.emplace_back(paragraph_of(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return blocks;
}

inline void add_table(Document& document, Table table) {
  document.body.emplace_back(TableRef{.table = static_cast<std::int32_t>(document.tables.size())});
  document.tables.push_back(std::move(table));
}

// The report's raw texts in the form's grids, with the form's labels.
inline Conversion conversion_of(Report report) {
  Conversion conversion;
  conversion.document.sections.emplace_back();
  for (const FormTable& form_table : report.form->tables) {
    Table table;
    table.part_of = form_table.id;
    table.rows.resize(static_cast<std::size_t>(form_table.rows));
    table.columns.resize(static_cast<std::size_t>(form_table.columns));
    for (const FormCell& form_cell : form_table.cells) {
      Cell cell;
      cell.row = form_cell.row;
      cell.column = form_cell.column;
      cell.row_span = form_cell.row_span;
      cell.column_span = form_cell.column_span;
      std::string text = form_cell.text;
      if (form_cell.field >= 0) {
        FieldValue& field = report.fields[static_cast<std::size_t>(form_cell.field)];
        field.table = static_cast<std::int32_t>(conversion.document.tables.size());
        field.row = form_cell.row;
        field.column = form_cell.column;
        text = field.raw;
      }
      cell.blocks = blocks_of(text);
      table.cells.push_back(std::move(cell));
    }
    add_table(conversion.document, std::move(table));
  }
  conversion.report = std::move(report);
  return conversion;
}

inline Cell& cell_of(Conversion& conversion, const std::string& key) {
  const FieldValue& field = *conversion.report->field(key);
  return *cell_at(conversion.document.tables[static_cast<std::size_t>(field.table)], field.row, field.column);
}

// What a reader and bind would make of a document that a repair left behind: texts as they are now, nothing said yet.
inline Conversion read_again(const Conversion& done) {
  Conversion again = done;
  again.changes.clear();
  again.findings = {};
  for (Table& table : again.document.tables)
    for (Cell& cell : table.cells) cell.raw.reset();
  for (Block& block : again.document.body)
    if (auto* paragraph = std::get_if<Paragraph>(&block)) paragraph->raw.reset();
  for (FieldValue& field : again.report->fields) {
    const FieldValue before = field;
    set(*again.report, again.report->form->fields[static_cast<std::size_t>(field.field)].key,
        cell_text(*cell_at(again.document.tables[static_cast<std::size_t>(before.table)], before.row, before.column)));
    field.table = before.table;
    field.row = before.row;
    field.column = before.column;
  }
  return again;
}

}  // namespace zhengben::testing

#endif  // ZHENGBEN_TESTS_MODEL_REPAIR_CONVERSIONS_H
