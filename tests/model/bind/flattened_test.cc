#include <doctest/doctest.h>

#include "tests/model/bind/form_document.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

const std::string kTitle = "2020年石桥镇人民政府政府信息公开工作年度报告";

// The form's document with its tables as lines: a row a line, or a cell a line.
Document flattened(const Form& form, bool cell_a_line) {
  Document document = document_from(form, kTitle);
  std::vector<Block> body;
  for (const Block& block : document.body) {
    const auto* reference = std::get_if<TableRef>(&block);
    if (!reference) {
      body.push_back(block);
      continue;
    }
    std::string text;
    int row = 0;
    for (const Cell& at : document.tables[static_cast<std::size_t>(reference->table)].cells) {
      if (!text.empty() && (cell_a_line || at.row != row)) {
        body.emplace_back(line(text));
        text.clear();
      }
      row = at.row;
      text += (text.empty() ? "" : " ") + cell_text(at);
    }
    body.emplace_back(line(text));
  }
  document.body = body;
  document.tables.clear();
  return document;
}

std::vector<Change> joined(Document& document) {
  std::vector<const Form*> forms;
  for (const Form& form : builtin_forms()) forms.push_back(&form);
  std::vector<Change> changes;
  Findings findings;
  join_flattened_tables(document, forms, changes, findings);
  return changes;
}

}  // namespace

TEST_CASE("tables pasted as lines become tables again and are bound whole") {
  for (const char* version : {"2019", "2021"})
    for (const bool cell_a_line : {false, true}) {
      Document document = flattened(form_of(version), cell_a_line);
      CHECK(joined(document).size() == 3);
      REQUIRE(document.tables.size() == 3);
      for (const Table& table : document.tables) CHECK(is_full_grid(table));
      const Bound made = bound(document);
      REQUIRE(made.report);
      CHECK(made.report->form->version == version);
      CHECK(misplaced(*made.report).empty());
      CHECK(joined(document).empty());
    }
}

TEST_CASE("lines with a value too many or too few stay lines and the table is told missing") {
  for (const bool more : {false, true}) {
    Document document = flattened(form_of("2019"), false);
    for (Block& block : document.body)
      if (auto& paragraph = std::get<Paragraph>(block); paragraph_text(paragraph).starts_with("规章")) paragraph = line(more ? "规章 1 2 3 4" : "规章 12 3");
    CHECK(joined(document).size() == 2);
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(made.has(Code::TableUnbound));
    for (const FieldValue& value : made.report->fields)
      if (value.table >= 0) CHECK(value.raw == value_of(*made.report->form, value.field));
  }
}

TEST_CASE("text that speaks of the form's labels is no table") {
  Document document = document_from(form_of("2019"), kTitle);
  document.body.emplace_back(line("行政复议 行政诉讼 1 2 3"));
  document.body.emplace_back(line("第二十条第（一）项 信息内容"));
  const Document before = document;
  CHECK(joined(document).empty());
  CHECK(document == before);
}
