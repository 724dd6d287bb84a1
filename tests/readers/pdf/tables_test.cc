// Ruled tables as programs really draw them, and what a page break does to them.
#include <doctest/doctest.h>

#include <algorithm>

#include "make_pdf.h"
#include "model/table.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string cells_of(const Table& table) {
  std::string out;
  for (const Cell& cell : table.cells)
    out += std::to_string(cell.row) + "," + std::to_string(cell.column) + (cell.row_span > 1 ? "v" : "") + (cell.column_span > 1 ? ">" : "") + "=" + cell_text(cell) + (cell.uncertain ? "?" : "") + ";";
  return out;
}

std::string only_table(const std::vector<std::string>& pages) {
  const ReadResult result = read_pdf(pdf_of_pages(pages), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(is_full_grid(result.document.tables[0]));
  return cells_of(result.document.tables[0]);
}

std::string line(double x0, double y0, double x1, double y1) {
  return std::to_string(x0) + " " + std::to_string(y0) + " m " + std::to_string(x1) + " " + std::to_string(y1) + " l S\n";
}

const std::string kHead = ruled({100, 200, 300}, {700, 680, 660}) + shown("a", 110, 685) + shown("b", 210, 685);

}  // namespace

TEST_CASE("a line under the text of a cell is no rule") {
  // "WWWW" is 37.76 points wide in Helvetica.
  CHECK(only_table({kHead + shown("WWWW", 202, 665) + line(202, 663.5, 239.76, 663.5) + shown("1", 110, 665)}) == "0,0=a;0,1=b;1,0=1;1,1=WWWW;");
}

TEST_CASE("a bar beside the table and the caption above it does not draw the caption in") {
  const ReadResult result = read_pdf(pdf_of_pages({kHead + shown("caption", 110, 712) + line(98.3, 660, 98.3, 722) + shown("1", 110, 665) + shown("2", 210, 665)}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=a;0,1=b;1,0=1;1,1=2;");
}

TEST_CASE("a row of one cell before a page break belongs to the table after it") {
  const std::string first = ruled({100, 300}, {90, 70}) + shown("title", 180, 75);
  const std::string second = ruled({100, 200, 300}, {780, 760, 740}) + shown("name", 110, 765) + shown("count", 210, 765) + shown("b", 110, 745) + shown("2", 210, 745);
  CHECK(only_table({first, second}) == "0,0>=title;1,0=name;1,1=count;2,0=b;2,1=2;");
}

TEST_CASE("the rest of a cut row that holds one label's last word belongs to the table before it") {
  const std::string first = ruled({100, 200, 300}, {110, 90, 70}) + shown("name", 110, 95) + shown("count", 210, 95) + shown("long", 110, 75) + shown("1", 210, 75);
  CHECK(only_table({first, ruled({100, 200, 300}, {780, 760}) + shown("label", 110, 765)}) == "0,0=name;0,1=count;1,0=long label;1,1=1;");
}

TEST_CASE("a frame round a text that no table follows is no table") {
  const ReadResult result = read_pdf(pdf_of_pages({ruled({100, 300}, {90, 70}) + shown("title", 180, 75), shown("text", 90, 765)}), {});
  CHECK(result.document.tables.empty());
  std::string text;
  for (const Block& block : result.document.body) text += paragraph_text(std::get<Paragraph>(block)) + " ";
  CHECK(text == "title text ");
}

TEST_CASE("a row of full lines that the page's end cut is one row though no cell below is blank") {
  const std::string first = ruled({100, 130, 160}, {110, 90, 70}) + shown("x", 105, 95) + shown("y", 135, 95) + shown("WW", 105, 75) + shown("WW", 135, 75);
  const std::string second = ruled({100, 130, 160}, {780, 760, 740}) + shown("WWa", 102, 765) + shown("WWb", 132, 765) + shown("1", 110, 745) + shown("2", 140, 745);
  CHECK(only_table({first, second}) == "0,0=x;0,1=y;1,0=WW WWa;1,1=WW WWb;2,0=1;2,1=2;");
}

TEST_CASE("rows that say their stub's text again stay apart over a page break") {
  std::string first = ruled({100, 200, 300}, {110, 90, 70}) + shown("h", 110, 95) + shown("i", 210, 95) + shown("stub", 110, 75) + shown("one", 210, 75);
  std::string second = ruled({100, 200, 250, 300}, {780, 760, 740}) + shown("stub", 110, 765) + shown("two", 210, 765) + shown("three", 255, 765) + shown("s", 110, 745) + shown("1", 210, 745) + shown("2", 255, 745);
  CHECK(only_table({first, second}) == "0,0=h;0,1>=i;1,0=stub;1,1>=one;2,0=stub;2,1=two;2,2=three;3,0=s;3,1=1;3,2=2;");
}

TEST_CASE("a text too tall for its cell is not read as part of the cell below") {
  const std::string page = ruled({100, 200, 300}, {700, 680, 660}) + shown("high", 110, 690) + shown("text", 110, 677) + shown("b", 210, 685) + shown("1", 110, 663) + shown("2", 210, 665);
  CHECK(only_table({page}) == "0,0=high text;0,1=b;1,0=1;1,1=2;");
}

TEST_CASE("a figure that runs over a rule is one figure and both cells are uncertain") {
  CHECK(only_table({kHead + shown("123456", 191, 665) + shown("x", 110, 665)}) == "0,0=a;0,1=b;1,0=x?;1,1=123456?;");
}

TEST_CASE("a narrow gap in a figure is no blank where the page draws its blanks") {
  CHECK(only_table({kHead + shown("x y", 110, 665) + shown("5", 210, 665) + shown("7", 217.6, 665)}) == "0,0=a;0,1=b;1,0=x y;1,1=57;");
  CHECK(only_table({kHead + shown("x", 110, 665) + shown("5", 210, 665) + shown("7", 217.6, 665)}) == "0,0=a;0,1=b;1,0=x;1,1=5 7;");
}

TEST_CASE("figures that are whole by themselves are not joined over the lines of a narrow cell") {
  // "1-0173" is 31.14 points wide in Helvetica, "0.955" 25.02.
  const std::string cells = ruled({100, 134, 162, 192}, {700, 680, 650}) + shown("a", 110, 685) + shown("b", 140, 685) + shown("c", 170, 685);
  CHECK(only_table({cells + shown("1-0173", 101, 668) + shown("1-3802", 101, 655) + shown("0.955", 135, 668) + shown("0.931", 135, 655) + shown("12,34", 163, 668) + shown("5", 163, 655)}) ==
        "0,0=a;0,1=b;0,2=c;1,0=1-0173\n1-3802;1,1=0.955\n0.931;1,2=12,345;");
}

TEST_CASE("a figure with a blank drawn behind it does not go on in the next line") {
  const std::string cells = ruled({100, 120, 140}, {700, 680, 650}) + shown("a", 105, 685) + shown("b", 125, 685);
  CHECK(only_table({cells + shown("123", 101, 668) + shown("456", 101, 655) + shown("123 ", 121, 668) + shown("456", 121, 655)}) == "0,0=a;0,1=b;1,0=123456;1,1=123\n456;");
}

TEST_CASE("a page that says a whole table again loses none of it") {
  const auto page = [](double top) { return ruled({100, 200, 300}, {top, top - 20, top - 40, top - 60}) + shown("x 1", 110, top - 15) + shown("x 2", 210, top - 15) +
                                            shown("x 3", 110, top - 35) + shown("x 4", 210, top - 35) + shown("y", 110, top - 55) + shown("z", 210, top - 55); };
  const ReadResult result = read_pdf(pdf_of_pages({page(110), page(780)}), {});
  REQUIRE(result.document.tables.size() == 2);
  CHECK(cells_of(result.document.tables[0]) == cells_of(result.document.tables[1]));
}
