// The measured rules of Word's layout that the tests of the single parts do not show, each on a document of its own.
#include <doctest/doctest.h>

#include "tests/writers/layout/fake_fonts.h"
#include "writers/layout/font_set.h"
#include "writers/layout/jis_coverage.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

using Lines = std::vector<std::string>;

Length points(double value) { return Length::from_points(value); }

// A second character format in a Latin font, a second paragraph format like the first.
struct Two : Made {
  explicit Two(int characters = 20) : Made(characters) {
    CharacterFormat latin = document.character_formats[0];
    latin.fonts = {"Latin", "Latin", "Latin", "Latin", FontHint::Default};
    latin.size = points(20);
    document.character_formats.push_back(latin);
    document.paragraph_formats.push_back(format());
  }
  ParagraphFormat& second() { return document.paragraph_formats[1]; }
  Paragraph& add_second(const std::string& text) {
    Paragraph& paragraph = add(text);
    paragraph.format = 1;
    return paragraph;
  }
  Lines lines(std::size_t page = 0) { return lines_of(laid_out().pages.at(page)); }
};

Table one_cell(const std::vector<std::uint32_t>& formats, Length width = Length::from_points(100)) {
  Table table;
  table.columns = {width};
  table.rows.resize(1);
  table.format.fixed_layout = true;
  table.format.cell_margins = {};
  Cell cell;
  for (const std::uint32_t format : formats) {
    Paragraph paragraph;
    paragraph.format = format;
    Run run;
    run.text = "一";
    paragraph.runs.push_back(run);
    cell.blocks.emplace_back(paragraph);
  }
  table.cells.push_back(cell);
  return table;
}

void add_table(Made& made, const Table& table) {
  made.document.tables.push_back(table);
  made.document.body.emplace_back(TableRef{static_cast<std::int32_t>(made.document.tables.size() - 1)});
}

Lines texts(Lines lines) {
  for (std::string& line : lines) line = line.substr(line.find(' ') + 1);
  return lines;
}

}  // namespace

TEST_CASE("a mixed line takes the largest ascent and the largest descent of its runs") {
  Two made;
  Run large;
  large.text = "x";
  large.format = 1;
  made.add("一").runs.push_back(large);
  made.add("二");
  CHECK(made.lines() == Lines{"0,18 一x", "0,31.5 二"});
}

TEST_CASE("a list label lowers the line by what it reaches above the text and adds nothing below") {
  Two made;
  Paragraph& paragraph = made.add("一");
  paragraph.label = ListLabel{};
  paragraph.label->text = "x";
  paragraph.label->suffix = ListLabel::Suffix::Nothing;
  paragraph.label->format = 1;
  made.add("二");
  CHECK(made.lines() == Lines{"0,18 x一", "0,31 二"});
}

TEST_CASE("space between paragraphs on a grid is added as given and the next line does not snap back") {
  Two made;
  made.document.sections[0].grid = GridKind::Lines;
  made.document.sections[0].line_pitch = points(15.6);
  made.format().space_after = points(8);
  made.add("一");
  made.add("二");
  CHECK(made.lines() == Lines{"0,10.8 一", "0,34.4 二"});
}

TEST_CASE("space in lines counts lines of the grid where no length is given") {
  Two made;
  made.document.sections[0].grid = GridKind::Lines;
  made.document.sections[0].line_pitch = points(15.6);
  made.format().space_before_lines = 50;
  made.add("一");
  CHECK(made.lines() == Lines{"0,18.6 一"});
}

TEST_CASE("the grid rules inside table cells too") {
  Two made;
  made.document.sections[0].grid = GridKind::Lines;
  made.document.sections[0].line_pitch = points(15.6);
  add_table(made, one_cell({0, 0}));
  CHECK(made.lines() == Lines{"0,10.8 一", "0,26.4 一"});
}

TEST_CASE("space before is dropped after a page break and after a section that begins a page") {
  Two made;
  made.second().space_before = points(24);
  Run page_break;
  page_break.kind = RunKind::PageBreak;
  made.add("一").runs.push_back(page_break);
  made.add_second("二");
  Section next = made.document.sections[0];
  next.first_block = 2;
  made.document.sections.push_back(next);
  made.add_second("三");
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 3);
  CHECK(lines_of(out.pages[1]) == Lines{"0,9.5 二"});
  CHECK(lines_of(out.pages[2]) == Lines{"0,9.5 三"});
}

TEST_CASE("space before a paragraph that asks for its page is what the space after the one before leaves of it") {
  Two made;
  made.document.compatibility.mode = 14;
  made.format().space_after = points(10);
  made.second().page_break_before = true;
  made.second().space_before = points(24);
  made.add("一");
  made.add_second("二");
  CHECK(made.lines(1) == Lines{"0,23.5 二"});
}

TEST_CASE("space before is kept in a cell and space after counts unless it is contextual") {
  for (const auto& [contextual, y] : {std::pair{false, "0,35.5 二"}, {true, "0,29.5 二"}}) {
    Two made;
    made.second().space_before = points(7);
    made.second().space_after = points(6);
    made.second().contextual_spacing = contextual;
    add_table(made, one_cell({1}));
    made.add("二");
    CHECK(made.lines() == Lines{"0,16.5 一", y});
  }
}

TEST_CASE("a header that reaches below the top margin pushes the text down") {
  Two made;
  std::vector<Block> story;
  for (int i = 0; i < 5; ++i) story.emplace_back(made.add("头"));
  made.document.body.clear();
  made.document.stories.push_back(story);
  made.document.sections[0].headers.primary = 0;
  made.document.sections[0].header_distance = points(20);
  made.add("一");
  CHECK(made.lines().back() == "0,44.5 一");
}

TEST_CASE("a least row height is that of the content, an exact one that of the row") {
  for (const auto& [rule, y] : {std::pair{HeightRule::AtLeast, "0,49.5 二"}, {HeightRule::Exact, "0,39.5 二"}}) {
    Two made;
    Table table = one_cell({0});
    table.rows[0].height = points(30);
    table.rows[0].height_rule = rule;
    table.cells[0].format.margins.top = table.cells[0].format.margins.bottom = points(5);
    add_table(made, table);
    made.add("二");
    CHECK(made.lines().back() == y);
  }
}

TEST_CASE("an empty paragraph that ends a section makes no page of its own") {
  Two made;
  for (int i = 0; i < 15; ++i) made.add("一");   // 15 lines of 13 pt fill 195 of 200
  made.add("");
  Section next = made.document.sections[0];
  next.first_block = 16;
  made.document.sections.push_back(next);
  made.add("二");
  CHECK(made.laid_out().pages.size() == 2);
}

TEST_CASE("a line shrinks its blanks only where spreading it would change them more") {
  // Room for 20 halves of an em, text of 21 with six blanks: each gives up a sixth. Without its last word the line has two
  // fifths, or one, to add to each of five.
  for (const auto& [text, line] : {std::pair{"aa aa aa aa aa aaa bb cc", "aa aa aa aa aa aaa bb "}, {"aa aa aa aa aaa aaa b cc", "aa aa aa aa aaa aaa "}}) {
    Two made(10);
    made.format().alignment = Alignment::Justify;
    made.add(text);
    CHECK(texts(made.lines()).at(0) == line);
  }
}

TEST_CASE("a quotation mark in a Latin font does not hang in the margin") {
  Two made(5);
  made.document.character_formats[0].fonts.ascii = made.document.character_formats[0].fonts.high_ansi = "Latin";
  made.add("aaa aaaa,aa, b");
  for (const std::string& line : texts(made.lines())) CHECK(line.size() <= 10);
}

TEST_CASE("text without an East Asian font takes the one of its language") {
  Findings findings;
  const FakeFonts source;
  FontSet fonts(source, findings);
  CharacterFormat format;
  format.fonts = {"Latin", "Latin", "", "Latin", FontHint::Default};
  std::uint32_t index = 0;
  for (const auto& [language, family] : {std::pair{"", "宋体"}, {"zh-CN", "宋体"}, {"zh-TW", "PMingLiU"}, {"ko-KR", "Malgun Gothic"}, {"ja-JP", "MS Mincho"}, {"en-US", "MS Mincho"}}) {
    format.east_asia_language = language;
    CHECK(fonts[fonts.slot_font(index++, format, FontSlot::EastAsia)].request.family == family);
  }
}

TEST_CASE("simplified characters that MS Mincho lacks come from Microsoft JhengHei") {
  Findings findings;
  const FakeFonts source;
  FontSet fonts(source, findings);
  const FontIndex mincho = fonts.font({"MS Mincho", true, false});
  CHECK(fonts.font_of(mincho, U'中') == mincho);
  CHECK(fonts.font_of(mincho, U'a') == mincho);
  const FontIndex other = fonts.font_of(mincho, U'证');
  CHECK(fonts[other].request.family == "Microsoft JhengHei");
  CHECK(fonts[other].request.bold);
  CHECK(is_beyond_jis(U'这'));
  CHECK(!is_beyond_jis(U'关'));
}

TEST_CASE("marks side by side give up half an em where the document compresses punctuation") {
  for (const auto& [compressed, advance] : {std::pair{true, 5.0}, {false, 10.0}}) {
    Made made;
    if (compressed) made.document.compatibility.compression = Compatibility::PunctuationCompression::Punctuation;
    made.add("一）。二（三");
    const LaidOut out = made.laid_out();
    const auto& run = std::get<GlyphRun>(out.pages.at(0).frames.at(0));
    CHECK(run.glyphs.at(1).advance == points(advance));
    CHECK(run.glyphs.at(2).advance == points(10));
    CHECK(run.glyphs.at(4).advance == points(10));
  }
}

TEST_CASE("a run with a width of its own is spread or moved together into it") {
  Two made;
  made.document.character_formats[0].fit_width = points(50);
  made.add("一二三");
  const LaidOut out = made.laid_out();
  const auto& run = std::get<GlyphRun>(out.pages.at(0).frames.at(0));
  CHECK(run.glyphs.at(0).advance == points(20));
  CHECK(run.glyphs.at(2).advance == points(10));
}

TEST_CASE("automatic text in a dark cell is white") {
  for (const auto& [ground, text] : {std::pair{Color{0, 35, 149}, Color{255, 255, 255}}, {Color{242, 242, 242}, Color{}}}) {
    Two made;
    Table table = one_cell({0});
    table.cells[0].format.shading = ground;
    add_table(made, table);
    const LaidOut out = made.laid_out();
    for (const Frame& frame : out.pages.at(0).frames)
      if (const auto* run = std::get_if<GlyphRun>(&frame)) CHECK(run->color == text);
  }
}

TEST_CASE("columns that fit their content are as wide as their cells ask, whatever the grid says") {
  Two made;
  Table table = one_cell({0});
  table.format.fixed_layout = false;
  table.columns = {points(20), points(20)};
  table.cells.push_back(table.cells[0]);
  table.cells[1].column = 1;
  table.cells[0].format.width = {WidthKind::Fixed, points(40), 0};
  table.cells[1].format.width = {WidthKind::Fixed, points(60), 0};
  add_table(made, table);
  const LaidOut out = made.laid_out();
  CHECK(std::get<GlyphRun>(out.pages.at(0).frames.at(1)).origin.x == points(50 + 40));
}

TEST_CASE("marks are kept from the beginning of a line in the languages of East Asia only") {
  for (const auto& [language, first] : {std::pair{"zh-CN", "一二三四五，"}, {"en-US", "一二三四五"}}) {
    Two made(5);
    made.document.character_formats[0].east_asia_language = language;
    made.add("一二三四五，六七");
    CHECK(texts(made.lines()).at(0) == first);
  }
}

TEST_CASE("columns that are too wide together give way by what they have beyond their longest word") {
  Two made(10);
  Table table = one_cell({0});
  table.format.fixed_layout = false;
  table.format.width = {WidthKind::Fixed, points(100), 0};
  table.columns = {points(100), points(50)};
  table.cells.push_back(table.cells[0]);
  table.cells[1].column = 1;
  std::get<Paragraph>(table.cells[1].blocks[0]).runs[0].text = "aaaaaaaa";   // 40 pt
  add_table(made, table);
  // 50 pt too much: the first has 90 to spare, the second 10.
  const LaidOut out = made.laid_out();
  CHECK(std::get<GlyphRun>(out.pages.at(0).frames.at(1)).origin.x == points(50 + 55));
}

TEST_CASE("notes may stand in what a multiple adds below the last line") {
  Two made;
  made.document.notes.push_back({Note::Kind::Footnote, "1", {Block(Paragraph{})}});
  made.format().line = {LineRule::Multiple, 1.5, {}};
  Paragraph note;
  note.format = 1;
  Run words;
  words.text = "注";
  note.runs.push_back(words);
  made.document.notes[0].blocks = {Block(note)};
  // Eight lines of 19.5 pt, then a ninth whose own 13 pt end at 169: 31 pt are left for a separator and one line.
  for (int i = 0; i < 9; ++i) made.add("一");
  Run reference;
  reference.kind = RunKind::NoteReference;
  reference.object = 0;
  reference.text = "1";
  std::get<Paragraph>(made.document.body.front()).runs.push_back(reference);
  const LaidOut out = made.laid_out();
  REQUIRE(out.pages.size() == 1);
  CHECK(lines_of(out.pages[0]).back().find("注") != std::string::npos);
}
