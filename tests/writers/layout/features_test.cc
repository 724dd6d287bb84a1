// What stands beside the text: shapes, rules of pages and paragraphs, numbers of lines, small text above a base.
#include <doctest/doctest.h>

#include "model/room_only.h"
#include "tests/writers/layout/fake_fonts.h"
#include "writers/layout/shape_path.h"

using namespace zhengben;
using namespace zhengben::layout;

namespace {

Length points(double value) { return Length::from_points(value); }

template <typename Kind>
std::vector<Kind> all(const Page& page) {
  std::vector<Kind> out;
  for (const Frame& frame : page.frames)
    if (const auto* found = std::get_if<Kind>(&frame)) out.push_back(*found);
  return out;
}

TextBox box_of(const std::string& shape) {
  TextBox box;
  box.shape = shape;
  box.placed.width = points(80);
  box.placed.height = points(40);
  box.placed.inline_with_text = false;
  box.placed.horizontal = box.placed.vertical = Placement::Anchor::Page;
  box.fill = Color{10, 20, 30};
  return box;
}

void add_box(Made& made, TextBox box) {
  made.document.text_boxes.push_back(std::move(box));
  Run run;
  run.kind = RunKind::TextBox;
  run.object = static_cast<std::int32_t>(made.document.text_boxes.size() - 1);
  made.add("一").runs.push_back(run);
}

Border rule(double width, double space) { return {LineStyle::Single, points(width), points(space), {}}; }

}  // namespace

TEST_CASE("a preset shape is drawn by its outline, an unknown one as a rectangle that is told of") {
  Made made;
  add_box(made, box_of("diamond"));
  const LaidOut out = made.laid_out();
  const auto paths = all<Path>(out.pages.at(0));
  REQUIRE(paths.size() == 1);
  CHECK(paths[0].fill == Color{10, 20, 30});
  REQUIRE(paths[0].segments.size() == 5);
  CHECK(paths[0].segments[1].to.x == points(40));
  CHECK(paths[0].segments[1].to.y == points(0));
  CHECK(made.findings.items().empty());
  Made other;
  add_box(other, box_of("gear9"));
  CHECK(all<Path>(other.laid_out().pages.at(0)).at(0).segments.size() == 5);
  REQUIRE(other.findings.items().size() == 1);
  CHECK(other.findings.items()[0].code == Code::FeatureNotLaidOut);
}

TEST_CASE("every outline stays in its rectangle and text inside it") {
  const Rect rect{points(10), points(20), points(110), points(70)};
  for (const char* name : {"rect", "roundRect", "ellipse", "triangle", "rtTriangle", "diamond", "parallelogram", "trapezoid", "pentagon", "hexagon", "octagon", "plus", "star4", "star5", "star6",
                           "star8", "frame", "donut", "chevron", "homePlate", "rightArrow", "leftArrow", "upArrow", "downArrow", "leftRightArrow", "upDownArrow", "flowChartProcess",
                           "flowChartDecision", "flowChartTerminator", "flowChartInputOutput", "flowChartConnector", "line"}) {
    CAPTURE(name);
    const ShapeOutline outline = shape_outline(name, {}, rect);
    CHECK(outline.known);
    CHECK(!outline.segments.empty());
    const auto within = [&](const Point2& at) { return at.x >= rect.left - points(0.01) && at.x <= rect.right + points(0.01) && at.y >= rect.top - points(0.01) && at.y <= rect.bottom + points(0.01); };
    for (const PathSegment& segment : outline.segments)
      if (segment.kind != PathSegment::Kind::Close) CHECK(within(segment.to));
    CHECK(within({outline.text.left, outline.text.top}));
    CHECK(within({outline.text.right, outline.text.bottom}));
    CHECK(outline.text.left < outline.text.right);
  }
}

TEST_CASE("text of a shape stands where it is anchored") {
  for (const auto& [vertical, y] : {std::pair{VerticalAlignment::Top, 9.5}, {VerticalAlignment::Center, 23.0}, {VerticalAlignment::Bottom, 36.5}}) {
    Made made;
    TextBox box = box_of("");
    box.vertical = vertical;
    Paragraph inside;
    inside.runs.emplace_back();
    inside.runs[0].text = "字";
    box.blocks.emplace_back(inside);
    add_box(made, box);
    const LaidOut out = made.laid_out();
    double found = 0;
    for (const GlyphRun& run : all<GlyphRun>(out.pages.at(0)))
      if (run.text == "字") found = run.origin.y.points();
    CHECK(found == doctest::Approx(y));
  }
}

TEST_CASE("a box that is turned takes its text with it, about its middle") {
  Made made;
  TextBox box = box_of("");
  box.placed.rotation_degrees = 90;
  Paragraph inside;
  inside.runs.emplace_back();
  inside.runs[0].text = "字";
  box.blocks.emplace_back(inside);
  add_box(made, box);
  const LaidOut out = made.laid_out();
  // 80 x 40 about (40, 20): its left top goes to (60, -20).
  const Point2 corner = all<Path>(out.pages.at(0)).at(0).segments.at(0).to;
  CHECK(corner.x.points() == doctest::Approx(60));
  CHECK(corner.y.points() == doctest::Approx(-20));
  for (const GlyphRun& run : all<GlyphRun>(out.pages.at(0))) {
    if (run.text != "字") continue;
    CHECK(run.rotation_degrees == doctest::Approx(-90));
    CHECK(run.origin.x.points() == doctest::Approx(60 - 9.5));
    CHECK(run.origin.y.points() == doctest::Approx(-20));
  }
}

TEST_CASE("a turned box on the line has room for all of itself") {
  Made made;
  TextBox box = box_of("");
  box.placed.inline_with_text = true;
  box.placed.rotation_degrees = 90;
  add_box(made, box);
  made.add("二");
  CHECK(lines_of(made.laid_out().pages.at(0)).back() == "0,93 二");
}

TEST_CASE("a gradient runs from side to side of its box, in its own direction") {
  Made made;
  TextBox box = box_of("");
  box.gradient = Gradient{.stops = {{0, {255, 0, 0}}, {0.5, {0, 255, 0}}, {1, {0, 0, 255}}}, .degrees = 90};
  add_box(made, box);
  const auto paths = all<Path>(made.laid_out().pages.at(0));
  REQUIRE(paths.size() == 1);
  REQUIRE(paths[0].shading.has_value());
  CHECK(paths[0].shading->stops.size() == 3);
  CHECK(paths[0].shading->from.y.points() == doctest::Approx(0));
  CHECK(paths[0].shading->to.y.points() == doctest::Approx(40));
  CHECK(paths[0].shading->to.x.points() == doctest::Approx(40));
}

TEST_CASE("two colours of a gradient pass into each other by light, as Word's do") {
  Made made;
  TextBox box = box_of("");
  box.gradient = Gradient{.stops = {{0, {0, 0, 0}}, {1, {255, 255, 255}}}};
  add_box(made, box);
  const auto paths = all<Path>(made.laid_out().pages.at(0));
  REQUIRE(paths.at(0).shading.has_value());
  const auto& stops = paths[0].shading->stops;
  CHECK(stops.front().color == Color{0, 0, 0});
  CHECK(stops.back().color == Color{255, 255, 255});
  CHECK(stops.at(stops.size() / 2).color.red == 186);
}

TEST_CASE("a line's arrow stands at its end") {
  Made made;
  TextBox box = box_of("line");
  box.fill.reset();
  box.borders.top = rule(2, 0);
  box.arrow_at_end = true;
  add_box(made, box);
  const auto paths = all<Path>(made.laid_out().pages.at(0));
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].segments.at(0).to.x == points(80));
  CHECK(paths[0].segments.at(0).to.y == points(40));
  CHECK(paths[0].fill.has_value());
}

TEST_CASE("adjustments change an outline, and those that are not followed are told of") {
  const Rect rect{{}, {}, points(100), points(50)};
  const ShapeOutline arrow = shape_outline("rightArrow", {0.8, 0.4}, rect);
  CHECK(arrow.adjusted);
  CHECK(arrow.segments.at(0).to.y.points() == doctest::Approx(5));
  CHECK(arrow.segments.at(1).to.x.points() == doctest::Approx(80));
  CHECK_FALSE(shape_outline("star5", {0.3}, rect).adjusted);
  CHECK(shape_outline("star5", {}, rect).adjusted);
}

TEST_CASE("lines of a box may run down it") {
  Made made;
  TextBox box = box_of("");
  box.direction = TextDirection::Rotated90;
  Paragraph inside;
  inside.runs.emplace_back();
  inside.runs[0].text = "字字字字字";
  box.blocks.emplace_back(inside);
  add_box(made, box);
  int lines = 0;
  for (const GlyphRun& run : all<GlyphRun>(made.laid_out().pages.at(0)))
    if (run.text.find("字") == 0) {
      ++lines;
      CHECK(run.rotation_degrees == doctest::Approx(-90));
    }
  CHECK(lines == 2);   // four characters of 10 fit the height of 40
}

TEST_CASE("what keeps only its room shows nothing and moves the text below it down") {
  Made made;
  TextBox box = box_of(kRoomOnly);
  box.placed.inline_with_text = true;
  add_box(made, box);
  made.add("二");
  const LaidOut out = made.laid_out();
  CHECK(all<Path>(out.pages.at(0)).empty());
  CHECK(lines_of(out.pages.at(0)).back() == "0,53 二");
}

TEST_CASE("a drawing is placed in the margin that it names") {
  Made made;
  TextBox box = box_of("");
  box.placed.horizontal = Placement::Anchor::RightMargin;
  box.placed.vertical = Placement::Anchor::BottomMargin;
  box.placed.x = points(-5);
  box.placed.y = points(3);
  add_box(made, box);
  const LaidOut out = made.laid_out();
  const Point2 at = all<Path>(out.pages.at(0)).at(0).segments.at(0).to;
  CHECK(at.x == points(300 - 50 - 5));
  CHECK(at.y == points(300 - 50 + 3));
}

TEST_CASE("the sides of a box around several paragraphs and its shading run on through the blank between them") {
  Made made;
  ParagraphFormat boxed;
  boxed.borders.left = boxed.borders.right = rule(1, 0);
  boxed.shading = Color{240, 240, 240};
  boxed.space_after = points(12);
  made.document.paragraph_formats.push_back(boxed);
  const auto format = static_cast<std::uint32_t>(made.document.paragraph_formats.size() - 1);
  made.add("一").format = format;
  made.add("二").format = format;
  Length bottom;
  int pieces = 0;
  for (const Rule& rule : all<Rule>(made.laid_out().pages.at(0))) {
    if (rule.rect.right - rule.rect.left > points(2)) continue;   // the shading
    if (rule.rect.left > points(100)) continue;                   // the right side
    if (pieces++ > 0) CHECK(rule.rect.top.points() == doctest::Approx(bottom.points()));
    bottom = rule.rect.bottom;
  }
  CHECK(pieces == 2);
}

TEST_CASE("page borders stand off the text or off the edge of the page") {
  for (const auto& [from_page, left] : {std::pair{false, 50.0 - 4 - 1}, {true, 4.0 + 0}}) {
    Made made;
    Section& section = made.document.sections[0];
    section.page_borders.left = rule(1, 4);
    section.page_borders_from_page = from_page;
    made.add("一");
    const auto rules = all<Rule>(made.laid_out().pages.at(0));
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].rect.left == points(left));
    CHECK(rules[0].artifact == ArtifactKind::Layout);
  }
}

TEST_CASE("page borders of the first page stand on no other") {
  Made made;
  made.document.sections[0].page_borders.top = rule(1, 4);
  made.document.sections[0].page_border_pages = PageBorderPages::First;
  for (int i = 0; i < 20; ++i) made.add("一");
  const LaidOut out = made.laid_out();
  CHECK(all<Rule>(out.pages.at(0)).size() == 1);
  CHECK(all<Rule>(out.pages.at(1)).empty());
}

TEST_CASE("lines are numbered as the section asks, outside the structure") {
  Made made(3);
  made.document.sections[0].line_numbers.count_by = 2;
  made.add("一二三四五六七");
  const LaidOut out = made.laid_out();
  std::vector<std::string> numbers;
  for (const GlyphRun& run : all<GlyphRun>(out.pages.at(0)))
    if (run.structure == kArtifact) numbers.push_back(run.text);
  CHECK(numbers == std::vector<std::string>{"2"});
}

TEST_CASE("ruby stands above its base at half its size, in the line's height and in reading order") {
  Made made;
  Paragraph& paragraph = made.add("");
  Run run;
  run.kind = RunKind::Ruby;
  run.text = "汉";
  run.annotation = "han";
  paragraph.runs.push_back(run);
  made.add("二");
  const LaidOut out = made.laid_out();
  const auto runs = all<GlyphRun>(out.pages.at(0));
  REQUIRE(runs.size() == 5);
  CHECK(runs[0].text == "汉");
  CHECK(runs[1].text == "h");
  CHECK(runs[1].size == points(5));
  CHECK(runs[1].origin.y < runs[0].origin.y - points(7));
  CHECK(runs[1].structure == runs[0].structure);
  CHECK(runs[0].origin.y == points(50 + 13));            // 0.8 em of text and half an em above it
  CHECK(made.findings.items().empty());
}

TEST_CASE("cells that stand apart have frames of their own") {
  Made made;
  Table table;
  table.columns = {points(50), points(50)};
  table.rows.resize(1);
  table.format.fixed_layout = true;
  table.format.cell_margins = {};
  table.format.cell_spacing = points(3);
  for (int c = 0; c < 2; ++c) {
    Cell cell;
    cell.column = c;
    cell.format.borders.left = rule(1, 0);
    Paragraph inside;
    inside.runs.emplace_back();
    inside.runs[0].text = "字";
    cell.blocks.emplace_back(inside);
    table.cells.push_back(cell);
  }
  made.document.tables.push_back(table);
  made.document.body.emplace_back(TableRef{0});
  const LaidOut out = made.laid_out();
  const auto rules = all<Rule>(out.pages.at(0));
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].rect.left == points(50 + 3 - 0.5));
  CHECK(rules[1].rect.left == points(50 + 50 + 3 - 0.5));
  CHECK(made.findings.items().empty());
}

TEST_CASE("a bar tab is a rule through the paragraph and stops nothing") {
  Made made;
  made.format().tabs = {{points(30), TabAlignment::Bar, TabLeader::None}};
  made.add("一");
  const auto rules = all<Rule>(made.laid_out().pages.at(0));
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].rect.bottom - rules[0].rect.top == points(13));
}

TEST_CASE("vertical text of a section is told of as a loss") {
  Made made;
  made.document.sections[0].direction = TextDirection::VerticalRightToLeft;
  made.add("一");
  made.laid_out();
  REQUIRE(made.findings.items().size() == 1);
  CHECK(made.findings.items()[0].severity == Severity::Loss);
}
