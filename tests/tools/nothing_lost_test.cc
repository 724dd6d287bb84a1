#include <doctest/doctest.h>

#include "model/error.h"
#include "model/traverse.h"
#include "readers/reader.h"
#include "tests/readers/docx/make_docx.h"
#include "tools/pipeline/verify.h"
#include "writers/writer.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

const std::string kW = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

std::string p(const std::string& text, const std::string& runs = "") { return "<w:p><w:r><w:t>" + text + "</w:t></w:r>" + runs + "</w:p>"; }
std::string box(const std::string& blocks) { return "<w:r><w:pict><v:rect><v:textbox><w:txbxContent>" + blocks + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"; }
std::string table(const std::string& left, const std::string& right) {
  return "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>" + left + "</w:tc><w:tc>" + right + "</w:tc></w:tr></w:tbl>";
}
std::string note(int id) { return "<w:r><w:footnoteReference w:id=\"" + std::to_string(id) + "\"/></w:r>"; }
std::string notes(const std::string& each) {
  return "<w:footnotes " + kW + " xmlns:v=\"urn:schemas-microsoft-com:vml\">" + each + "</w:footnotes>";
}
std::string footnote(int id, const std::string& blocks) { return "<w:footnote w:id=\"" + std::to_string(id) + "\">" + blocks + "</w:footnote>"; }

// Every word once, wherever it stands.
const std::string kBody = p("<a1>", box(p("<a2>", box(p("<a3>")) + box(p("<a4>"))) + table(p("<a5>", box(p("<a6>"))), p("<a7>")))) +
                          table(p("<b1>", box(p("<b2>", box(p("<b3>"))) + table(p("<b4>", box(p("<b5>") + p("<b6>"))), p("<b7>")))), p("<b8>", note(2)) + table(p("<b9>", box(p("<ba>"))), p("<bb>"))) + p("<a8>");
const std::string kNotes = notes(footnote(2, p("<c1>", box(p("<c2>") + table(p("<c3>"), p("<c4>")))) + table(p("<c5>", box(p("<c6>"))), p("<c7>")) + p("<c8>", note(3) + note(4))) +
                                 footnote(3, table(p("<d1>"), p("<d2>")) + p("<d3>", note(2))) + footnote(4, p("<d4>")));

Parts with_words(const std::string& body, const std::string& footnotes) {
  const auto spelled = [](std::string xml) {
    for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1))
      if (xml.size() > at + 3 && xml[at + 3] == '>' && xml[at + 1] != '/' && xml[at + 2] != ':') xml.replace(at, 4, "字" + xml.substr(at + 1, 2));
    return xml;
  };
  return {{"word/document.xml", document_xml(spelled(body))}, {"word/footnotes.xml", spelled(footnotes)}};
}

std::vector<std::string> words_of(const std::string& xml) {
  std::vector<std::string> out;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1))
    if (xml.size() > at + 3 && xml[at + 3] == '>' && xml[at + 1] != '/' && xml[at + 2] != ':') out.push_back("字" + xml.substr(at + 1, 2));
  return out;
}

int count(const std::string& text, const std::string& word) {
  int found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

Conversion nested() {
  Conversion conversion;
  ReadResult read = read_docx(make_docx(with_words(kBody, kNotes)), {});
  conversion.document = std::move(read.document);
  return conversion;
}

bool found(const Findings& findings, Code code) {
  for (const Finding& item : findings.items())
    if (item.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("boxes in cells, boxes in boxes, tables in boxes and notes in notes come out once in text, JSON and CSV") {
  const Conversion conversion = nested();
  const std::string text = write_text(conversion, {}), json = write_json(conversion, {}), csv = write_csv(conversion, {});
  std::vector<std::string> words = words_of(kBody), more = words_of(kNotes);
  REQUIRE(words.size() == 19);
  REQUIRE(more.size() == 12);
  words.insert(words.end(), more.begin(), more.end());
  for (const std::string& word : words) {
    CAPTURE(word);
    CHECK(count(text, word) == 1);
    CHECK(count(json, word) == 1);
    if (word[3] == 'b') CHECK(count(csv, word) == 2);   // raw and text
  }
}

TEST_CASE("a DOCX keeps boxes in boxes and notes in notes as text, says so, and passes its own check") {
  Conversion conversion = nested();
  for (const Style style : {Style::Source, Style::Standard}) {
    Findings findings;
    const std::string bytes = write_docx(conversion, {.style = style}, findings);
    CHECK(found(findings, Code::BoxInlined) == (style == Style::Source));   // the standard style has no boxes
    CHECK(found(findings, Code::NoteInlined));
    CHECK_NOTHROW(verify_docx(bytes, conversion, {}));
    Conversion again;
    again.document = read_docx(bytes, {}).document;
    const std::string text = write_text(again, {});
    for (const std::string& xml : {kBody, kNotes})
      for (const std::string& word : words_of(xml)) {
        CAPTURE(word);
        CHECK(count(text, word) == 1);
      }
    Findings none;
    const std::string second = write_docx(again, {.style = style}, none);
    if (style == Style::Standard) CHECK(second == bytes);   // the source's styles are chosen anew from what is left
    again.document = read_docx(second, {}).document;
    CHECK(write_docx(again, {.style = style}, none) == second);
    CHECK_FALSE(found(none, Code::BoxInlined));
    CHECK_FALSE(found(none, Code::NoteInlined));
  }
}

TEST_CASE("the check of a DOCX finds a word that was lost in a cell, in a box in a cell and in a note in a note") {
  for (const char* lost : {"字b1", "字b3", "字b5", "字d2", "字d4"}) {
    Conversion conversion = nested();
    Findings findings;
    const std::string bytes = write_docx(conversion, {.style = Style::Source}, findings);
    for_each_paragraph(conversion.document, [&](Paragraph& paragraph) {
      if (plain_text(paragraph) == lost) replace_text(paragraph, 0, plain_text(paragraph).size(), "别的");
    });
    CAPTURE(lost);
    CHECK_THROWS_AS(verify_docx(bytes, conversion, {}), Error);
  }
}
