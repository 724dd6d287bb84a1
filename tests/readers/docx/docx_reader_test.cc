#include <doctest/doctest.h>

#include "model/error.h"
#include "model/traverse.h"
#include "readers/reader.h"
#include "tests/readers/docx/make_docx.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string p(const std::string& text, const std::string& properties = "") { return "<w:p>" + properties + "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>"; }
std::string run(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
std::string read_text_of(const std::string& body, const Parts& others = {}, const ReadOptions& options = {}) { return text_of(read_body(body, others, options).document); }
const Paragraph& paragraph(const Document& document, std::size_t index) { return std::get<Paragraph>(document.body.at(index)); }
const CharacterFormat& format_of(const Document& document, std::size_t index) { return document.character_formats.at(paragraph(document, index).runs.at(0).format); }
bool found(const ReadResult& result, Code code) {
  for (const Finding& f : result.findings.items())
    if (f.code == code) return true;
  return false;
}

const std::string kW = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
std::string styles(const std::string& content) { return "<w:styles " + kW + ">" + content + "</w:styles>"; }
std::string numbering(const std::string& levels, const std::string& more = "") {
  return "<w:numbering " + kW + "><w:abstractNum w:abstractNumId=\"0\">" + levels + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>" + more + "</w:numbering>";
}
std::string level(int i, const std::string& format, const std::string& text) {
  return "<w:lvl w:ilvl=\"" + std::to_string(i) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
std::string numbered(const std::string& text, int num, int level) {
  return p(text, "<w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(num) + "\"/></w:numPr></w:pPr>");
}

}  // namespace

TEST_CASE("runs of one format come out as one run, whatever marks stand between them") {
  const ReadResult result = read_body("<w:p>" + run("公") + "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/><w:proofErr w:type=\"spellStart\"/>" + run("开") + "</w:p>");
  const Paragraph& only = paragraph(result.document, 0);
  REQUIRE(only.runs.size() == 1);
  CHECK(only.runs[0].text == "公开");
  REQUIRE(only.marks.size() == 1);
  CHECK(only.marks[0].name == "_GoBack");
  CHECK(only.marks[0].begin == 3);
  CHECK(only.marks[0].end == 3);
}

TEST_CASE("content controls, smart tags, links and fields are seen through") {
  CHECK(read_text_of("<w:sdt><w:sdtPr/><w:sdtContent>" + p("甲") + "</w:sdtContent></w:sdt><w:p><w:smartTag>" + run("乙") + "</w:smartTag><w:sdt><w:sdtContent>" + run("丙") +
                     "</w:sdtContent></w:sdt><w:hyperlink w:anchor=\"x\">" + run("丁") + "</w:hyperlink><w:fldSimple w:instr=\"DATE\">" + run("戊") + "</w:fldSimple></w:p>") == "甲\n乙丙丁戊\n");
}

TEST_CASE("of a field the result is shown, never its code") {
  const std::string field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF 1 = 1 </w:instrText></w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("结果") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  const ReadResult result = read_body("<w:p>" + field + "</w:p>");
  CHECK(text_of(result.document) == "结果\n");
  CHECK(paragraph(result.document, 0).marks.at(0).kind == MarkKind::Field);
}

TEST_CASE("a field that never ends is no field, its text is shown") {
  const ReadResult result = read_body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("留下") + "</w:p>" + p("也留下"));
  CHECK(text_of(result.document) == "留下\n也留下\n");
  CHECK(found(result, Code::FieldUnresolved));
}

TEST_CASE("a page number is a run of its own kind") {
  const ReadResult result = read_body("<w:p><w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \">" + run("3") + "</w:fldSimple></w:p>");
  CHECK(paragraph(result.document, 0).runs.at(0).kind == RunKind::PageNumber);
  CHECK(paragraph(result.document, 0).runs.at(0).text == "3");
}

TEST_CASE("a field character inside a simple field ends no field that began outside it") {
  const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>", end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  CHECK(read_text_of("<w:p>" + begin + "<w:fldSimple w:instr=\"DATE\">" + end + run("甲") + end + "</w:fldSimple>" + run("乙") + end + run("丙") + "</w:p>") == "甲乙丙\n");
  CHECK(read_text_of("<w:p><w:fldSimple w:instr=\"DATE\">" + begin + run("甲") + "</w:fldSimple>" + run("乙") + end + run("丙") + "</w:p>") == "甲乙丙\n");
}

TEST_CASE("a page number says which numbering format its field asks for") {
  const ReadResult result = read_body("<w:p><w:fldSimple w:instr=\" PAGE \\* roman \\* MERGEFORMAT \">" + run("iii") + "</w:fldSimple></w:p><w:p><w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \">" + run("3") + "</w:fldSimple></w:p>");
  CHECK(paragraph(result.document, 0).runs.at(0).annotation == "lowerRoman");
  CHECK(paragraph(result.document, 1).runs.at(0).annotation.empty());
}

TEST_CASE("a field that reaches outside keeps its result and loses its code") {
  const ReadResult result = read_body("<w:p><w:fldSimple w:instr=\"DDEAUTO cmd.exe\">" + run("值") + "</w:fldSimple></w:p>");
  CHECK(text_of(result.document) == "值\n");
  CHECK(paragraph(result.document, 0).marks.empty());
  CHECK(found(result, Code::ExternalDropped));
}

TEST_CASE("tracked changes are accepted, rejected or kept") {
  const std::string body = "<w:p>" + run("一") + "<w:del w:author=\"x\"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:author=\"x\">" + run("新") + "</w:ins></w:p>";
  CHECK(read_text_of(body) == "一新\n");
  CHECK(read_text_of(body, {}, {.track_changes = TrackChanges::Reject}) == "一旧\n");
  const ReadResult kept = read_body(body, {}, {.track_changes = TrackChanges::Keep});
  CHECK(text_of(kept.document) == "一旧新\n");
  CHECK(paragraph(kept.document, 0).marks.size() == 2);
  const ReadResult accepted = read_body(body);
  REQUIRE(accepted.changes.size() == 2);
  CHECK(accepted.changes[0].before == "旧");
  CHECK(accepted.changes[1].after == "新");
}

TEST_CASE("a deleted paragraph mark joins the paragraph with the next") {
  const std::string deleted = "<w:pPr><w:rPr><w:del w:author=\"x\"/></w:rPr></w:pPr>";
  CHECK(read_text_of(p("前", deleted) + p("后")) == "前后\n");
  CHECK(read_text_of(p("前", deleted) + p("后"), {}, {.track_changes = TrackChanges::Reject}) == "前\n后\n");
}

TEST_CASE("a paragraph that is deleted as a whole is not numbered and not there") {
  const Parts list{{"word/numbering.xml", numbering(level(0, "chineseCounting", "%1、"))}};
  const std::string gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:author=\"x\"/></w:rPr></w:pPr><w:del w:author=\"x\"><w:r><w:delText>去</w:delText></w:r></w:del></w:p>";
  CHECK(read_text_of(numbered("甲", 1, 0) + gone + numbered("乙", 1, 0), list) == "一、甲\n二、乙\n");
}

TEST_CASE("deleted rows go, inserted rows stay") {
  const std::string table = "<w:tbl><w:tr><w:trPr><w:del w:author=\"x\"/></w:trPr><w:tc>" + p("旧") + "</w:tc></w:tr><w:tr><w:trPr><w:ins w:author=\"x\"/></w:trPr><w:tc>" + p("新") + "</w:tc></w:tr></w:tbl>";
  CHECK(cell_text(read_body(table).document.tables.at(0).cells.at(0)) == "新");
  CHECK(cell_text(read_body(table, {}, {.track_changes = TrackChanges::Reject}).document.tables.at(0).cells.at(0)) == "旧");
}

TEST_CASE("hidden text is dropped and told, or kept and told") {
  const std::string body = "<w:p>" + run("见") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>";
  const ReadResult dropped = read_body(body);
  CHECK(text_of(dropped.document) == "见\n");
  CHECK(found(dropped, Code::HiddenTextDropped));
  CHECK(dropped.changes.at(0).before == "隐");
  const ReadResult kept = read_body(body, {}, {.hidden_text = HiddenText::Keep});
  CHECK(text_of(kept.document) == "见隐\n");
  CHECK(found(kept, Code::HiddenTextKept));
}

TEST_CASE("lists count level by level, restart below, and go on after other text") {
  const Parts list{{"word/numbering.xml", numbering(level(0, "chineseCountingThousand", "%1、") + level(1, "decimal", "%1.%2"))}};
  CHECK(read_text_of(numbered("a", 1, 0) + numbered("b", 1, 1) + numbered("c", 1, 1) + p("d") + numbered("e", 1, 0) + numbered("f", 1, 1), list) == "一、a\n一.1b\n一.2c\nd\n二、e\n二.1f\n");
}

TEST_CASE("a second instance of a list goes on unless it says where to start") {
  const std::string more = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
  const Parts list{{"word/numbering.xml", numbering(level(0, "decimal", "%1."), more)}};
  CHECK(read_text_of(numbered("a", 1, 0) + numbered("b", 2, 0) + numbered("c", 3, 0) + numbered("d", 3, 0), list) == "1.a\n2.b\n5.c\n6.d\n");
}

TEST_CASE("a legal label has all its numbers in decimals") {
  const std::string legal = "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1.%2 \"/></w:lvl>";
  const Parts list{{"word/numbering.xml", numbering(level(0, "upperRoman", "%1 ") + legal)}};
  CHECK(read_text_of(numbered("a", 1, 0) + numbered("b", 1, 1), list) == "I a\n1.1 b\n");
}

TEST_CASE("a bullet of a symbol font is the character that it shows") {
  const std::string bullet = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"\xEF\x82\xB7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:lvl>";
  CHECK(read_text_of(numbered("a", 1, 0), {{"word/numbering.xml", numbering(bullet)}}) == "• a\n");
}

TEST_CASE("a style's number is that of the level that names the style") {
  const std::string linked = "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H2\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>";
  const Parts parts{{"word/numbering.xml", numbering(level(0, "decimal", "%1") + linked)},
                    {"word/styles.xml", styles("<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>")}};
  CHECK(read_text_of(p("a", "<w:pPr><w:pStyle w:val=\"H2\"/></w:pPr>"), parts) == "(1) a\n");
}

TEST_CASE("formatting is resolved through defaults, styles and what stands at the run") {
  const Parts parts{{"word/styles.xml", styles("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"宋体\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                                               "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
                                               "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"Base\"/><w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
                                               "<w:style w:type=\"character\" w:styleId=\"s\"><w:name w:val=\"Strong\"/><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr></w:style>")}};
  const ReadResult result = read_body("<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"s\"/><w:rFonts w:eastAsia=\"黑体\"/></w:rPr><w:t>字</w:t></w:r></w:p>", parts);
  const CharacterFormat& f = format_of(result.document, 0);
  CHECK(f.fonts.ascii == "Times New Roman");
  CHECK(f.fonts.east_asia == "黑体");
  CHECK(f.size == Length::from_points(16));
  CHECK(f.color == Color{255, 0, 0});
  CHECK_MESSAGE(!f.bold, "bold of two styles cancels itself (ECMA-376-1 17.7.3 Toggle Properties)");
  const ParagraphFormat& pf = result.document.paragraph_formats.at(paragraph(result.document, 0).format);
  CHECK(pf.alignment == Alignment::Center);
  CHECK(pf.style == "Base");
}

TEST_CASE("styles based on each other are cut where the circle closes") {
  const Parts parts{{"word/styles.xml", styles("<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"x\"/><w:basedOn w:val=\"y\"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"y\"/><w:basedOn w:val=\"x\"/></w:style>")}};
  const ReadResult result = read_body(p("字", "<w:pPr><w:pStyle w:val=\"x\"/></w:pPr>"), parts);
  CHECK(format_of(result.document, 0).italic);
  CHECK(found(result, Code::StyleCycle));
}

TEST_CASE("theme fonts stand for the names of the theme, East Asian by the document's language") {
  const std::string theme = R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:majorFont/><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>)";
  const Parts parts{{"word/theme/theme1.xml", theme}, {"word/settings.xml", "<w:settings " + kW + "><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"}};
  const ReadResult result = read_body("<w:p><w:r><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/></w:rPr><w:t>字</w:t></w:r></w:p>", parts);
  CHECK(format_of(result.document, 0).fonts.ascii == "Calibri");
  CHECK(format_of(result.document, 0).fonts.east_asia == "宋体");
}

TEST_CASE("a text box with a fallback is read once, after its paragraph") {
  const std::string box = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:extent cx=\"100\" cy=\"100\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + p("框") +
                          "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + p("框") +
                          "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("段") + "</w:p>";
  const ReadResult result = read_body(box);
  REQUIRE(result.document.text_boxes.size() == 1);
  std::string order;
  for_each_body_block(result.document, [&](const Block& block) {
    if (const auto* found_paragraph = std::get_if<Paragraph>(&block)) order += plain_text(*found_paragraph);
  });
  CHECK(order == "段框");
}

TEST_CASE("notes carry the mark that the reader sees, and a note that refers to itself ends") {
  const std::string notes = "<w:footnotes " + kW + "><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:footnote></w:footnotes>";
  const ReadResult result = read_body("<w:p>" + run("文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", {{"word/footnotes.xml", notes}});
  REQUIRE(result.document.notes.size() == 1);
  CHECK(result.document.notes[0].label == "1");
  CHECK(text_of(result.document) == "文\n");
}

TEST_CASE("ruby is read by its base, symbols by their font, formulas as a line") {
  CHECK(read_text_of("<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"
                     "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>") == "汉🗹(a+b)/2\n");
}

TEST_CASE("text without xml:space keeps its blanks but not the line ends of pretty printing") {
  CHECK(read_text_of("<w:p><w:r><w:t>with </w:t></w:r><w:r><w:t>\n      a b\u3000\n    </w:t></w:r></w:p>") == "with a b\u3000\n");
  CHECK(read_text_of("<w:p><w:r><w:t xml:space=\"preserve\"> </w:t></w:r></w:p>") == " \n");
}

TEST_CASE("links of other kinds than web, mail and bookmark are dropped and told") {
  const ReadResult result = read_body("<w:p><w:hyperlink r:id=\"web\">" + run("好") + "</w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"file:///etc/passwd\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("坏") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
  CHECK(text_of(result.document) == "好坏\n");
  REQUIRE(paragraph(result.document, 0).marks.size() == 1);
  CHECK(paragraph(result.document, 0).marks[0].name == "https://example.org/a");
  CHECK(result.changes.at(0).code == Code::LinkDropped);
}

TEST_CASE("imported web pages, mail archives and packages become paragraphs") {
  CHECK(read_text_of("<w:altChunk r:id=\"chunk.html\"/>", {{"word/chunk.html", "<html><head><title>no</title></head><body><p>一&nbsp;&amp; <b>二</b></p><table><tr><td>a</td><td>b</td></tr></table></body></html>"}}) == "一\u00A0& 二\na\tb\n");
  CHECK(read_text_of("<w:altChunk r:id=\"chunk.mht\"/>", {{"word/chunk.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E5=85=AC=\r\n=E5=BC=80</p>\r\n--B--\r\n"}}) == "公开\n");
  const std::string inner = make_docx({{"word/document.xml", document_xml(p("里"))}});
  CHECK(read_text_of(p("外") + "<w:altChunk r:id=\"chunk.docx\"/>", {{"word/chunk.docx", inner}}) == "外\n里\n");
}

TEST_CASE("sections end at the paragraph that closes them and inherit headers") {
  const std::string header = "<w:hdr " + kW + ">" + p("眉") + "</w:hdr>";
  const ReadResult result = read_body(p("一", "<w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1.xml\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr></w:pPr>") + p("二") + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>", {{"word/header1.xml", header}});
  REQUIRE(result.document.sections.size() == 2);
  CHECK(result.document.sections[0].landscape);
  CHECK(result.document.sections[1].first_block == 1);
  CHECK(result.document.sections[1].headers.primary == 0);
  CHECK(result.document.stories.size() == 1);
}

TEST_CASE("formats of a header part hold after the part is closed") {
  const std::string font = "<w:rPr><w:rFonts w:ascii=\"A Font With A Long Name\"/></w:rPr>";
  const std::string body = "<w:p><w:r>" + font + "<w:t>文</w:t></w:r></w:p>";
  const std::string header = "<w:hdr " + kW + ">" + body + "</w:hdr>";
  const std::string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1.xml\"/></w:sectPr>";
  const ReadResult result = read_body("<w:p><w:pPr>" + section + "</w:pPr></w:p>" + body + section, {{"word/header1.xml", header}});
  CHECK(format_of(result.document, 1).fonts.ascii == "A Font With A Long Name");
  CHECK(result.document.character_formats.size() == 2);
}

TEST_CASE("cells show their own borders, else the table's outer and inner ones") {
  const std::string table = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"double\" w:sz=\"8\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr><w:tr><w:tc><w:tcPr><w:tcBorders><w:right w:val=\"nil\"/></w:tcBorders></w:tcPr>" + p("a") + "</w:tc><w:tc>" + p("b") + "</w:tc></w:tr></w:tbl>";
  const Table read = read_body(table).document.tables.at(0);
  CHECK(read.cells.at(0).format.borders.top.style == LineStyle::Double);
  CHECK(read.cells.at(0).format.borders.right.style == LineStyle::None);
  CHECK(read.cells.at(1).format.borders.left.style == LineStyle::Single);
  CHECK(read.cells.at(1).format.borders.right.style == LineStyle::None);
}

TEST_CASE("a table style dresses the first row only where the table asks for it") {
  const Parts parts{{"word/styles.xml", styles("<w:style w:type=\"table\" w:styleId=\"t\"><w:name w:val=\"T\"/><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"AABBCC\"/></w:tcPr></w:tblStylePr></w:style>")}};
  const auto table = [](const std::string& look) { return "<w:tbl><w:tblPr><w:tblStyle w:val=\"t\"/><w:tblLook w:val=\"" + look + "\"/></w:tblPr><w:tr><w:tc>" + p("a") + "</w:tc></w:tr><w:tr><w:tc>" + p("b") + "</w:tc></w:tr></w:tbl>"; };
  const Document on = read_body(table("0020"), parts).document, off = read_body(table("0000"), parts).document;
  CHECK(on.tables.at(0).cells.at(0).format.shading == Color{0xAA, 0xBB, 0xCC});
  CHECK(!on.tables.at(0).cells.at(1).format.shading);
  CHECK(on.character_formats.at(std::get<Paragraph>(on.tables.at(0).cells.at(0).blocks.at(0)).runs.at(0).format).bold);
  CHECK(!off.tables.at(0).cells.at(0).format.shading);
}

TEST_CASE("rows and cells inside content controls, tables inside cells and runs are all read") {
  const std::string inner = "<w:tbl><w:tr><w:tc>" + p("内") + "</w:tc></w:tr></w:tbl>";
  const ReadResult result = read_body("<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>" + p("一") + inner + p("") + "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl><w:p><w:r>" + inner + "</w:r></w:p>");
  REQUIRE(result.document.tables.size() == 3);
  CHECK(result.document.tables[1].nested);
  CHECK(!result.document.tables[2].nested);
  for (const Table& table : result.document.tables) CHECK(is_full_grid(table));
}

TEST_CASE("pictures are known by their bytes, and those outside are dropped") {
  const std::string png = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01", 24);
  const std::string drawing = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"360000\" cy=\"360000\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"media/image1.png\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
  const ReadResult result = read_body(drawing + drawing, {{"word/media/image1.png", png}});
  REQUIRE(result.document.images.size() == 1);
  CHECK(result.document.images[0].media_type == "image/png");
  CHECK(paragraph(result.document, 1).runs.at(0).placed->width == Length::from_millimetres(10));
  CHECK(found(read_body("<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link=\"web\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"), Code::ExternalDropped));
}

TEST_CASE("a package without a document is refused") {
  CHECK_THROWS_AS(read_docx(stored_zip({{"a.txt", "x"}}), {}), Error);
  CHECK_THROWS_AS(read_docx("PK", {}), Error);
}

TEST_CASE("comments are dropped and counted, or kept with their ranges") {
  const Parts parts{{"word/comments.xml", "<w:comments " + kW + "><w:comment w:id=\"4\" w:author=\"张三\">" + p("批") + "</w:comment></w:comments>"}};
  const std::string body = "<w:p>" + run("前") + "<w:commentRangeStart w:id=\"4\"/>" + run("中") + "<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r>" + run("后") + "</w:p>";
  const ReadResult dropped = read_body(body, parts);
  CHECK(dropped.document.comments.empty());
  CHECK(found(dropped, Code::CommentsDropped));
  const ReadResult kept = read_body(body, parts, {.keep_comments = true});
  REQUIRE(kept.document.comments.size() == 1);
  CHECK(kept.document.comments[0].author == "张三");
  REQUIRE(paragraph(kept.document, 0).marks.size() == 1);
  CHECK(paragraph(kept.document, 0).marks[0].begin == 3);
  CHECK(paragraph(kept.document, 0).marks[0].end == 6);
}

TEST_CASE("200,000 bookmarks of one id stay linear and all are marks") {
  std::string body = "<w:p>";
  for (int i = 0; i < 200'000; ++i) body += "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>";
  CHECK(paragraph(read_body(body + "</w:p>").document, 0).marks.size() == 200'000);
}

TEST_CASE("a kept comment's range goes on over paragraphs and cells") {
  const Parts parts{{"word/comments.xml", "<w:comments " + kW + "><w:comment w:id=\"4\" w:author=\"张三\">" + p("批") + "</w:comment></w:comments>"}};
  const std::string body = "<w:commentRangeStart w:id=\"4\"/>" + p("一") + "<w:tbl><w:tr><w:tc>" + p("二") + "</w:tc></w:tr></w:tbl><w:p>" + run("三") + "<w:commentRangeEnd w:id=\"4\"/>" +
                           "<w:r><w:commentReference w:id=\"4\"/></w:r>" + run("四") + "</w:p>" + p("五");
  const Document document = read_body(body, parts, {.keep_comments = true}).document;
  REQUIRE(paragraph(document, 0).marks.size() == 1);
  CHECK(paragraph(document, 0).marks[0].end == 3);
  CHECK(std::get<Paragraph>(document.tables.at(0).cells.at(0).blocks.at(0)).marks.size() == 1);
  REQUIRE(paragraph(document, 2).marks.size() == 1);
  CHECK(paragraph(document, 2).marks[0].end == 3);
  CHECK(paragraph(document, 3).marks.empty());
}

TEST_CASE("text inside an element of another vocabulary is taken in, or left out where the file says to ignore it, and told of") {
  const std::string cell = "<w:tbl><x:a xmlns:x=\"urn:x\"><w:tr><x:b><w:tc>" + p("格") + "</w:tc></x:b></w:tr></x:a></w:tbl>";
  const ReadResult taken = read_body("<x:a xmlns:x=\"urn:x\">" + p("段") + "</x:a><w:p><x:b xmlns:x=\"urn:x\">" + run("字") + "</x:b><w:r><x:c xmlns:x=\"urn:x\"><w:t>母</w:t></x:c></w:r></w:p>" + cell);
  CHECK(text_of(taken.document) == "段\n字母\n[table 0]\n");
  REQUIRE(taken.document.tables.at(0).cells.size() == 1);
  CHECK(cell_text(taken.document.tables[0].cells[0]) == "格");
  CHECK(found(taken, Code::ForeignContent));
  CHECK_FALSE(found(taken, Code::ForeignDropped));
  const std::string root = "<w:document " + kW + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" mc:Ignorable=\"y x\" mc:ProcessContent=\"x:kept\"><w:body>";
  const ReadResult ignored = read_docx(make_docx({{"word/document.xml", root + p("甲") + "<x:a>" + p("乙") + "</x:a><x:kept>" + p("丙") + "</x:kept></w:body></w:document>"}}), {});
  CHECK(text_of(ignored.document) == "甲\n丙\n");
  CHECK(found(ignored, Code::ForeignDropped));
  const ReadResult empty = read_docx(make_docx({{"word/document.xml", root + p("甲") + "<x:a><x:b/></x:a></w:body></w:document>"}}), {});
  CHECK_FALSE(found(empty, Code::ForeignDropped));
}

TEST_CASE("a header row that the table style's first row gives is repeated") {
  const std::string sheet = styles("<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"T\"/><w:tblStylePr w:type=\"firstRow\"><w:trPr><w:tblHeader/></w:trPr></w:tblStylePr></w:style>");
  const std::string rows = "<w:tr><w:tc>" + p("头") + "</w:tc></w:tr><w:tr><w:tc>" + p("身") + "</w:tc></w:tr></w:tbl>";
  for (const bool first_row : {true, false}) {
    const Table table = read_body("<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:firstRow=\"" + std::string(first_row ? "1" : "0") + "\"/></w:tblPr>" + rows, {{"word/styles.xml", sheet}}).document.tables.at(0);
    CHECK(table.rows.at(0).repeat_header == first_row);
    CHECK_FALSE(table.rows.at(1).repeat_header);
    CHECK((table.cells.at(0).header == HeaderScope::Column) == first_row);
  }
}

TEST_CASE("a frame and a dropped capital keep what they say") {
  const Document document = read_body(p("首", "<w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\" w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"text\"/></w:pPr>") +
                                      p("框", "<w:pPr><w:framePr w:w=\"2000\" w:h=\"900\" w:hRule=\"exact\" w:hSpace=\"180\" w:hAnchor=\"page\" w:xAlign=\"right\" w:y=\"-720\"/></w:pPr>") + p("文")).document;
  const auto frame_of = [&](std::size_t i) { return document.paragraph_formats.at(paragraph(document, i).format).frame; };
  REQUIRE(frame_of(0));
  CHECK(frame_of(0)->drop_cap == TextFrame::DropCap::Drop);
  CHECK(frame_of(0)->lines == 3);
  CHECK(frame_of(0)->wrap == TextFrame::Wrap::Around);
  REQUIRE(frame_of(1));
  CHECK(frame_of(1)->width == Length::from_twips(2'000));
  CHECK(frame_of(1)->height_rule == TextFrame::Height::Exact);
  CHECK(frame_of(1)->align_x == TextFrame::Align::End);
  CHECK(frame_of(1)->y == Length::from_twips(-720));
  CHECK_FALSE(frame_of(2));
}

TEST_CASE("words of WordArt are a box in the body and a note in a header") {
  const std::string art = "<w:p><w:r><w:pict><v:shape style=\"width:200pt;height:40pt\"><v:textpath on=\"t\" string=\"艺术字 &amp; 标题\"/></v:shape></w:pict></w:r></w:p>";
  const ReadResult body = read_body(art);
  REQUIRE(body.document.text_boxes.size() == 1);
  CHECK(plain_text(std::get<Paragraph>(body.document.text_boxes[0].blocks.at(0))) == "艺术字 & 标题");
  CHECK(body.document.text_boxes[0].placed.width == Length::from_points(200));
  CHECK_FALSE(found(body, Code::ObjectSkipped));
  const std::string header = "<w:hdr " + kW + " xmlns:v=\"urn:schemas-microsoft-com:vml\">" + art + "</w:hdr>";
  const ReadResult mark = read_body(p("文") + "<w:sectPr><w:headerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"header1.xml\"/></w:sectPr>", {{"word/header1.xml", header}});
  CHECK(mark.document.text_boxes.empty());
  CHECK(found(mark, Code::ObjectSkipped));
  CHECK_FALSE(mark.findings.wants_person());
}
