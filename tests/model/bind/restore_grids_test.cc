#include <doctest/doctest.h>

#include <algorithm>

#include "tests/model/bind/form_document.h"
#include "tests/model/bind/spoil.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

const std::string kTitle = "2020年石桥镇人民政府政府信息公开工作年度报告";

struct Restored {
  std::optional<Report> report;
  Findings findings;
  std::vector<Change> changes;
};

Restored restored(Document& document) {
  Bound made = bound(document);
  Restored out{std::move(made.report), std::move(made.findings), {}};
  REQUIRE(out.report);
  restore_grids(document, *out.report, out.changes, out.findings);
  for (const Table& table : document.tables) CHECK(is_full_grid(table));
  return out;
}

// Every field where the report says it is, with the text it was made with.
void check_whole(const Document& document, const Report& report) {
  CHECK(misplaced(report).empty());
  for (const FieldValue& value : report.fields) {
    REQUIRE(value.table >= 0);
    REQUIRE(static_cast<std::size_t>(value.table) < document.tables.size());
    const Cell* at = cell_at(document.tables[static_cast<std::size_t>(value.table)], value.row, value.column);
    REQUIRE(at);
    CHECK(at->row == value.row);
    CHECK(at->column == value.column);
    CHECK(cell_text(*at) == value.raw);
  }
}

bool has_the_forms_shape(const Table& table, const FormTable& form) {
  if (table.row_count() != form.rows || table.column_count() != form.columns || table.cells.size() != form.cells.size()) return false;
  for (std::size_t i = 0; i < form.cells.size(); ++i) {
    const Cell& a = table.cells[i];
    const FormCell& b = form.cells[i];
    if (a.row != b.row || a.column != b.column || a.row_span != b.row_span || a.column_span != b.column_span) return false;
  }
  return true;
}

void check_restored(Document& document, const Form& form, bool changes) {
  const Restored made = restored(document);
  CHECK(made.changes.empty() == !changes);
  check_whole(document, *made.report);
  REQUIRE(document.tables.size() == form.tables.size());
  for (std::size_t t = 0; t < form.tables.size(); ++t) CHECK(has_the_forms_shape(document.tables[t], form.tables[t]));
  const Document once = document;
  const Restored again = restored(document);
  CHECK(again.changes.empty());
  CHECK(document == once);
}

}  // namespace

TEST_CASE("tables in the form's own shape are left as they are") {
  for (const char* version : {"2019", "2021"}) {
    Document document = document_from(form_of(version), kTitle);
    check_restored(document, form_of(version), false);
  }
}

TEST_CASE("five small tables become the one of the form") {
  Document document = document_from(form_of("2019"), kTitle);
  const Table whole = document.tables[0];
  replace_with(document, 0, {rows_of(whole, 0, 4), rows_of(whole, 4, 8), rows_of(whole, 8, 12), rows_of(whole, 12, 15), rows_of(whole, 15, 18)});
  check_restored(document, form_of("2019"), true);
}

TEST_CASE("a table cut in two is joined at any row") {
  for (int cut = 4; cut < 25; cut += 3) {
    Document document = document_from(form_of("2019"), kTitle);
    const Table whole = document.tables[1];
    replace_with(document, 1, {rows_of(whole, 0, cut), rows_of(whole, cut, 26)});
    check_restored(document, form_of("2019"), true);
  }
}

TEST_CASE("a table cut in two with its header repeated is joined with one header") {
  Document document = document_from(form_of("2019"), kTitle);
  const Table whole = document.tables[1];
  Table second = rows_of(whole, 0, 3);
  for (Cell at : rows_of(whole, 15, 26).cells) {
    at.row += 3;
    second.cells.push_back(at);
  }
  second.rows.resize(14);
  replace_with(document, 1, {rows_of(whole, 0, 15), second});
  check_restored(document, form_of("2019"), true);
}

TEST_CASE("split stubs, hairline columns and finer grids take the form's shape") {
  for (const char* version : {"2019", "2021"})
    for (std::size_t t = 0; t < 3; ++t)
      for (const auto& spoil : std::vector<Table (*)(Table)>{[](Table table) { return unmerged(table, true); }, [](Table table) { return unmerged(table, false); },
                                                             with_hairline, with_loose_hairline, with_double_columns}) {
        Document document = document_from(form_of(version), kTitle);
        document.tables[t] = spoil(document.tables[t]);
        REQUIRE(is_full_grid(document.tables[t]));
        check_restored(document, form_of(version), document.tables[t] != document_from(form_of(version), kTitle).tables[t]);
      }
}

TEST_CASE("a layout table around the form's gives way") {
  Document document = document_from(form_of("2021"), kTitle);
  nest(document, 2);
  nest(document, 1);
  check_restored(document, form_of("2021"), true);
}

TEST_CASE("an added row stays between its neighbours and within its group") {
  struct Case {
    int after;        // the row it follows
    int stub;         // columns of stubs that reach into it
    bool extended;    // a group that ended at `after` reaches into it too
  };
  for (const Case& one : {Case{9, 2, false}, Case{14, 2, true}, Case{14, 1, false}, Case{24, 0, false}, Case{25, 0, false}, Case{4, 0, false}}) {
    CAPTURE(one.after);
    CAPTURE(one.stub);
    Document document = document_from(form_of("2019"), kTitle);
    Table& table = document.tables[1];
    for (Cell& at : table.cells) {
      const int end = at.row + at.row_span;
      if (at.row > one.after) ++at.row;
      else if (end > one.after + 1 || (one.extended && at.row_span > 1 && end == one.after + 1)) ++at.row_span;
    }
    table.cells.push_back(cell(one.after + 1, one.stub, 1, 3 - one.stub, "其中：重大事项"));
    for (int c = 3; c < 10; ++c) table.cells.push_back(cell(one.after + 1, c, 1, 1, "7"));
    table.rows.emplace_back();
    std::ranges::sort(table.cells, {}, [](const Cell& at) { return std::pair(at.row, at.column); });
    REQUIRE(is_full_grid(table));
    const Table before = table;
    const Restored made = restored(document);
    check_whole(document, *made.report);
    CHECK(made.changes.empty());
    CHECK(document.tables[1].cells.size() == before.cells.size());
    CHECK(std::ranges::count(made.findings.items(), Code::RowAdded, &Finding::code) == 1);
    // The same with the table's stubs split: the added row takes its place in the groups again.
    document.tables[1] = unmerged(before, false);
    const Restored split = restored(document);
    check_whole(document, *split.report);
    CHECK(document.tables[1].row_count() == 27);
    CHECK(cell_text(*cell_at(document.tables[1], one.after + 1, 9)) == "7");
    CHECK(cell_text(*cell_at(document.tables[1], one.after + 1, 2)) == "其中：重大事项");
    const Document once = document;
    CHECK(restored(document).changes.empty());
    CHECK(document == once);
  }
}

TEST_CASE("a row that is missing is not made up") {
  Document document = document_from(form_of("2019"), kTitle);
  const Table whole = document.tables[1];
  replace_with(document, 1, {rows_of(whole, 0, 10), rows_of(whole, 11, 26)});
  const Restored made = restored(document);
  CHECK(std::ranges::count(made.findings.items(), Code::RowMissing, &Finding::code) == 1);
  CHECK(misplaced(*made.report).size() == 7);
  CHECK(document.tables[1].row_count() == 25);
}

TEST_CASE("words that the form does not know keep the table as it is") {
  Document document = document_from(form_of("2019"), kTitle);
  Table& table = document.tables[0];
  table.columns.push_back(Length::from_twips(900));
  std::vector<Cell> cells;
  for (const Cell& at : table.cells) {
    cells.push_back(at);
    if (at.column + at.column_span == 4) cells.push_back(cell(at.row, 4, 1, 1, at.row == 1 ? "备注" : at.row == 2 ? "见附件" : ""));
  }
  table.cells = cells;
  REQUIRE(is_full_grid(table));
  const Document before = document;
  const Restored made = restored(document);
  CHECK(made.changes.empty());
  CHECK(misplaced(*made.report).empty());
  CHECK(std::ranges::count(made.findings.items(), Code::ColumnAdded, &Finding::code) == 1);
  CHECK(document.tables[0].cells.size() == before.tables[0].cells.size());
}

TEST_CASE("sections of the page begin where their first block went") {
  Document document = document_from(form_of("2019"), kTitle);
  const Table whole = document.tables[0];
  const std::size_t blocks = document.body.size();
  Section second;
  second.landscape = true;
  second.first_block = blocks - 3;
  document.sections.push_back(second);
  const Block first_of_second = document.body[second.first_block];
  replace_with(document, 0, {rows_of(whole, 0, 4), rows_of(whole, 4, 18)});
  document.sections[1].first_block += 2;
  REQUIRE(document.body[document.sections[1].first_block] == first_of_second);
  restored(document);
  REQUIRE(document.sections.size() == 2);
  CHECK(std::get<Paragraph>(document.body[document.sections[1].first_block]).runs == std::get<Paragraph>(first_of_second).runs);
}
