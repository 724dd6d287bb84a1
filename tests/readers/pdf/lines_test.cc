#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/traverse.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const std::string& file) {
  const ReadResult result = read_pdf(file, {});
  Texts out;
  for (const Block& block : result.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(paragraph_text(*paragraph));
  return out;
}

Texts texts_of_page(const std::string& content) { return texts_of(pdf_of_pages({content})); }

// A page whose font maps the codes 'a', 'b' and so on to `characters`, four hexadecimal digits each.
std::string page_with_map(const std::string& content, const std::vector<std::string>& characters) {
  std::string map = "1 begincodespacerange <00> <FF> endcodespacerange\n" + std::to_string(characters.size() + 3) + " beginbfchar\n<20> <0020>\n<31> <0031>\n<32> <0032>\n";
  for (std::size_t i = 0; i < characters.size(); ++i) map += "<6" + std::to_string(i + 1) + "> <" + characters[i] + ">\n";
  return pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                 "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream_of(content),
                 "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>", stream_of(map + "endbfchar")});
}

}  // namespace

TEST_CASE("two narrow letters beside each other are two") { CHECK(texts_of_page(shown("well allgaeu 11", 100, 700)) == Texts{"well allgaeu 11"}); }

TEST_CASE("two texts drawn over each other are not mixed letter by letter") {
  const Texts texts = texts_of_page(shown("first text", 100, 700) + "BT /F1 7 Tf 1 0 0 1 103 701 Tm (second one) Tj ET\n");
  REQUIRE(texts.size() == 2);
  CHECK((texts[0] == "first text" || texts[1] == "first text"));
  CHECK((texts[0] == "second one" || texts[1] == "second one"));
}

TEST_CASE("text drawn over a filler of blanks is read in its place") {
  CHECK(texts_of_page(shown("name:                              date", 100, 700) + shown("Li", 140, 700)) == Texts{"name: Li date"});
}

TEST_CASE("blanks drawn over each other where the script changes are none, one that takes its room is one") {
  const auto page = [](const std::string& blanks, double after) { return page_with_map("BT /F1 10 Tf 1 0 0 1 100 700 Tm (a) Tj ET\n" + blanks + shown("1", after, 700), {"653F"}); };
  CHECK(texts_of(page(shown(" ", 106, 700) + shown(" ", 106, 700), 108)) == Texts{"政1"});
  CHECK(texts_of(page(shown(" ", 106, 700), 112)) == Texts{"政 1"});
}

TEST_CASE("forms of Arabic letters are the letters") {
  CHECK(texts_of(page_with_map("BT /F1 10 Tf 1 0 0 1 100 700 Tm (ba) Tj ET\n", {"FEFB", "FE91"})) == Texts{"\u0644\u0627\u0628"});
}

TEST_CASE("turned text is read along its own direction") {
  for (const char* matrix : {"0 1 -1 0 300 400", "-1 0 0 -1 300 400", "0 -1 1 0 300 400", "0.7071 0.7071 -0.7071 0.7071 300 400", "0.866 -0.5 0.5 0.866 300 400"}) {
    CAPTURE(matrix);
    CHECK(texts_of_page(std::string("BT /F1 10 Tf ") + matrix + " Tm (turned words) Tj ET\n") == Texts{"turned words"});
  }
}

TEST_CASE("lines of turned text follow each other across their direction") {
  const std::string page = "BT /F1 10 Tf 0 1 -1 0 300 400 Tm (one) Tj ET\nBT /F1 10 Tf 0 1 -1 0 330 400 Tm (two) Tj ET\n";
  CHECK(texts_of_page(page) == Texts{"one two"});
}

TEST_CASE("words from right to left are read in the order of reading") {
  // Alef, bet, gimel, drawn from left to right as a page shows them; a number keeps its own order.
  const std::vector<std::string> letters = {"05D0", "05D1", "05D2"};
  CHECK(texts_of(page_with_map("BT /F1 10 Tf 1 0 0 1 100 700 Tm (cba) Tj ET\n", letters)) == Texts{"אבג"});
  CHECK(texts_of(page_with_map("BT /F1 10 Tf 1 0 0 1 100 700 Tm (bc 12 ab) Tj ET\n", letters)) == Texts{"בא 12 גב"});
}

TEST_CASE("an accent drawn over a letter belongs to it") {
  const std::vector<std::string> characters = {"00B4", "0065", "0061"};   // acute, e, a
  const std::string over = "BT /F1 10 Tf 1 0 0 1 100 700 Tm (c) Tj (a) Tj 1 0 0 1 106 700 Tm (b) Tj ET\n";
  CHECK(texts_of(page_with_map(over, characters)) == Texts{"aé"});
  const std::string beside = "BT /F1 10 Tf 1 0 0 1 100 700 Tm (cab) Tj ET\n";
  CHECK(texts_of(page_with_map(beside, characters)) == Texts{"a´e"});
}

TEST_CASE("the number of a note behind a figure is no digit of it") {
  CHECK(texts_of_page(shown("173", 100, 700) + "BT /F1 6 Tf 1 0 0 1 116.7 704 Tm (1) Tj ET\n") == Texts{"173 1"});
}

TEST_CASE("a code without a glyph draws nothing") { CHECK(texts_of_page("BT /F1 10 Tf 1 0 0 1 100 700 Tm (a\\001\\002b) Tj ET\n") == Texts{"a b"}); }

TEST_CASE("a line that a clip cuts is whole, one that it hides is hidden") {
  const std::string page = "q 90 690 40 20 re W n\n" + shown("figure 123456", 100, 700) + shown("hidden", 100, 600) + "Q\n" + shown("seen", 100, 500);
  CHECK(texts_of_page(page) == Texts{"figure 123456 seen"});
}

TEST_CASE("replacement text stands for all that its sequence holds") {
  const std::string page = "BT /F1 10 Tf 1 0 0 1 100 700 Tm /Span << /ActualText (word) >> BDC (w) Tj /Span << /Lang (en) >> BDC (or) Tj EMC (d) Tj EMC ( next) Tj ET\n";
  CHECK(texts_of_page(page) == Texts{"word next"});
}

TEST_CASE("a letter drawn into another text's gap stands there") {
  // "1 9" with room for the point, which a second drawing of the figure brings.
  const std::string first = "BT /F1 10 Tf 1 0 0 1 100 700 Tm [(1) -278 (9)] TJ ET\n", second = "BT /F1 10 Tf 1 0 0 1 100 700 Tm (1.9) Tj ET\n";
  CHECK(texts_of_page(first + second) == Texts{"1.9"});
  CHECK(texts_of_page("BT /F1 10 Tf 1 0 0 1 100 700 Tm (1 9) Tj ET\n" + second) == Texts{"1.9"});
}

TEST_CASE("another text over the first keeps the letters that both share") {
  const Texts texts = texts_of_page(shown("Page", 100, 700) + shown("Potato", 100, 700));
  REQUIRE(texts.size() == 2);
  CHECK((texts[0] == "Potato" || texts[1] == "Potato"));
  CHECK((texts[0] == "Page" || texts[1] == "Page"));
}

TEST_CASE("a text drawn in slices is there once and whole") {
  // The lower slice holds the point that the upper one lacks.
  const std::string upper = "q 90 703 100 10 re W n BT /F1 10 Tf 1 0 0 1 100 700 Tm [(1) -278 (9)] TJ ET Q\n", lower = "q 90 695 100 8.5 re W n BT /F1 10 Tf 1 0 0 1 100 700 Tm (1.9) Tj ET Q\n";
  CHECK(texts_of_page(upper + lower) == Texts{"1.9"});
}

TEST_CASE("blanks in a grid that is no table part the words as before") {
  // Two shaded areas with hardly a word: no table; the gap alone would be too narrow between figures.
  const std::string areas = "0.9 g 90 690 200 20 re f 90 600 200 20 re f 0.9 g 90 500 200 20 re f 0 g\n";
  const std::string line = "BT /F1 10 Tf 1 0 0 1 100 696 Tm (2026.01.25) Tj -0.5 Tc ( ) Tj 0 Tc (18:16) Tj ET\n";
  CHECK(texts_of_page(areas + line) == Texts{"2026.01.25 18:16"});
}

TEST_CASE("where letters follow each other to a hair a narrow gap parts words, and where they are spaced out it does not") {
  CHECK(texts_of_page("BT /F1 10 Tf 1 0 0 1 100 700 Tm [(reproduced) -130 (with) -130 (permission)] TJ ET\n") == Texts{"reproduced with permission"});
  std::string spaced = "BT /F1 10 Tf 1 0 0 1 100 700 Tm [";
  for (const char letter : std::string("spacedoutletters")) spaced += "(" + std::string(1, letter) + ") -130 ";
  CHECK(texts_of_page(spaced + "] TJ ET\n") == Texts{"spacedoutletters"});
}
