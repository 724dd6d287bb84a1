#include "readers/pdf/cmap.h"

#include <doctest/doctest.h>

#include "readers/pdf/glyph_names.h"
#include "readers/pdf/lexer.h"
#include "readers/pdf/numbered.h"

using namespace zhengben::pdf;

TEST_CASE("a ToUnicode map gives text by character and by range") {
  const CMap map = CMap::parsed(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0001> <4E00> <0002> <D83DDE00> endbfchar\n"
      "2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <00660069>] endbfrange");
  CHECK(map.text(1, 2) == "一");
  CHECK(map.text(2, 2) == "😀");
  CHECK(map.text(0x11, 2) == "B");
  CHECK(map.text(0x21, 2) == "fi");
  CHECK(!map.text(3, 2).has_value());
  std::size_t at = 0;
  int length = 0;
  CHECK(map.next_code(std::string_view("\0\1\0", 3), at, length) == 1);
  CHECK(length == 2);
  CHECK(map.next_code(std::string_view("\0\1\0", 3), at, length) == 0);   // a code that is cut still moves on
  CHECK(at == 3);
}

TEST_CASE("a predefined Chinese map reads one and two byte codes as text") {
  const auto map = CMap::predefined("GBK-EUC-H");
  REQUIRE(map.has_value());
  const std::string bytes = "A\xB9\xE6";
  std::size_t at = 0;
  int length = 0;
  std::uint32_t code = map->next_code(bytes, at, length);
  CHECK(map->text(code, length) == "A");
  code = map->next_code(bytes, at, length);
  CHECK(map->text(code, length) == "规");
  CHECK(CMap::predefined("Identity-V")->vertical());
  CHECK(!CMap::predefined("Nonsense-H").has_value());
}

TEST_CASE("a glyph's name says its text and a name that says nothing says nothing") {
  CHECK(text_of_glyph_name("eacute") == "é");
  CHECK(text_of_glyph_name("uni4E004E8C") == "一二");
  CHECK(text_of_glyph_name("u1F600") == "😀");
  CHECK(text_of_glyph_name("f_i") == "fi");
  CHECK(text_of_glyph_name("A.sc") == "A");
  CHECK(text_of_glyph_name(".notdef").empty());
  CHECK(text_of_glyph_name("nosuchglyph").empty());
}

TEST_CASE("tokens of a content stream come out whole and unbalanced ones end with the data") {
  Lexer lexer("(a\\(b\\051\\n) <4142 4> /Na#6de --5 1.5.2 [1 2");
  CHECK(lexer.next().text == "a(b)\n");
  CHECK(lexer.next().text == "AB@");
  CHECK(lexer.next().text == "Name");
  CHECK(lexer.next().number == -5);
  CHECK(lexer.next().number == 1.5);
  CHECK(lexer.next().kind == Token::Kind::ArrayBegin);
  lexer.next();
  lexer.next();
  CHECK(lexer.next().kind == Token::Kind::End);
  std::vector<Operand> operands;
  Lexer nested("[[[[ (x) ] Tj");
  CHECK(next_operation(nested, operands).empty());
}

TEST_CASE("a number of an outline is told from a figure") {
  CHECK(begins_numbered("（四）不予公开"));
  CHECK(begins_numbered("四、结转"));
  CHECK(begins_numbered("3.其他"));
  CHECK(!begins_numbered("58.8%"));
  CHECK(!begins_numbered("一是加强"));
}
