// Paragraphs that stand beside the text: frames and dropped capitals.
#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"
#include "writers/layout/text_frames.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

Length points(double value) { return Length::from_points(value); }

std::uint32_t framed(Made& made, const TextFrame& frame) {
  ParagraphFormat format = made.document.paragraph_formats[0];
  format.frame = frame;
  made.document.paragraph_formats.push_back(format);
  return static_cast<std::uint32_t>(made.document.paragraph_formats.size() - 1);
}

std::vector<std::string> lines_beside(Made& made) {
  box_text_frames(made.document);
  return lines_of(made.laid_out().pages.at(0));
}

}  // namespace

TEST_CASE("a frame at the margin stands beside the paragraph below it, whose lines keep off it") {
  Made made;
  const std::uint32_t format = framed(made, {.vertical = TextFrame::Anchor::Text, .align_x = TextFrame::Align::End, .width = points(60), .distance_x = points(10)});
  made.add("框框").format = format;
  made.add("框").format = format;
  made.add("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
  CHECK(lines_beside(made) == std::vector<std::string>{"140,9.5 框框", "140,22.5 框", "0,9.5 一二三四五六七八九十一二三", "0,22.5 四五六七八九十一二三四五六", "0,35.5 七八九十"});
}

TEST_CASE("a frame without a width is as wide as its text") {
  Made made;
  made.add("框框").format = framed(made, {.vertical = TextFrame::Anchor::Text, .align_x = TextFrame::Align::End});
  made.add("一");
  CHECK(lines_beside(made).front() == "180,9.5 框框一");
}

TEST_CASE("a dropped capital stands at the head of its paragraph, one in the margin before it") {
  Made made;
  made.add("大").format = framed(made, {.drop_cap = TextFrame::DropCap::Drop, .lines = 2});
  made.add("一二三四五六七八九十一二三四五六七八九十一二三");
  CHECK(lines_beside(made) == std::vector<std::string>{"0,9.5 大一二三四五六七八九十一二三四五六七八九", "0,22.5 十一二三"});
  Made other;
  other.add("大").format = framed(other, {.drop_cap = TextFrame::DropCap::Margin, .horizontal = TextFrame::Anchor::Page});
  other.add("一");
  CHECK(lines_beside(other) == std::vector<std::string>{"-10,9.5 大一"});
}

TEST_CASE("a frame on the page stands where it says, and one below which nothing stands remains in the text") {
  Made made;
  made.add("框").format = framed(made, {.horizontal = TextFrame::Anchor::Page, .vertical = TextFrame::Anchor::Page, .x = points(20), .y = points(30)});
  made.add("一");
  CHECK(lines_beside(made) == std::vector<std::string>{"-30,-10.5 框", "0,9.5 一"});
  Made last;
  last.add("一");
  last.add("框").format = framed(last, {.horizontal = TextFrame::Anchor::Page, .x = points(20)});
  CHECK(lines_beside(last) == std::vector<std::string>{"0,9.5 一", "0,22.5 框"});
  REQUIRE(last.findings.items().size() == 1);
  CHECK(last.findings.items()[0].code == Code::FrameNotLaidOut);
}

TEST_CASE("sections keep to their blocks where frames leave them") {
  Document document;
  document.sections.resize(2);
  document.paragraph_formats.resize(2);
  document.paragraph_formats[1].frame = TextFrame{};
  for (const std::uint32_t format : {1U, 0U, 1U, 0U}) {
    Paragraph paragraph;
    paragraph.format = format;
    document.body.emplace_back(paragraph);
  }
  document.sections[1].first_block = 2;
  box_text_frames(document);
  CHECK(document.body.size() == 2);
  CHECK(document.sections[1].first_block == 1);
  CHECK(document.text_boxes.size() == 2);
}
