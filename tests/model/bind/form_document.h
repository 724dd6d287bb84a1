// A document made from a form's own grids, for spoiling.
#ifndef ZHENGBEN_TESTS_MODEL_BIND_FORM_DOCUMENT_H
#define ZHENGBEN_TESTS_MODEL_BIND_FORM_DOCUMENT_H

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/bind/bind.h"
#include "model/document.h"
#include "model/form/form.h"

namespace zhengben::tests {

inline Paragraph line(const std::string& text) {
  Paragraph paragraph;
  if (!text.empty()) paragraph.runs.push_back({.text = text});
  return paragraph;
}

inline Cell cell(int row, int column, int row_span, int column_span, const std::string& text) {
  Cell made;
  made.row = row;
  made.column = column;
  made.row_span = row_span;
  made.column_span = column_span;
  made.blocks.emplace_back(line(text));
  return made;
}

// Each field's value is its number in the form, so that a misplaced one shows; `values` says otherwise.
inline std::string value_of(const Form& form, std::int32_t field, const std::map<std::string, std::string>& values = {}) {
  const auto found = values.find(form.fields[static_cast<std::size_t>(field)].key);
  return found != values.end() ? found->second : std::to_string(field + 1);
}

inline Table table_from(const Form& form, const FormTable& from, const std::map<std::string, std::string>& values = {}) {
  Table table;
  table.columns.assign(static_cast<std::size_t>(from.columns), Length::from_twips(900));
  table.rows.resize(static_cast<std::size_t>(from.rows));
  for (const FormCell& at : from.cells)
    table.cells.push_back(cell(at.row, at.column, at.row_span, at.column_span, at.field < 0 ? at.text : value_of(form, at.field, values)));
  return table;
}

inline void add_table(Document& document, Table table) {
  document.body.emplace_back(TableRef{static_cast<std::int32_t>(document.tables.size())});
  document.tables.push_back(std::move(table));
}

// Title, six headings with a line of text where the section is narrative, the tables where the form has them.
inline Document document_from(const Form& form, const std::string& title, const std::map<std::string, std::string>& values = {}) {
  Document document;
  document.sections.emplace_back();
  document.body.emplace_back(line(title));
  for (const FormSection& section : form.sections) {
    document.body.emplace_back(line(section.heading));
    if (section.narrative) document.body.emplace_back(line("我局高度重视政府信息公开工作。"));
    for (const FormTable& table : form.tables)
      if (table.section == section.number) add_table(document, table_from(form, table, values));
  }
  return document;
}

inline const Form& form_of(const char* version) {
  for (const Form& form : builtin_forms())
    if (form.version == version) return form;
  return builtin_forms().front();
}

struct Bound {
  std::optional<Report> report;
  Findings findings;

  bool has(Code code) const { return count(code) > 0; }
  int count(Code code) const {
    int found = 0;
    for (const Finding& item : findings.items()) found += item.code == code ? 1 : 0;
    return found;
  }
};

inline Bound bound(Document& document) {
  Bound made;
  std::vector<const Form*> forms;
  for (const Form& form : builtin_forms()) forms.push_back(&form);
  made.report = zhengben::bind(document, forms, made.findings);
  return made;
}

// The keys of fields that are not bound to the value they were made with.
inline std::set<std::string> misplaced(const Report& report, const std::map<std::string, std::string>& values = {}) {
  std::set<std::string> wrong;
  for (const FieldValue& value : report.fields)
    if (value.table < 0 || value.raw != value_of(*report.form, value.field, values)) wrong.insert(report.form->fields[static_cast<std::size_t>(value.field)].key);
  return wrong;
}

// Sets the text of the cell whose text it is now.
inline void rename_cell(Table& table, const std::string& from, const std::string& to) {
  for (Cell& at : table.cells)
    if (cell_text(at) == from) {
      at.blocks.assign(1, line(to));
      return;
    }
}

}  // namespace zhengben::tests

#endif  // ZHENGBEN_TESTS_MODEL_BIND_FORM_DOCUMENT_H
