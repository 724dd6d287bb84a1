#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"
#include "model/error.h"

using namespace zhengben;
using namespace zhengben::layout;

// Lines of 10 pt are 13 pt high, so that 15 of them fill a page of 200 pt (195 pt).
namespace {

std::size_t lines_on(const LaidOut& out, std::size_t page) { return lines_of(out.pages.at(page)).size(); }

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count * 20; ++i) text += "一";
  return text;
}

}  // namespace

TEST_CASE("lines that do not fit go on to the next page") {
  Made made;
  made.add(lines(17));
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 2);
  CHECK(lines_on(out, 0) == 15);
  CHECK(lines_on(out, 1) == 2);
}

TEST_CASE("widow and orphan control leave no line alone on either page") {
  Made made;
  made.format().widow_control = true;
  made.add(lines(16));
  const LaidOut widow = made.laid_out();
  CHECK(lines_on(widow, 0) == 14);
  CHECK(lines_on(widow, 1) == 2);
  Made other;
  other.format().widow_control = true;
  other.add(lines(14));
  other.add(lines(2));
  const LaidOut orphan = other.laid_out();
  CHECK(lines_on(orphan, 0) == 14);
  CHECK(lines_on(orphan, 1) == 2);
}

TEST_CASE("a paragraph kept with the next goes to the page of the next") {
  Made made;
  made.document.paragraph_formats.push_back(made.format());
  made.document.paragraph_formats[1].keep_next = true;
  made.add(lines(14));
  made.add("一").format = 1;
  made.add(lines(2)).format = 0;
  made.document.paragraph_formats[0].keep_lines = true;
  const LaidOut out = made.laid_out();
  CHECK(lines_on(out, 0) == 14);
  CHECK(lines_on(out, 1) == 3);
}

TEST_CASE("the larger of the space after and the space before stands between paragraphs, their sum under the old setting") {
  Made made;
  made.format().space_before = Length::from_points(6);
  made.format().space_after = Length::from_points(10);
  made.add("一");
  made.add("二");
  CHECK(lines_of(made.laid_out().pages.at(0)) == std::vector<std::string>{"0,15.5 一", "0,38.5 二"});
  made.document.compatibility.sum_paragraph_spacing = true;
  CHECK(lines_of(made.laid_out().pages.at(0)) == std::vector<std::string>{"0,15.5 一", "0,44.5 二"});
}

TEST_CASE("space before is kept at the top of the document and dropped at the top of the next page") {
  Made made;
  made.format().space_before = Length::from_points(6);
  made.add(lines(14));
  made.add("二");
  const LaidOut out = made.laid_out();
  CHECK(lines_of(out.pages.at(0)).at(0).substr(0, 6) == "0,15.5");
  CHECK(lines_of(out.pages.at(1)).at(0) == "0,9.5 二");
}

TEST_CASE("contextual spacing drops its own side between paragraphs of one style") {
  Made made;
  made.format().space_before = Length::from_points(6);
  made.format().space_after = Length::from_points(10);
  made.document.paragraph_formats.push_back(made.format());
  made.document.paragraph_formats[1].contextual_spacing = true;
  made.add("一");
  made.add("二").format = 1;
  CHECK(lines_of(made.laid_out().pages.at(0)).at(1) == "0,38.5 二");
  std::get<Paragraph>(made.document.body[0]).format = 1;
  CHECK(lines_of(made.laid_out().pages.at(0)).at(1) == "0,28.5 二");
}

TEST_CASE("a page break ends the page and a paragraph that ends in one leaves no empty line behind") {
  Made made;
  Run page_break;
  page_break.kind = RunKind::PageBreak;
  made.add("一").runs.push_back(page_break);
  made.add("二");
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 2);
  CHECK(lines_of(out.pages.at(1)) == std::vector<std::string>{"0,9.5 二"});
}

TEST_CASE("a section on a new page has its own paper, a continuous one goes on below") {
  Made made;
  made.add("一");
  made.add("二");
  made.add("三");
  Section continuous = made.document.sections[0];
  continuous.first_block = 1;
  continuous.start = SectionStart::Continuous;
  Section wide = made.document.sections[0];
  wide.first_block = 2;
  wide.page_width = Length::from_points(500);
  made.document.sections.push_back(continuous);
  made.document.sections.push_back(wide);
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 2);
  CHECK(lines_on(out, 0) == 2);
  CHECK(out.pages[1].width == Length::from_points(500));
}

TEST_CASE("columns are filled one after the other") {
  Made made;
  made.document.sections[0].columns = {{Length::from_points(90), Length::from_points(20)}, {Length::from_points(90), {}}};
  std::string text;
  for (int i = 0; i < 9 * 20; ++i) text += "一";
  made.add(text);
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 1);
  const auto found = lines_of(out.pages[0]);
  CHECK(found.size() == 20);
  CHECK(found[15].substr(0, 8) == "110,9.5 ");
}

TEST_CASE("a rule between columns ends with their section, whatever follows on the page or the next") {
  for (const SectionStart start : {SectionStart::Continuous, SectionStart::NextPage}) {
    Made made;
    Section& first = made.document.sections[0];
    first.columns = {{Length::from_points(90), Length::from_points(20)}, {Length::from_points(90), {}}};
    first.column_rule = true;
    Section next = made.document.sections[0];
    next.columns.clear();
    next.column_rule = false;
    next.first_block = 1;
    next.start = start;
    made.document.sections.push_back(next);
    made.add("一二三四五六七八九十一二三四五六七八九十");
    made.add("后");
    int rules = 0;
    const auto laid_out = made.laid_out();   // a loop over a part of a temporary would outlive it
    for (const Frame& frame : laid_out.pages.at(0).frames)
      if (const auto* rule = std::get_if<Rule>(&frame)) {
        ++rules;
        CHECK(rule->rect.top.points() == doctest::Approx(50));
      }
    CHECK(rules == 1);
  }
}

TEST_CASE("a footer prints the number of its page and of all pages, as an artifact") {
  Made made;
  made.add(lines(17));
  Paragraph footer;
  Run number, count;
  number.kind = RunKind::PageNumber;
  count.kind = RunKind::PageCount;
  footer.runs = {number, count};
  made.document.stories.push_back({footer});
  made.document.sections[0].footers.primary = 0;
  made.document.sections[0].footer_distance = Length::from_points(20);
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 2);
  const auto& run = std::get<GlyphRun>(out.pages[1].frames.at(0));
  CHECK(run.text == "22");
  CHECK(run.structure == kArtifact);
  CHECK(run.artifact == ArtifactKind::Pagination);
  CHECK(out.pages[1].label == "2");
}

TEST_CASE("a page number keeps the numbering format that its field asks for") {
  Made made;
  made.add(lines(17));
  Paragraph footer;
  footer.runs.resize(2);
  footer.runs[0].kind = RunKind::PageNumber;
  footer.runs[0].annotation = "lowerRoman";
  footer.runs[1].kind = RunKind::PageCount;
  footer.runs[1].annotation = "numberInDash";
  made.document.stories.push_back({footer});
  made.document.sections[0].footers.primary = 0;
  made.document.sections[0].footer_distance = Length::from_points(20);
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 2);
  CHECK(std::get<GlyphRun>(out.pages[1].frames.at(0)).text == "ii- 2 -");
}

TEST_CASE("a paragraph over two pages is one structure element and headings are in the outline") {
  Made made;
  made.add("一、总则").role = Role::Heading;
  std::get<Paragraph>(made.document.body[0]).level = 1;
  made.add(lines(17));
  const LaidOut out = made.laid_out();
  CHECK(out.structure.size() == 3);
  REQUIRE(out.outline.size() == 1);
  CHECK(out.outline[0].title == "一、总则");
}

TEST_CASE("a footnote stands at the foot of the page of its reference") {
  Made made;
  Run reference;
  reference.kind = RunKind::NoteReference;
  reference.text = "1";
  reference.object = 0;
  made.add("一").runs.push_back(reference);
  Note note;
  Paragraph text;
  Run run;
  run.text = "注";
  text.runs.push_back(run);
  note.blocks.push_back(text);
  made.document.notes.push_back(note);
  const auto found = lines_of(made.laid_out().pages.at(0));
  CHECK(found.back() == "0,196.5 注");
}

TEST_CASE("more pages than the limit is an error") {
  Made made;
  for (int i = 0; i < 40; ++i) made.add(lines(15));
  CHECK_THROWS_AS(made.laid_out(30), Error);
}

TEST_CASE("up to mode 14 a paragraph that asks for a new page keeps its space before, from mode 15 on it does not") {
  for (const auto& [mode, y] : {std::pair{14, "0,15.5 二"}, {15, "0,9.5 二"}}) {
    Made made;
    made.document.compatibility.mode = mode;
    made.document.paragraph_formats.push_back(made.format());
    made.document.paragraph_formats[1].page_break_before = true;
    made.document.paragraph_formats[1].space_before = Length::from_points(6);
    made.add("一");
    made.add("二").format = 1;
    CHECK(lines_of(made.laid_out().pages.at(1)).at(0) == y);
  }
}

TEST_CASE("what a multiple adds below the last line may reach below the foot of the page") {
  Made made;
  made.format().line = {LineRule::Multiple, 2.0, {}};
  made.add(lines(8));
  // Eight lines of 26 pt are 208 pt, but the eighth needs only 13 of its own: 195 of 200.
  CHECK(made.laid_out().pages.size() == 1);
}

TEST_CASE("a picture alone on a line is as high as itself and what the multiple adds to the text that is not there") {
  Made made;
  made.format().line = {LineRule::Multiple, 1.5, {}};
  Run picture;
  picture.kind = RunKind::Image;
  picture.object = 0;
  picture.placed = Placement{};
  picture.placed->width = picture.placed->height = Length::from_points(40);
  made.document.images.push_back({});
  made.add("").runs.push_back(picture);
  made.add("一");
  CHECK(lines_of(made.laid_out().pages.at(0)).back() == "0,56 一");
}
