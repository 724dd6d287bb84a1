// Tables that rules do not enclose, and what looks like one but is none.
#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/table.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string cells_of(const Table& table) {
  std::string out;
  for (const Cell& cell : table.cells) {
    if (cell_text(cell).empty()) continue;
    out += std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.row_span > 1) out += "v" + std::to_string(cell.row_span);
    if (cell.column_span > 1) out += ">" + std::to_string(cell.column_span);
    out += "=" + cell_text(cell) + ";";
  }
  return out;
}

std::string only_table(const std::string& page, const ReadOptions& options = {}) {
  const ReadResult result = read_pdf(pdf_of_pages({page}), options);
  REQUIRE(result.document.tables.size() == 1);
  CHECK(is_full_grid(result.document.tables[0]));
  return cells_of(result.document.tables[0]);
}

std::string rule(double x0, double x1, double y) { return "0.5 w " + std::to_string(x0) + " " + std::to_string(y) + " m " + std::to_string(x1) + " " + std::to_string(y) + " l S\n"; }

// Rows of a label and figures, 14 points apart.
std::string rows(double top, const std::vector<std::vector<std::string>>& texts, const std::vector<double>& columns = {100, 220, 320}) {
  std::string out;
  for (std::size_t r = 0; r < texts.size(); ++r)
    for (std::size_t c = 0; c < texts[r].size(); ++c)
      if (!texts[r][c].empty()) out += shown(texts[r][c], columns[c], top - 14 * static_cast<double>(r));
  return out;
}

const std::vector<std::vector<std::string>> kRows = {{"name", "count", "share"}, {"north", "12", "40"}, {"south", "18", "60"}};
const std::string kCells = "0,0=name;0,1=count;0,2=share;1,0=north;1,1=12;1,2=40;2,0=south;2,1=18;2,2=60;";

}  // namespace

TEST_CASE("a table of three lines is a table") { CHECK(only_table(rule(90, 380, 712) + rule(90, 380, 696) + rule(90, 380, 667) + rows(700, kRows)) == kCells); }

TEST_CASE("a table ruled across only is a table, and a rule parts its rows") {
  std::string page = rule(90, 380, 712) + rows(700, {{"name", "count", "share"}}) + rule(90, 380, 694);
  page += shown("the north", 100, 684) + shown("and west", 100, 672) + shown("12", 220, 678) + shown("40", 320, 678) + rule(90, 380, 666);
  page += rows(656, {{"south", "18", "60"}}) + rule(90, 380, 650) + rows(640, {{"east", "3", "5"}}) + rule(90, 380, 634);
  CHECK(only_table(page) == "0,0=name;0,1=count;0,2=share;1,0=the north and west;1,1=12;1,2=40;2,0=south;2,1=18;2,2=60;3,0=east;3,1=3;3,2=5;");
}

TEST_CASE("figures below each other in columns are a table without any rule") { CHECK(only_table(rows(700, kRows)) == kCells); }

TEST_CASE("a heading over two columns spans them, by the rule below it") {
  const std::string page = rule(90, 380, 728) + shown("both", 265, 716) + rule(215, 350, 711) + rule(90, 380, 696) + rule(90, 380, 667) + rows(700, kRows);
  CHECK(only_table(page) == "0,1>2=both;1,0=name;1,1=count;1,2=share;2,0=north;2,1=12;2,2=40;3,0=south;3,1=18;3,2=60;");
}

TEST_CASE("a heading in the middle of all columns is a row of one cell") {
  const std::string page = rows(700, {{"name", "count", "share"}, {"north", "12", "40"}}) + shown("abroad", 205, 672) + rows(658, {{"south", "18", "60"}, {"east", "3", "5"}});
  CHECK(only_table(page) == "0,0=name;0,1=count;0,2=share;1,0=north;1,1=12;1,2=40;2,0>3=abroad;3,0=south;3,1=18;3,2=60;4,0=east;4,1=3;4,2=5;");
}

TEST_CASE("a label in two lines beside a figure in their middle is one row") {
  const std::string page = rows(700, {{"name", "count", "share"}, {"a longer name", "12", "40"}}) + shown("a name longer", 100, 666) + shown("than its line", 100, 654) + shown("18", 220, 660) + shown("60", 320, 660) + rows(640, {{"east", "3", "5"}});
  CHECK(only_table(page) == "0,0=name;0,1=count;0,2=share;1,0=a longer name;1,1=12;1,2=40;2,0=a name longer than its line;2,1=18;2,2=60;3,0=east;3,1=3;3,2=5;");
}

TEST_CASE("cells that are areas of colour without rules are a table") {
  std::string page;
  for (const double y : {690.0, 670.0, 650.0})
    for (const double x : {100.0, 200.0, 300.0}) page += (y > 680 ? "0.6 0.7 0.9 rg " : "0.9 0.9 0.9 rg ") + std::to_string(x) + " " + std::to_string(y) + " 100 20 re f\n";
  page += "0 g " + shown("name", 110, 695) + shown("count", 210, 695) + shown("share", 310, 695) + shown("north", 110, 675) + shown("12", 210, 675) + shown("40", 310, 675) + shown("south", 110, 655) + shown("18", 210, 655) + shown("60", 310, 655);
  CHECK(only_table(page) == kCells);
}

TEST_CASE("rows of one cell between open nets of rules belong to the table") {
  std::string page;
  for (const double y : {700.0, 680.0, 660.0, 640.0, 620.0, 600.0}) page += rule(100, 300, y);
  page += "200 680 m 200 640 l S 200 620 m 200 600 l S\n";
  page += shown("title", 190, 685) + shown("a", 110, 665) + shown("1", 210, 665) + shown("b", 110, 645) + shown("2", 210, 645) + shown("other", 190, 625) + shown("c", 110, 605) + shown("3", 210, 605);
  CHECK(only_table(page) == "0,0>2=title;1,0=a;1,1=1;2,0=b;2,1=2;3,0>2=other;4,0=c;4,1=3;");
}

TEST_CASE("a grid that parts rows but not columns takes its columns from the text") {
  const std::string page = ruled({90, 380}, {712, 696, 682, 667}) + rows(700, kRows);
  CHECK(only_table(page) == kCells);
}

TEST_CASE("a list, a table of contents and two columns of prose are no tables") {
  std::string list, contents, prose;
  for (int i = 1; i < 6; ++i) {
    list += shown(std::to_string(i) + ".", 90, 700 - 14 * i) + shown("an item of some words that goes on for a while", 110, 700 - 14 * i);
    contents += shown("chapter of the book .......................", 90, 700 - 14 * i) + shown(std::to_string(3 * i), 400, 700 - 14 * i);
  }
  for (int i = 0; i < 20; ++i) prose += shown("running text that fills a column of the page", 60, 700 - 14 * i) + shown("running text that fills the other column here", 310, 700 - 14 * i);
  for (const std::string& page : {list, contents, prose}) CHECK(read_pdf(pdf_of_pages({page}), {}).document.tables.empty());
}

TEST_CASE("the grid of a chart with a word in it is no table") {
  CHECK(read_pdf(pdf_of_pages({ruled({100, 300}, {700, 680, 660, 640, 620}) + shown("curve", 150, 705) + shown("legend", 180, 665)}), {}).document.tables.empty());
}

TEST_CASE("each character of a table without rules stands in one cell and in no paragraph") {
  const ReadResult result = read_pdf(pdf_of_pages({shown("before the table", 90, 740) + rows(700, kRows) + shown("after the table", 90, 600)}), {});
  std::string text;
  for (const Block& block : result.document.body)
    text += std::holds_alternative<Paragraph>(block) ? paragraph_text(std::get<Paragraph>(block)) + ";" : "[" + cells_of(result.document.tables[static_cast<std::size_t>(std::get<TableRef>(block).table)]) + "]";
  CHECK(text == "before the table;[" + kCells + "]after the table;");
}

TEST_CASE("where regions are given their tables are found and no others") {
  ReadOptions options;
  options.table_regions = {{1, 90, 842 - 715, 400, 842 - 665}};
  const std::string page = rows(700, {{"one", "two words", ""}, {"three", "four words", ""}, {"five", "six", ""}}) + rows(500, kRows);
  CHECK(only_table(page, options) == "0,0=one;0,1=two words;1,0=three;1,1=four words;2,0=five;2,1=six;");
}
