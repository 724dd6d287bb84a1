#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "model/bind/bind.h"
#include "model/error.h"
#include "model/text.h"
#include "readers/reader.h"

using namespace zhengben;

namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(ZHENGBEN_FIXTURES) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Paragraphs in quotes, tables as rows in brackets with cells between bars.
std::string shape_of(std::string_view text) {
  const ReadResult read = read_text(text, {});
  std::string out;
  for (const Block& block : read.document.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += "'" + paragraph_text(*paragraph) + "'";
      continue;
    }
    const Table& table = read.document.tables[static_cast<std::size_t>(std::get<TableRef>(block).table)];
    CHECK(is_full_grid(table));
    int row = -1;
    for (const Cell& cell : table.cells) {
      out += cell.row == row ? "|" : row < 0 ? "[" : "][";
      row = cell.row;
      out += cell_text(cell);
    }
    out += "]";
  }
  return out;
}

}  // namespace

TEST_CASE("a dump's cells, rows and tables come from tabs and blank lines") {
  CHECK(shape_of("甲\n乙\n") == "'甲''乙'");
  CHECK(shape_of("表\n\ta\n\tb\n\n\tc\n\td\n\n\n后\n") == "'表'[a|b][c|d]'后'");
  CHECK(shape_of("\ta\n更多\n\tb\n\n\n") == "[a\n更多|b]");
  CHECK(shape_of("\ta\n\tb\n\n\n\tc\n\td\n\n\n") == "[a|b][c|d]");
  CHECK(shape_of("\t\n\t\xC2\xA0\x30\n\n\n") == "[|\xC2\xA0\x30]");
  CHECK(shape_of("\ta\n\n\tb\n\tc\n\n\n") == "[a][b|c]");
}

TEST_CASE("lines that begin with a tab and make no row stay lines of text") { 
  CHECK(shape_of("\t第一段。\n\t第二段。\n") == "'\t第一段。''\t第二段。'");
  CHECK(shape_of("\t第一段。\n\t第二段。\n\n后\n") == "'\t第一段。''\t第二段。''后'");
}

TEST_CASE("lines with tabs between words are rows") {
  CHECK(shape_of("甲\t1\t2\n乙\t3\t4\n末\n") == "[甲|1|2][乙|3|4]'末'");
  CHECK(shape_of("电话\t123\n末\n") == "'电话\t123''末'");
}

TEST_CASE("text in another encoding is read and the guess is told") {
  const std::string gb18030 = "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\n";
  const ReadResult read = read_text(gb18030, {});
  CHECK(paragraph_text(std::get<Paragraph>(read.document.body.at(0))) == "政府信息公开工作年度报告");
  REQUIRE(read.findings.items().size() == 1);
  CHECK(read.findings.items()[0].code == Code::TextEncodingGuessed);
  using namespace std::string_literals;
  CHECK(shape_of("\xFF\xFE\x32\x75\n\0"s) == "'甲'");
  CHECK(shape_of("\xFE\xFF\x75\x32\0\n"s) == "'甲'");
  CHECK(shape_of("\xEF\xBB\xBF甲\r\n乙") == "'甲''乙'");
}

TEST_CASE("a text of blanks is an empty input") { CHECK_THROWS_AS(read_text(" \n\t\n", {}), Error); }

TEST_CASE("the seed's dump is bound whole") {
  ReadResult read = read_text(file("seed/gongshu-2020.txt"), {});
  std::vector<const Form*> forms;
  for (const Form& form : builtin_forms()) forms.push_back(&form);
  const auto report = bind(read.document, forms, read.findings);
  REQUIRE(report);
  CHECK(report->form->version == "2019");
  CHECK(report->title == "2020年拱墅区人力资源和社会保障局政府信息公开工作年度报告");
  CHECK(report->agency == "拱墅区人力资源和社会保障局");
  CHECK(report->year == 2020);
  int bound = 0;
  for (const FieldValue& value : report->fields) bound += value.table >= 0 ? 1 : 0;
  CHECK(bound == 198);
  REQUIRE(report->field("t2.art20_5.other_service.decisions"));
  CHECK(report->field("t2.art20_5.other_service.decisions")->raw == "95221");
  CHECK(report->field("t3.denied.third_party.total")->raw == "00\xC2\xA0");
  CHECK_FALSE(read.findings.wants_person());
}
