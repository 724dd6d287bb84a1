#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

Paragraph paragraph_of(const std::string& text) {
  Paragraph paragraph;
  Run run;
  run.text = text;
  paragraph.runs.push_back(run);
  return paragraph;
}

// A table of rows x columns cells of 50 pt with 1 pt rules and no margins.
Table grid(int rows, int columns) {
  Table table;
  table.columns.assign(static_cast<std::size_t>(columns), Length::from_points(50));
  table.rows.resize(static_cast<std::size_t>(rows));
  table.format.fixed_layout = true;
  Border border{LineStyle::Single, Length::from_points(1), {}, {}};
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < columns; ++c) {
      Cell cell;
      cell.row = r;
      cell.column = c;
      cell.format.borders.top = cell.format.borders.bottom = cell.format.borders.left = cell.format.borders.right = border;
      cell.blocks.emplace_back(paragraph_of(std::to_string(r * 10 + c)));
      table.cells.push_back(cell);
    }
  return table;
}

LaidOut with_table(Made& made, const Table& table) {
  made.document.tables.push_back(table);
  made.document.body.emplace_back(TableRef{static_cast<std::int32_t>(made.document.tables.size() - 1)});
  return made.laid_out();
}

std::size_t rules_on(const Page& page) {
  std::size_t count = 0;
  for (const Frame& frame : page.frames) count += std::holds_alternative<Rule>(frame);
  return count;
}

}  // namespace

TEST_CASE("a row is as high as its lines and one rule, its text half a rule below the rule's centre") {
  Made made;
  const auto lines = lines_of(with_table(made, grid(2, 2)).pages.at(0));
  // The first rule is centred half a point down; text stands 0.5 + 9.5 below it; the next row 13 + 1 lower.
  CHECK(lines == std::vector<std::string>{"0.5,10.5 01", "0.5,24.5 1011"});
}

TEST_CASE("rules between cells of one kind are drawn in one piece") {
  Made made;
  CHECK(rules_on(with_table(made, grid(3, 2)).pages.at(0)) == 4 + 3);
}

TEST_CASE("a merged cell has no rules inside and its text once") {
  Made made;
  Table table = grid(2, 2);
  table.cells[0].column_span = 2;
  table.cells[0].row_span = 2;
  table.cells.resize(1);
  const LaidOut out = with_table(made, table);
  CHECK(rules_on(out.pages.at(0)) == 4);
  CHECK(lines_of(out.pages.at(0)).size() == 1);
}

TEST_CASE("the stronger of two borders that meet is drawn") {
  Made made;
  Table table = grid(1, 2);
  table.cells[0].format.borders.right.width = Length::from_points(3);
  table.cells[1].format.borders.left.color = Color{255, 0, 0};
  const LaidOut out = with_table(made, table);
  bool found = false;
  for (const Frame& frame : out.pages.at(0).frames)
    if (const auto* rule = std::get_if<Rule>(&frame)) found |= rule->rect.right - rule->rect.left == Length::from_points(3) && rule->color == Color{};
  CHECK(found);
}

TEST_CASE("header rows are repeated on each page as artifacts and rows are not split") {
  Made made;
  Table table = grid(20, 1);
  table.rows[0].repeat_header = true;
  for (Row& row : table.rows) row.cant_split = true;
  const LaidOut out = with_table(made, table);
  REQUIRE(out.pages.size() == 2);
  const auto first = lines_of(out.pages[0]), second = lines_of(out.pages[1]);
  CHECK(first.size() == 14);
  CHECK(second.size() == 1 + 6);
  const auto& repeated = std::get<GlyphRun>(out.pages[1].frames.at(0));
  CHECK(repeated.text == "0");
  CHECK(repeated.structure == kArtifact);
}

TEST_CASE("a row that may split goes on on the next page") {
  Made made;
  Table table = grid(1, 1);
  std::string text;
  for (int i = 0; i < 4 * 20; ++i) text += "一";
  table.cells[0].blocks = {paragraph_of(text)};
  const LaidOut out = with_table(made, table);
  REQUIRE(out.pages.size() == 2);
  CHECK(lines_of(out.pages[0]).size() + lines_of(out.pages[1]).size() == 20);
}

TEST_CASE("a cell is a header cell with scope and spans in the structure") {
  Made made;
  Table table = grid(2, 2);
  table.cells[0].header = HeaderScope::Column;
  table.cells[0].column_span = 2;
  table.cells.erase(table.cells.begin() + 1);
  const LaidOut out = with_table(made, table);
  bool found = false;
  for (const StructureElement& element : out.structure)
    if (element.role == StructureRole::HeaderCell) found = element.column_span == 2 && element.scope == HeaderScope::Column;
  CHECK(found);
}

TEST_CASE("text of a cell aligned to its middle or bottom moves down by what is left") {
  Made made;
  Table table = grid(1, 2);
  table.rows[0].height = Length::from_points(54);
  table.rows[0].height_rule = HeightRule::AtLeast;
  table.cells[0].format.vertical = VerticalAlignment::Center;
  table.cells[1].format.vertical = VerticalAlignment::Bottom;
  const auto lines = lines_of(with_table(made, table).pages.at(0));
  CHECK(lines == std::vector<std::string>{"0.5,31 0", "50.5,51.5 1"});
}

TEST_CASE("a column that fits its content is never narrower than its longest word") {
  Made made;
  Table table = grid(1, 2);
  table.format.fixed_layout = false;
  table.columns[0] = Length::from_points(20);
  table.cells[0].blocks = {paragraph_of("abcdefgh")};
  CHECK(lines_of(with_table(made, table).pages.at(0)) == std::vector<std::string>{"0.5,10.5 abcdefgh1"});
}

TEST_CASE("upright characters of a vertical cell stand below each other") {
  Made made;
  Table table = grid(1, 1);
  table.cells[0].format.direction = TextDirection::VerticalRightToLeft;
  table.cells[0].blocks = {paragraph_of("一二")};
  const LaidOut out = with_table(made, table);
  std::vector<Length> y;
  for (const Frame& frame : out.pages.at(0).frames)
    if (const auto* run = std::get_if<GlyphRun>(&frame)) y.push_back(run->origin.y);
  REQUIRE(y.size() == 2);
  CHECK(y[1] - y[0] == Length::from_points(10));
}

TEST_CASE("a table inside a cell is laid out in it") {
  Made made;
  Table outer = grid(1, 1);
  outer.columns[0] = Length::from_points(150);
  outer.cells[0].blocks = {TableRef{0}, paragraph_of("尾")};
  made.document.tables.push_back(grid(2, 2));
  const auto lines = lines_of(with_table(made, outer).pages.at(0));
  REQUIRE(lines.size() == 3);
  CHECK(lines.back().find("尾") != std::string::npos);
}

TEST_CASE("a row whose lines are higher than a page still comes to an end") {
  Made made;
  made.document.sections[0].page_height = Length::from_points(180);
  made.document.character_formats[0].size = Length::from_points(90);
  Table table = grid(1, 1);
  table.columns[0] = Length::from_points(150);
  table.cells[0].blocks = {paragraph_of("一二三")};
  const LaidOut out = with_table(made, table);
  std::size_t lines = 0;
  for (const Page& page : out.pages) lines += lines_of(page).size();
  CHECK(lines == 3);
}

TEST_CASE("a heading goes to the page of the rows that the table's first row is kept with") {
  Made made;
  made.document.paragraph_formats.push_back(made.format());
  made.document.paragraph_formats[1].keep_next = true;
  std::string text;
  for (int i = 0; i < 12 * 20; ++i) text += "一";
  made.add(text);
  made.add("二").format = 1;
  Table table = grid(3, 1);
  for (Row& row : table.rows) row.cant_split = true;
  for (std::size_t row : {0U, 1U}) std::get<Paragraph>(table.cells[row].blocks.front()).format = 1;
  const LaidOut out = with_table(made, table);
  REQUIRE(out.pages.size() == 2);
  CHECK(lines_of(out.pages[0]).size() == 12);
  CHECK(lines_of(out.pages[1]).size() == 1 + 3);
}
