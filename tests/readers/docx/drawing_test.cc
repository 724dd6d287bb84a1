// Drawings beside the text: shapes, groups, charts, lines, and what Word makes up where a file says nothing.
#include <doctest/doctest.h>

#include "readers/reader.h"
#include "tests/readers/docx/make_docx.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

const std::string kNames =
    R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" )"
    R"(xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml")";

std::string drawing(const std::string& content, const std::string& kind = "inline") {
  return "<w:p><w:r><w:drawing><wp:" + kind + " " + kNames + R"(><wp:positionH relativeFrom="rightMargin"><wp:posOffset>12700</wp:posOffset></wp:positionH>)" +
         R"(<wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData>)" + content + "</a:graphicData></a:graphic></wp:" + kind + "></w:drawing></w:r></w:p>";
}

std::string shape(const std::string& preset, const std::string& look, const std::string& where = R"(<a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/>)") {
  return "<wps:wsp><wps:spPr><a:xfrm>" + where + "</a:xfrm><a:prstGeom prst=\"" + preset + "\"/>" + look + R"(</wps:spPr><wps:bodyPr anchor="ctr"/></wps:wsp>)";
}

const std::string kGreen = R"(<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>)";

std::string pict(const std::string& content) { return "<w:p><w:r><w:pict " + kNames + ">" + content + "</w:pict></w:r></w:p>"; }

bool found(const ReadResult& result, Code code) {
  for (const Finding& f : result.findings.items())
    if (f.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("a shape without text is read with its outline, fill and line") {
  const auto boxes = read_body(drawing(shape("chevron", kGreen + R"(<a:ln w="25400"><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill></a:ln>)"))).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].shape == "chevron");
  CHECK(boxes[0].fill == Color{0, 255, 0});
  CHECK(boxes[0].borders.top.width == Length::from_points(2));
  CHECK(boxes[0].borders.top.color == Color{0, 0, 255});
  CHECK(boxes[0].vertical == VerticalAlignment::Center);
  CHECK(boxes[0].placed.width == Length::from_points(100));
}

TEST_CASE("a colour of a shape is changed by its luminance") {
  const auto boxes = read_body(drawing(shape("rect", R"(<a:solidFill><a:srgbClr val="808080"><a:lumMod val="50000"/></a:srgbClr></a:solidFill>)"))).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].fill == Color{64, 64, 64});
}

TEST_CASE("the shapes of a group stand where the group's own coordinates put them") {
  // 200 x 100 units from (100, 100) on 100 x 50 pt.
  const std::string group = R"(<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="100" y="100"/><a:chExt cx="200" cy="100"/></a:xfrm></wpg:grpSpPr>)" +
                            shape("ellipse", kGreen, R"(<a:off x="200" y="150"/><a:ext cx="100" cy="50"/>)") + "</wpg:wgp>";
  const auto boxes = read_body(drawing(group, "anchor")).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].placed.horizontal == Placement::Anchor::RightMargin);
  CHECK(boxes[0].placed.x.points() == doctest::Approx(1 + 50));
  CHECK(boxes[0].placed.y.points() == doctest::Approx(25));
  CHECK(boxes[0].placed.width.points() == doctest::Approx(50));
}

TEST_CASE("what stands in a group that is turned goes round its middle and is turned too") {
  const std::string group = R"(<wpg:wgp><wpg:grpSpPr><a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="0" y="0"/><a:chExt cx="100" cy="50"/></a:xfrm></wpg:grpSpPr>)" +
                            shape("ellipse", kGreen, R"(<a:off x="0" y="0"/><a:ext cx="20" cy="10"/>)") + "</wpg:wgp>";
  const auto boxes = read_body(drawing(group, "anchor")).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].placed.rotation_degrees == doctest::Approx(90));
  // Its middle was at (10, 5) of 100 x 50 points: 40 left of and 20 above the group's, which become 20 right and 40 above.
  CHECK(boxes[0].placed.x.points() == doctest::Approx(1 + 50 + 20 - 10));
  CHECK(boxes[0].placed.y.points() == doctest::Approx(25 - 40 - 5));
}

TEST_CASE("a group that is mirrored mirrors the places and the turns of what stands in it") {
  const std::string group = R"(<wpg:wgp><wpg:grpSpPr><a:xfrm flipH="1"><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/><a:chOff x="0" y="0"/><a:chExt cx="100" cy="50"/></a:xfrm></wpg:grpSpPr>)"
                            R"(<wps:wsp><wps:spPr><a:xfrm rot="600000"><a:off x="0" y="0"/><a:ext cx="20" cy="10"/></a:xfrm><a:prstGeom prst="rect"/>)" + kGreen + "</wps:spPr></wps:wsp></wpg:wgp>";
  const auto boxes = read_body(drawing(group, "anchor")).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].placed.flip_horizontal);
  CHECK(boxes[0].placed.rotation_degrees == doctest::Approx(-10));
  CHECK(boxes[0].placed.x.points() == doctest::Approx(1 + 80));
}

TEST_CASE("a gradient is read with its colours in order, its direction and the colour in its middle") {
  const auto boxes = read_body(drawing(shape("rect", R"(<a:gradFill><a:gsLst><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>)"))).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  REQUIRE(boxes[0].gradient.has_value());
  REQUIRE(boxes[0].gradient->stops.size() == 2);
  CHECK(boxes[0].gradient->stops[0].color == Color{255, 0, 0});
  CHECK(boxes[0].gradient->degrees == doctest::Approx(90));
  CHECK(boxes[0].fill == Color{128, 0, 128});
}

TEST_CASE("a turn, lines that run down and effects of a shape are read or told of") {
  const ReadResult result = read_body(drawing(R"(<wps:wsp><wps:spPr><a:xfrm rot="2700000" flipV="1"/><a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 40000"/></a:avLst></a:prstGeom>)" + kGreen +
                                              R"(<a:effectLst><a:outerShdw dist="1"/></a:effectLst></wps:spPr><wps:bodyPr vert="vert270"/></wps:wsp>)"));
  REQUIRE(result.document.text_boxes.size() == 1);
  const TextBox& box = result.document.text_boxes[0];
  CHECK(box.placed.rotation_degrees == doctest::Approx(45));
  CHECK(box.placed.flip_vertical);
  CHECK(box.direction == TextDirection::Rotated270);
  CHECK(box.adjustments == std::vector<double>{0.4});
  CHECK(found(result, Code::EffectDropped));
}

TEST_CASE("a picture or pattern that fills a shape is a loss") {
  const ReadResult result = read_body(drawing(shape("rect", R"(<a:pattFill prst="pct5"><a:bgClr><a:srgbClr val="EEEEEE"/></a:bgClr></a:pattFill>)")));
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].severity == Severity::Loss);
  CHECK(result.document.text_boxes.at(0).fill == Color{238, 238, 238});
}

TEST_CASE("a fill by style comes from the theme's list, in the colour of the reference") {
  const std::string theme = R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme/><a:fontScheme/><a:fmtScheme><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
                            R"(<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:schemeClr val="phClr"/></a:gs></a:gsLst></a:gradFill></a:fillStyleLst>)"
                            R"(<a:lnStyleLst><a:ln w="25400"/></a:lnStyleLst></a:fmtScheme></a:themeElements></a:theme>)";
  const std::string styled = R"(<wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:style><a:lnRef idx="1"><a:srgbClr val="000000"/></a:lnRef><a:fillRef idx="2"><a:srgbClr val="00FF00"/></a:fillRef></wps:style></wps:wsp>)";
  const auto boxes = read_body(drawing(styled), {{"word/theme/theme1.xml", theme}}).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  REQUIRE(boxes[0].gradient.has_value());
  CHECK(boxes[0].gradient->stops[1].color == Color{0, 255, 0});
  CHECK(boxes[0].borders.top.width == Length::from_points(2));
}

TEST_CASE("a VML shape's turn and gradient are read: its own colour stands at the bottom") {
  const auto boxes = read_body(pict(R"(<v:rect style="width:20pt;height:10pt;rotation:90;flip:x" fillcolor="#f00"><v:fill type="gradient" color2="#00f"/></v:rect>)")).document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].placed.rotation_degrees == doctest::Approx(90));
  CHECK(boxes[0].placed.flip_horizontal);
  REQUIRE(boxes[0].gradient.has_value());
  CHECK(boxes[0].gradient->degrees == doctest::Approx(90));   // downwards
  CHECK(boxes[0].gradient->stops[0].color == Color{0, 0, 255});
}

TEST_CASE("a chart keeps its room and is told of") {
  const ReadResult result = read_body(drawing(R"(<c:chart r:id="rId9"/>)"));
  REQUIRE(result.document.text_boxes.size() == 1);
  CHECK(result.document.text_boxes[0].shape == "none");
  CHECK(result.document.text_boxes[0].placed.height == Length::from_points(50));
  CHECK(found(result, Code::ObjectSkipped));
}

TEST_CASE("lines and shapes of VML are read, a line by its ends") {
  const auto boxes = read_body(pict(R"(<v:line style="position:absolute" from="10pt,30pt" to="40pt,10pt" strokecolor="gray"/><v:oval style="width:20pt;height:10pt" fillcolor="#f00"/>)")).document.text_boxes;
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[0].shape == "line");
  CHECK(boxes[0].placed.x == Length::from_points(10));
  CHECK(boxes[0].placed.y == Length::from_points(10));
  CHECK(boxes[0].placed.width == Length::from_points(30));
  CHECK(boxes[0].placed.flip_vertical);
  CHECK(boxes[0].borders.top.color == Color{128, 128, 128});
  CHECK(boxes[1].shape == "ellipse");
  CHECK(boxes[1].fill == Color{255, 0, 0});
}

TEST_CASE("what VML says of a box is read: no fill and no line, alignment, distances, turn and the place of its text") {
  const auto boxes = read_body(pict(R"(<v:rect style="position:absolute;width:50pt;height:20pt;rotation:90;mso-position-horizontal:right;mso-position-horizontal-relative:page;)"
                                    R"(mso-position-vertical:center;mso-wrap-distance-left:9pt;v-text-anchor:middle" filled="f" stroked="f"><v:textbox inset="1pt,2pt,3pt,4pt"><w:txbxContent>)"
                                    R"(<w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect>)"))
                         .document.text_boxes;
  REQUIRE(boxes.size() == 1);
  CHECK(!boxes[0].fill.has_value());
  CHECK(boxes[0].borders == Borders{});
  CHECK(boxes[0].placed.align_x == Alignment::End);
  CHECK(boxes[0].placed.horizontal == Placement::Anchor::Page);
  CHECK(boxes[0].placed.align_y == Placement::AlignY::Center);
  CHECK(boxes[0].placed.distance_left == Length::from_points(9));
  CHECK(boxes[0].placed.rotation_degrees == 90);
  CHECK(boxes[0].vertical == VerticalAlignment::Center);
  CHECK(boxes[0].insets.left == Length::from_points(1));
  CHECK(boxes[0].insets.bottom == Length::from_points(4));
}

TEST_CASE("an underline of which only the colour is given is none") {
  const Document document = read_body(R"(<w:p><w:r><w:rPr><w:u w:color="FF0000"/></w:rPr><w:t>x</w:t></w:r></w:p>)").document;
  CHECK(document.character_formats.at(std::get<Paragraph>(document.body.at(0)).runs.at(0).format).underline == Underline::None);
}

TEST_CASE("numbers of lines and the place of page borders are read") {
  const Document document = read_body(R"(<w:p/><w:sectPr><w:lnNumType w:countBy="5" w:start="2" w:restart="continuous"/><w:pgBorders w:offsetFrom="page" w:display="firstPage"><w:top w:val="single" w:sz="8" w:space="24"/></w:pgBorders></w:sectPr>)").document;
  const Section& section = document.sections.at(0);
  CHECK(section.line_numbers.count_by == 5);
  CHECK(section.line_numbers.start == 3);
  CHECK(section.line_numbers.restart == NumberRestart::Never);
  CHECK(section.page_borders_from_page);
  CHECK(section.page_border_pages == PageBorderPages::First);
}

TEST_CASE("without a default paragraph style a file in a Korean font has Korean Word's own") {
  const std::string head = R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="Malgun Gothic"/></w:rPr></w:rPrDefault></w:docDefaults>)";
  const Document missing = read_body("<w:p><w:r><w:t>x</w:t></w:r></w:p>", {{"word/styles.xml", head + "</w:styles>"}}).document;
  CHECK(!missing.paragraph_formats.at(std::get<Paragraph>(missing.body.at(0)).format).auto_space_latin);
  CHECK(missing.compatibility.default_tab == Length::from_points(40));
  const Document there = read_body("<w:p><w:r><w:t>x</w:t></w:r></w:p>", {{"word/styles.xml", head + R"(<w:style w:type="paragraph" w:default="1" w:styleId="a"/></w:styles>)"}}).document;
  CHECK(there.paragraph_formats.at(std::get<Paragraph>(there.body.at(0)).format).auto_space_latin);
  CHECK(there.compatibility.default_tab == Length::from_points(36));
}
