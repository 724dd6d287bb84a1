#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

std::vector<std::string> set_in(int characters, const std::string& text) {
  Made made(characters);
  made.add(text);
  std::vector<std::string> lines = lines_of(made.laid_out().pages.at(0));
  for (std::string& line : lines) line = line.substr(line.find(' ') + 1);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line of East Asian text breaks between any two characters") { CHECK(set_in(5, "一二三四五六七") == Lines{"一二三四五", "六七"}); }

TEST_CASE("a stop may hang in the margin and a mark that opens may not end a line") {
  CHECK(set_in(5, "一二三四五。六七") == Lines{"一二三四五。", "六七"});
  CHECK(set_in(5, "一二三四（六）七") == Lines{"一二三四", "（六）七"});
}

TEST_CASE("a second closing mark does not hang too but takes a character with it to the next line") {
  CHECK(set_in(5, "一二三四五。”六七") == Lines{"一二三四", "五。”六七"});
}

TEST_CASE("without hanging punctuation the character before a stop goes with it to the next line") {
  Made made(5);
  made.format().overflow_punctuation = false;
  made.add("一二三四五。六");
  const auto lines = lines_of(made.laid_out().pages.at(0));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "0,9.5 一二三四");
  CHECK(lines[1] == "0,22.5 五。六");
}

TEST_CASE("Latin words move whole to the next line and break inside only where longer than a line") {
  CHECK(set_in(5, "abcde fghij kl") == Lines{"abcde ", "fghij kl"});
  CHECK(set_in(5, "abcdefghijklmn") == Lines{"abcdefghij", "klmn"});
}

TEST_CASE("dashes and ellipses of two are not parted") { CHECK(set_in(5, "一二三四——五") == Lines{"一二三四", "——五"}); }

TEST_CASE("a quarter of an em stands between Han characters and letters or digits") {
  Made made;
  made.add("共5件x");
  const LaidOut out = made.laid_out();
  const auto& run = std::get<GlyphRun>(out.pages.at(0).frames.at(0));
  REQUIRE(run.glyphs.size() == 4);
  CHECK(run.glyphs[0].advance == Length::from_points(12.5));
  CHECK(run.glyphs[1].advance == Length::from_points(7.5));
  CHECK(run.glyphs[2].advance == Length::from_points(12.5));
  CHECK(run.text == "共5件x");
}

TEST_CASE("justification spreads what is left between East Asian characters but not on the last line") {
  Made made(5);
  made.format().alignment = Alignment::Justify;
  made.add("一二三四（五六七");
  const LaidOut out = made.laid_out();
  const auto& first = std::get<GlyphRun>(out.pages.at(0).frames.at(0));
  CHECK(first.glyphs.at(0).advance == Length::from_emu(127'000 + 127'000 / 3));
  const auto& last = std::get<GlyphRun>(out.pages.at(0).frames.at(1));
  CHECK(last.glyphs.at(0).advance == Length::from_points(10));
}

TEST_CASE("a right tab sets the text before it flush at its stop and a leader fills the room") {
  Made made;
  made.format().tabs = {{Length::from_points(150), TabAlignment::Right, TabLeader::Dot}};
  Paragraph& paragraph = made.add("一");
  Run tab;
  tab.kind = RunKind::Tab;
  paragraph.runs.push_back(tab);
  Run number;
  number.text = "12";
  paragraph.runs.push_back(number);
  const LaidOut out = made.laid_out();
  const auto& run = std::get<GlyphRun>(out.pages.at(0).frames.back());
  CHECK(run.text == "12");
  CHECK(run.origin.x == Length::from_points(50 + 140));
}

TEST_CASE("first-line indents in characters are measured in the paragraph's own size") {
  Made made(10);
  made.format().indent_first_chars = 200;
  made.add("一二三四五六七八九十");
  const auto lines = lines_of(made.laid_out().pages.at(0));
  CHECK(lines == Lines{"20,9.5 一二三四五六七八", "0,22.5 九十"});
}

TEST_CASE("a character that no font has is reported once and something is drawn in its place") {
  Made made;
  made.add("一\xEE\x84\xA3\xEE\x84\xA3");
  const LaidOut out = made.laid_out();
  CHECK(made.findings.items().size() == 1);
  CHECK(std::get<GlyphRun>(out.pages.at(0).frames.at(0)).glyphs.size() == 3);
}

TEST_CASE("the blanks of a justified line shrink by a quarter at most to let one more word on to it") {
  // 21 half ems in room for 20: two blanks give up a quarter of half an em each, one may not give up more.
  Made made(10);
  made.format().alignment = Alignment::Justify;
  made.add("aaaaaa bbbbbb ccccc dddd eeee");
  CHECK(lines_of(made.laid_out().pages.at(0)).at(0) == "0,9.5 aaaaaa bbbbbb ccccc ");
  Made wider(10);
  wider.format().alignment = Alignment::Justify;
  wider.add("aaaaaa bbbbbb cccccccc dddd");
  CHECK(lines_of(wider.laid_out().pages.at(0)).at(0) == "0,9.5 aaaaaa bbbbbb ");
}

TEST_CASE("Hebrew runs from right to left inside a line that runs to the right, its numbers do not") {
  Made made;
  made.add("ab \u05D0\u05D1 12 \u05D2 cd");
  std::string drawn;
  const LaidOut laid_out = made.laid_out();
  for (const Frame& frame : laid_out.pages.at(0).frames)
    if (const auto* run = std::get_if<GlyphRun>(&frame)) drawn += run->text;
  CHECK(drawn == "ab \u05D2 12 \u05D1\u05D0 cd");
}

TEST_CASE("a paragraph that runs to the left begins at the right") {
  Made made;
  made.format().right_to_left = true;
  made.add("\u05D0\u05D1");
  const LaidOut out = made.laid_out();
  const auto& first = std::get<GlyphRun>(out.pages.at(0).frames.at(0));
  CHECK(first.text == "\u05D1");
  CHECK(first.origin.x == Length::from_points(50 + 190));
}
