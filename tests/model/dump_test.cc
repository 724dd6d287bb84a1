#include "model/dump.h"

#include <doctest/doctest.h>

using namespace zhengben;

namespace {

Run text(std::string what, std::uint32_t format = 0) {
  Run run;
  run.text = std::move(what);
  run.format = format;
  return run;
}

Document small_document() {
  Document document;
  document.sections.emplace_back();
  document.sections[0].landscape = true;
  document.character_formats.emplace_back().bold = true;
  document.paragraph_formats.emplace_back().alignment = Alignment::Center;
  Paragraph title;
  title.role = Role::Title;
  title.format = 1;
  title.runs = {text("年度\u3000"), text("报告", 1)};
  title.marks.push_back({MarkKind::Bookmark, 0, 6, "_GoBack"});
  document.body.emplace_back(title);
  Table table;
  table.columns = {Length::from_points(72.25), Length::from_points(36)};
  table.rows.resize(2);
  table.rows[0].repeat_header = true;
  for (int i = 0; i < 3; ++i) {
    Cell cell;
    cell.row = i == 0 ? 0 : i - 1;
    cell.column = i == 2 ? 1 : i;
    if (i == 0) cell.row_span = 2;
    Paragraph paragraph;
    paragraph.runs.push_back(text(std::to_string(i)));
    cell.blocks.emplace_back(paragraph);
    table.cells.push_back(cell);
  }
  document.tables.push_back(table);
  document.body.emplace_back(TableRef{0});
  return document;
}

}  // namespace

TEST_CASE("a dump has one block a line, with formats only where they differ") {
  CHECK(dump(small_document()) ==
        "text\n"
        "paragraph\n"
        "section 0 at 0 {landscape}\n"
        "p title {align=center} \"年度\\u3000\" {bold}\"报告\" mark\n"
        "  mark bookmark 0-6 \"_GoBack\"\n"
        "table 0 2x2 columns=72.25pt,36pt\n"
        "  row 0 repeat\n"
        "    cell 0 2x1\n"
        "      p \"0\"\n"
        "    cell 1\n"
        "      p \"1\"\n"
        "  row 1\n"
        "    cell 1\n"
        "      p \"2\"\n");
}

TEST_CASE("a dump of a change names place, text before and after, and proof") {
  Change change;
  change.code = Code::CellZeros;
  change.place.table = 2;
  change.place.row = 5;
  change.place.column = 3;
  change.field = "t3.new.natural";
  change.before = "\u00a000";
  change.after = "0";
  change.proof = {"t3.row.new"};
  const std::string shown = dump(std::vector<Change>{change});
  CHECK(shown == "lossless " + std::string(info(Code::CellZeros).id) + " table=2 row=5 column=3 field=t3.new.natural \"\\u00a000\" -> \"0\" proof=t3.row.new\n");
}
