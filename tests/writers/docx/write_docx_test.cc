#include <doctest/doctest.h>

#include "model/dump.h"
#include "model/traverse.h"
#include "readers/reader.h"
#include "tests/writers/docx/package_checks.h"
#include "tests/writers/docx/rich_document.h"
#include "writers/standard/standard_style.h"
#include "writers/writer.h"

using namespace zhengben;

namespace {

struct Written {
  std::string bytes;
  std::vector<Finding> findings;
};

Written written(const Document& document, Style style) {
  Conversion conversion;
  conversion.document = document;
  Findings findings;
  Written out;
  out.bytes = write_docx(conversion, {.style = style}, findings);
  out.findings = findings.items();
  return out;
}

Document read_back(const std::string& bytes) {
  ReadOptions options;
  options.track_changes = TrackChanges::Keep;
  options.keep_comments = true;
  return read_docx(bytes, options).document;
}

// What must survive: every text in its order, grids with their spans, notes, pictures.
std::string content_of(const Document& document) {
  std::string out;
  const auto blocks = [&](const std::vector<Block>& all) {
    for (const Block& block : all) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        if (const std::string text = paragraph_text(*paragraph); !text.empty()) out += text + "\n";
      } else {
        out += "<table>\n";
      }
    }
  };
  blocks(document.body);
  for (const Table& table : document.tables) {
    out += "table " + std::to_string(table.row_count()) + "x" + std::to_string(table.column_count()) + "\n";
    for (const Cell& cell : table.cells) {
      out += std::to_string(cell.row) + "," + std::to_string(cell.column) + " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + " ";
      blocks(cell.blocks);
    }
  }
  for (const Note& note : document.notes) blocks(note.blocks);
  for (const Comment& comment : document.comments) blocks(comment.blocks);
  for (const TextBox& box : document.text_boxes) blocks(box.blocks);
  for (const auto& story : document.stories) blocks(story);
  for (const ImageData& image : document.images) out += image.media_type + " " + std::to_string(image.bytes.size()) + "\n";
  return out;
}

Document document_of(std::vector<Block> body) {
  Document document;
  document.sections.emplace_back();
  document.body = std::move(body);
  return document;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  return from == std::string::npos ? "" : text.substr(from, text.find(end, from) - from);
}

}  // namespace

TEST_CASE("a document with everything is a sound package in both styles") {
  for (const Style style : {Style::Source, Style::Standard}) {
    const Written out = written(rich_document(), style);
    for (const std::string& complaint : complaints(out.bytes)) FAIL_CHECK(complaint);
    CHECK(dump(out.findings) == "");
  }
}

TEST_CASE("what the model holds is read back from the source style") {
  const Document source = rich_document();
  CHECK(content_of(read_back(written(source, Style::Source).bytes)) == content_of(source));
}

TEST_CASE("what the model holds is read back from the standard style") {
  const Document source = with_standard_style(rich_document());
  CHECK(content_of(read_back(written(rich_document(), Style::Standard).bytes)) == content_of(source));
}

TEST_CASE("writing what was read back gives the same bytes") {
  for (const Style style : {Style::Source, Style::Standard}) {
    const std::string once = written(rich_document(), style).bytes, twice = written(read_back(once), style).bytes;
    for (const char* name : {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"}) CHECK(part(twice, name) == part(once, name));
  }
}

TEST_CASE("formats of which the same is written count as one when styles are chosen") {
  ParagraphFormat often, plain, named;
  often.space_before = Length::from_points(3);
  plain.space_before = named.space_before = Length::from_points(1);
  named.style = "Normal";
  CharacterFormat unsaid, said;
  said.fonts.hint = FontHint::ComplexScript;   // which is not written
  Document document;
  document.paragraph_formats = {{}, often, plain, named};
  document.character_formats = {unsaid, said};
  document.sections.emplace_back();
  for (const std::uint32_t format : {1U, 1U, 1U, 2U, 2U, 3U, 3U}) {
    Paragraph paragraph;
    paragraph.format = format;
    paragraph.runs = {{.text = "甲"}, {.format = 1, .text = "乙"}};
    document.body.emplace_back(std::move(paragraph));
  }
  const std::string once = written(document, Style::Source).bytes;
  CHECK(part(once, "word/styles.xml").find("<w:spacing w:before=\"20\"/>") != std::string::npos);
  CHECK(part(once, "word/document.xml").find("<w:t>甲乙</w:t>") != std::string::npos);
  CHECK(written(read_back(once), Style::Source).bytes == once);
}

TEST_CASE("the same document gives the same bytes") { CHECK(written(rich_document(), Style::Source).bytes == written(rich_document(), Style::Source).bytes); }

TEST_CASE("nothing in the package tells who wrote it or when") {
  Document document = rich_document();
  document.properties.author = "张三";
  document.comments.clear();
  const std::string bytes = written(document, Style::Standard).bytes;
  for (const char* name : {"docProps/core.xml", "word/settings.xml", "word/styles.xml"})
    for (const char* leak : {"张三", "rsid", "created", "modified"}) CHECK(part(bytes, name).find(leak) == std::string::npos);
}

TEST_CASE("merged cells become gridSpan and vMerge") {
  const std::string xml = part(written(rich_document(), Style::Source).bytes, "word/document.xml");
  CHECK(xml.find("<w:gridSpan w:val=\"3\"/>") != std::string::npos);
  CHECK(xml.find("<w:vMerge w:val=\"restart\"/>") != std::string::npos);
  CHECK(xml.find("<w:vMerge/>") != std::string::npos);
  CHECK(xml.find("<w:tblHeader/>") != std::string::npos);
}

TEST_CASE("a paragraph in its style's look has no direct formatting") {
  const std::string xml = part(written(document_of({paragraph_of("正文")}), Style::Standard).bytes, "word/document.xml");
  CHECK(between(xml, "<w:body>", "<w:sectPr") == "<w:body><w:p><w:pPr><w:pStyle w:val=\"S-1\"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>");
}

TEST_CASE("only bookmarks that something refers to are in a standard document") {
  Paragraph paragraph = paragraph_of("甲乙");
  paragraph.marks = {{MarkKind::Bookmark, 0, 3, "_GoBack"}, {MarkKind::Bookmark, 0, 3, "used"}, {MarkKind::Hyperlink, 3, 6, "#used"}};
  const Document document = document_of({paragraph});
  const std::string standard = part(written(document, Style::Standard).bytes, "word/document.xml");
  CHECK(standard.find("_GoBack") == std::string::npos);
  CHECK(standard.find("w:name=\"used\"") != std::string::npos);
  CHECK(part(written(document, Style::Source).bytes, "word/document.xml").find("_GoBack") != std::string::npos);
}

TEST_CASE("links lead to the web or to mail, others are dropped with a finding") {
  for (const char* target : {"javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "http://", "ftp://x"}) {
    Paragraph paragraph = paragraph_of("链接");
    paragraph.marks = {{MarkKind::Hyperlink, 0, 6, target}};
    const Written out = written(document_of({paragraph}), Style::Source);
    REQUIRE(out.findings.size() == 1);
    CHECK(out.findings[0].code == Code::LinkDropped);
    CHECK(part(out.bytes, "word/_rels/document.xml.rels").find("External") == std::string::npos);
    CHECK(part(out.bytes, "word/document.xml").find("链接") != std::string::npos);
  }
}

TEST_CASE("fields that reach outside are written as their result") {
  Paragraph paragraph = paragraph_of("结果");
  paragraph.marks = {{MarkKind::Field, 0, 6, "INCLUDETEXT \"C:\\\\x\""}};
  const std::string xml = part(written(document_of({paragraph}), Style::Source).bytes, "word/document.xml");
  CHECK(xml.find("INCLUDETEXT") == std::string::npos);
  CHECK(xml.find("结果") != std::string::npos);
}

TEST_CASE("characters that XML cannot hold become a mark, with a finding") {
  const Written out = written(document_of({paragraph_of("a\x01\xEF\xBF\xBE\xFF")}), Style::Source);
  CHECK(part(out.bytes, "word/document.xml").find("a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD<") != std::string::npos);
  REQUIRE(out.findings.size() == 1);
  CHECK(out.findings[0].code == Code::BadUtf8);
}

TEST_CASE("marks that overlap are split, not crossed") {
  Paragraph paragraph = paragraph_of("abcdefghij");
  paragraph.marks = {{MarkKind::Hyperlink, 0, 6, "https://example.org"}, {MarkKind::Field, 2, 8, "REF x"}, {MarkKind::Insertion, 4, 10, "", "甲"}, {MarkKind::Field, 5, 9, "SEQ y"}};
  const Written out = written(document_of({paragraph}), Style::Source);
  CHECK(complaints(out.bytes).empty());
  const Document again = read_back(out.bytes);
  CHECK(plain_text(std::get<Paragraph>(again.body.at(0))) == "abcdefghij");
}

TEST_CASE("a field of which only the result is written is named, once") {
  Paragraph paragraph = paragraph_of("甲乙");
  paragraph.marks = {{MarkKind::Field, 0, 3, "MERGEFIELD a"}, {MarkKind::Field, 3, 6, "MERGEFIELD b"}};
  const Written out = written(document_of({paragraph}), Style::Source);
  REQUIRE(out.findings.size() == 1);
  CHECK(out.findings[0].code == Code::FieldFlattened);
  CHECK(out.findings[0].arguments == std::vector<std::string>{"MERGEFIELD"});
}

TEST_CASE("a comment's range over paragraphs begins in the first and ends in the last") {
  Paragraph first = paragraph_of("一"), second = paragraph_of("二"), third = paragraph_of("三");
  first.marks = {{MarkKind::Comment, 0, 3, "", "", "", 0}};
  second.marks = first.marks;
  Document document = document_of({first, second, third});
  document.comments.push_back({"乙", "", "", {Block(paragraph_of("批"))}});
  const std::string xml = part(written(document, Style::Source).bytes, "word/document.xml");
  CHECK(xml.find("<w:commentRangeStart") < xml.find("一"));
  CHECK(xml.find("<w:commentRangeStart") == xml.rfind("<w:commentRangeStart"));
  CHECK(xml.find("<w:commentRangeEnd") > xml.find("二"));
  CHECK(xml.find("<w:commentReference") < xml.find("三"));
  CHECK(content_of(read_back(written(document, Style::Source).bytes)) == content_of(document));
}

TEST_CASE("a box keeps its gradient, turn, flips and the way its lines run") {
  Document document;
  document.sections.emplace_back();
  TextBox box;
  box.placed.width = Length::from_points(100);
  box.placed.height = Length::from_points(50);
  box.placed.rotation_degrees = 30;
  box.placed.flip_horizontal = true;
  box.gradient = Gradient{.stops = {{0, {255, 0, 0}}, {0.25, {0, 255, 0}}, {1, {0, 0, 255}}}, .degrees = 45};
  box.fill = Color{};
  box.direction = TextDirection::Rotated270;
  box.borders.top = {LineStyle::Dashed, Length::from_points(1), {}, Color{}};
  Paragraph inside;
  inside.runs.emplace_back();
  inside.runs[0].text = "x";
  box.blocks.emplace_back(inside);
  document.text_boxes.push_back(box);
  Paragraph paragraph;
  paragraph.runs.push_back({.kind = RunKind::TextBox, .object = 0});
  document.body.emplace_back(paragraph);
  const Document back = read_back(written(document, Style::Source).bytes);
  REQUIRE(back.text_boxes.size() == 1);
  const TextBox& read = back.text_boxes[0];
  CHECK(read.placed.rotation_degrees == doctest::Approx(30));
  CHECK(read.placed.flip_horizontal);
  CHECK(read.gradient == box.gradient);
  CHECK(read.direction == TextDirection::Rotated270);
  CHECK(read.borders.top.style == LineStyle::Dashed);
}

TEST_CASE("frames are written with their paragraph, never with its style") {
  Document document = document_of({paragraph_of("框"), paragraph_of("文")});
  TextFrame frame;
  frame.drop_cap = TextFrame::DropCap::Drop;
  frame.lines = 3;
  frame.vertical = TextFrame::Anchor::Page;
  frame.y = Length::from_twips(-20);
  document.paragraph_formats.emplace_back().frame = frame;
  document.paragraph_formats.back().style = "Own";
  std::get<Paragraph>(document.body[0]).format = static_cast<std::uint32_t>(document.paragraph_formats.size() - 1);
  const std::string bytes = written(document, Style::Source).bytes;
  CHECK(complaints(bytes).empty());
  CHECK(part(bytes, "word/document.xml").find("<w:framePr w:dropCap=\"drop\" w:lines=\"3\" w:vAnchor=\"page\" w:y=\"-20\"/>") != std::string::npos);
  CHECK(part(bytes, "word/styles.xml").find("framePr") == std::string::npos);
  const Document again = read_back(bytes);
  CHECK(again.paragraph_formats.at(std::get<Paragraph>(again.body.at(0)).format).frame == frame);
}

TEST_CASE("paragraphs that only the file format asks for count when styles are chosen, so that writing again changes nothing") {
  Document document = document_of({paragraph_of("甲"), paragraph_of("乙"), paragraph_of("丙")});
  document.paragraph_formats.emplace_back().space_before = Length::from_points(3);
  const auto spaced = static_cast<std::uint32_t>(document.paragraph_formats.size() - 1);
  for (const std::size_t i : {0, 1}) std::get<Paragraph>(document.body[i]).format = spaced;
  // One cell that holds a table and nothing else: one plain paragraph behind it, and one in the empty cell inside.
  for (int i = 0; i < 2; ++i) {
    Table& table = document.tables.emplace_back();
    table.columns = {Length::from_points(100)};
    table.rows.resize(1);
    table.cells.emplace_back();
  }
  document.tables[0].cells[0].blocks.emplace_back(TableRef{1});
  document.body.insert(document.body.begin() + 1, TableRef{0});
  const std::string bytes = written(document, Style::Source).bytes;
  CHECK(complaints(bytes).empty());
  CHECK(written(read_back(bytes), Style::Source).bytes == bytes);
}

TEST_CASE("a page number is written with the numbering format that its field asked for") {
  Document document = document_of({paragraph_of("")});
  Run& number = std::get<Paragraph>(document.body[0]).runs.emplace_back();
  number.kind = RunKind::PageNumber;
  number.text = "ii";
  number.annotation = "lowerRoman";
  const std::string bytes = written(document, Style::Source).bytes;
  CHECK(complaints(bytes).empty());
  CHECK(part(bytes, "word/document.xml").find("w:instr=\" PAGE \\* roman \"") != std::string::npos);
  const Document again = read_back(bytes);
  CHECK(std::get<Paragraph>(again.body.at(0)).runs.back().kind == RunKind::PageNumber);
  CHECK(std::get<Paragraph>(again.body.at(0)).runs.back().annotation == "lowerRoman");
}

TEST_CASE("a table of contents over several paragraphs is one field") {
  Document document = document_of({});
  for (const char* text : {"一\t1", "二\t2", "三\t3"}) {
    Paragraph paragraph = paragraph_of(text);
    paragraph.marks = {{MarkKind::Field, 0, static_cast<std::uint32_t>(plain_text(paragraph).size()), "TOC \\o \"1-3\""}};
    document.body.emplace_back(paragraph);
  }
  const std::string xml = part(written(document, Style::Source).bytes, "word/document.xml");
  const auto count = [&](const std::string& what) {
    int found = 0;
    for (std::size_t at = xml.find(what); at != std::string::npos; at = xml.find(what, at + 1)) ++found;
    return found;
  };
  CHECK(count("fldCharType=\"begin\"") == 1);
  CHECK(count("fldCharType=\"end\"") == 1);
}

TEST_CASE("a footnote outside the body keeps its mark as text") {
  Document document = document_of({paragraph_of("正文")});
  Paragraph inside = paragraph_of("注");
  Run self;
  self.kind = RunKind::NoteReference;
  self.object = 0;
  self.text = "1";
  inside.runs.push_back(self);
  document.notes.push_back({Note::Kind::Footnote, "1", {Block(inside)}});
  std::get<Paragraph>(document.body[0]).runs.push_back(self);
  const std::string bytes = written(document, Style::Source).bytes;
  CHECK(part(bytes, "word/footnotes.xml").find("footnoteReference") == std::string::npos);
  CHECK(complaints(bytes).empty());
}

TEST_CASE("an empty document is a sound package") {
  for (const Style style : {Style::Source, Style::Standard}) CHECK(complaints(written(Document{}, style).bytes).empty());
}

TEST_CASE("a label that counting would change starts a list of its own or becomes text") {
  Document document = document_of({});
  ListDefinition list;
  list.levels.resize(1);
  list.levels[0].text = "%1.";
  document.lists.push_back(list);
  const std::vector<std::string> labels{"1.", "2.", "1.", "2.", "7.", "八、", "8."};
  for (const std::string& label : labels) {
    Paragraph item = paragraph_of("项");
    item.label = ListLabel{0, 0, label, ListLabel::Suffix::Tab, 0, false};
    document.body.emplace_back(item);
  }
  for (const Style style : {Style::Source, Style::Standard}) {
    const std::string bytes = written(document, style).bytes;
    const Document again = read_back(bytes);
    for (std::size_t i = 0; i < labels.size(); ++i) CHECK(paragraph_text(std::get<Paragraph>(again.body.at(i))) == labels[i] + " 项");
    CHECK(std::get<Paragraph>(again.body[4]).label);
    CHECK_FALSE(std::get<Paragraph>(again.body[5]).label);
    for (const char* name : {"word/document.xml", "word/styles.xml", "word/numbering.xml"}) CHECK(part(written(read_back(bytes), style).bytes, name) == part(bytes, name));
  }
}

TEST_CASE("a hint that the schema does not know is not written") {
  Document document = document_of({paragraph_of("مرحبا"), paragraph_of("x")});
  document.character_formats.emplace_back().fonts.hint = FontHint::ComplexScript;
  std::get<Paragraph>(document.body[0]).runs[0].format = 1;
  const std::string xml = part(written(document, Style::Source).bytes, "word/document.xml");
  CHECK(xml.find("w:hint") == std::string::npos);
  CHECK(xml.find("w:rFonts") == std::string::npos);
}

TEST_CASE("only pictures that are shown are in the package") {
  Document document = rich_document();
  document.images.push_back({"BM", "image/bmp"});
  CHECK(part(written(document, Style::Source).bytes, "word/media/image2.bmp").empty());
  CHECK(part(written(document, Style::Source).bytes, "[Content_Types].xml").find("bmp") == std::string::npos);
}

TEST_CASE("styles say neither highlighting nor direction") {
  Document document = document_of({paragraph_of("x")});
  document.character_formats.emplace_back().right_to_left = true;
  document.character_formats.back().highlight = Color{255, 255, 0};
  std::get<Paragraph>(document.body[0]).runs[0].format = 1;
  const std::string bytes = written(document, Style::Source).bytes;
  for (const char* name : {"w:rtl", "w:highlight"}) {
    CHECK(part(bytes, "word/styles.xml").find(name) == std::string::npos);
    CHECK(part(bytes, "word/document.xml").find(name) != std::string::npos);
  }
}

TEST_CASE("a font name has at most 31 characters, of a list of names the first is written") {
  Document document = document_of({paragraph_of("x"), paragraph_of("y")});
  document.character_formats.emplace_back().fonts.ascii = "Segoe UI;Lucida Grande;Verdana;Arial;sans-serif";
  std::get<Paragraph>(document.body[0]).runs[0].format = 1;
  CHECK(part(written(document, Style::Source).bytes, "word/styles.xml").find("w:ascii=\"Segoe UI\"") != std::string::npos);
}
