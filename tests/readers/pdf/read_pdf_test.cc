#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/table.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string cells_of(const Table& table) {
  std::string out;
  for (const Cell& cell : table.cells) {
    out += std::to_string(cell.row) + "," + std::to_string(cell.column) + (cell.row_span > 1 ? "v" : "") + (cell.column_span > 1 ? ">" : "") + "=" + cell_text(cell) + ";";
  }
  return out;
}

std::vector<std::string> texts_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(paragraph_text(*paragraph));
  return out;
}

// Four lines of running text that set the page's width, so that other lines are judged against it.
std::string running_text(double from) {
  std::string out;
  for (int i = 0; i < 4; ++i) out += shown("running text that fills the line of this page from its left end to its right end at", 90, from - 14 * i);
  return out;
}

}  // namespace

TEST_CASE("a ruled table becomes a full grid with its figures and where they stood") {
  const std::string page = ruled({100, 200, 300}, {700, 680, 660}) + shown("name", 110, 685) + shown("count", 210, 685) + shown("a", 110, 665) + shown("12", 240, 665);
  const ReadResult result = read_pdf(pdf_of_pages({page}), {});
  REQUIRE(result.document.tables.size() == 1);
  const Table& table = result.document.tables[0];
  CHECK(is_full_grid(table));
  CHECK(cells_of(table) == "0,0=name;0,1=count;1,0=a;1,1=12;");
  CHECK(table.cells[3].provenance.page == 1);
  CHECK(table.cells[3].provenance.left == Length::from_points(200));
}

TEST_CASE("slots without a rule between them are one cell") {
  std::string page = ruled({100, 300}, {700, 680, 660}) + "200 680 m 200 660 l S\n";
  page += shown("head", 180, 685) + shown("1", 150, 665) + shown("2", 250, 665);
  const ReadResult result = read_pdf(pdf_of_pages({page}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0>=head;1,0=1;1,1=2;");
}

TEST_CASE("thin filled rectangles are rules as well as strokes are") {
  std::string page;
  for (const double y : {700.0, 680.0, 660.0}) page += "100 " + std::to_string(y) + " 200 0.5 re f\n";
  for (const double x : {100.0, 200.0, 300.0}) page += std::to_string(x) + " 660 0.5 40 re f\n";
  page += shown("a", 110, 685) + shown("b", 210, 685) + shown("1", 110, 665) + shown("2", 210, 665);
  const ReadResult result = read_pdf(pdf_of_pages({page}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=a;0,1=b;1,0=1;1,1=2;");
}

TEST_CASE("a table goes on over the page's end and its repeated header is left out") {
  const std::string first = ruled({100, 200, 300}, {110, 90, 70}) + shown("name", 110, 95) + shown("count", 210, 95) + shown("a", 110, 75) + shown("1", 210, 75);
  const std::string second = ruled({100, 200, 300}, {780, 760, 740}) + shown("name", 110, 765) + shown("count", 210, 765) + shown("b", 110, 745) + shown("2", 210, 745);
  const ReadResult result = read_pdf(pdf_of_pages({first, second}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=name;0,1=count;1,0=a;1,1=1;2,0=b;2,1=2;");
}

TEST_CASE("a row that the page's end cut in two is one row") {
  const std::string first = ruled({100, 200, 300}, {110, 90, 70}) + shown("name", 110, 95) + shown("count", 210, 95) + shown("long", 110, 75) + shown("1", 210, 75);
  const std::string second = ruled({100, 200, 300}, {780, 760, 740}) + shown("label", 110, 765) + shown("b", 110, 745) + shown("2", 210, 745);
  const ReadResult result = read_pdf(pdf_of_pages({first, second}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=name;0,1=count;1,0=long label;1,1=1;2,0=b;2,1=2;");
}

TEST_CASE("a row of its own at the head of a page is not joined to the row before") {
  const std::string first = ruled({100, 200, 300}, {110, 90, 70}) + shown("name", 110, 95) + shown("count", 210, 95) + shown("a", 110, 75) + shown("1", 210, 75);
  const std::string second = ruled({100, 200, 300}, {780, 760, 740}) + shown("b", 110, 765) + shown("2", 210, 765) + shown("c", 110, 745) + shown("3", 210, 745);
  const ReadResult result = read_pdf(pdf_of_pages({first, second}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=name;0,1=count;1,0=a;1,1=1;2,0=b;2,1=2;3,0=c;3,1=3;");
}

TEST_CASE("two digits in lines of their own with room beside them stay apart") {
  const std::string page = ruled({100, 200, 300}, {700, 680, 640}) + shown("n", 110, 685) + shown("c", 210, 685) + shown("a", 110, 665) + shown("1", 240, 665) + shown("0", 240, 650);
  const ReadResult result = read_pdf(pdf_of_pages({page}), {});
  REQUIRE(result.document.tables.size() == 1);
  CHECK(cells_of(result.document.tables[0]) == "0,0=n;0,1=c;1,0=a;1,1=1\n0;");
}

TEST_CASE("lines of one paragraph are joined and page numbers are set aside") {
  const ReadResult result = read_pdf(pdf_of_pages({running_text(760) + shown("- 1 -", 290, 30), running_text(760) + shown("- 2 -", 290, 30)}), {});
  const std::vector<std::string> texts = texts_of(result.document);
  REQUIRE(texts.size() == 1);   // it fills its last line and goes on without an indent
  CHECK(texts[0].find("- 1 -") == std::string::npos);
  CHECK(texts[0].find("end at running text") != std::string::npos);
}

TEST_CASE("the same glyph drawn twice to look bold is read once") {
  const ReadResult result = read_pdf(pdf_of_pages({shown("bold", 100, 700) + shown("bold", 100.3, 700)}), {});
  CHECK(texts_of(result.document) == std::vector<std::string>{"bold"});
}

TEST_CASE("text that a page only draws invisibly beside visible text is no text") {
  const ReadResult result = read_pdf(pdf_of_pages({shown("seen", 100, 700) + "3 Tr\n" + shown("unseen", 100, 600)}), {});
  CHECK(texts_of(result.document) == std::vector<std::string>{"seen"});
}

TEST_CASE("a page whose only line looks like the other pages' only lines keeps it") {
  const ReadResult result = read_pdf(pdf_of_pages({shown("part 1", 90, 800), shown("part 2", 90, 800), shown("part 3", 90, 800)}), {});
  std::string all;
  for (const std::string& text : texts_of(result.document)) all += text + ";";
  CHECK(all.find("part 1") != std::string::npos);
  CHECK(all.find("part 3") != std::string::npos);
}

TEST_CASE("what a page repeats at its head becomes a header and is not lost") {
  const auto page = [](const std::string& number) { return shown("Annual report of the office", 90, 810) + running_text(700) + shown("- " + number + " -", 290, 30); };
  const ReadResult result = read_pdf(pdf_of_pages({page("1"), page("2")}), {});
  const Document& document = result.document;
  REQUIRE(document.stories.size() == 1);
  CHECK(document.sections[0].headers.primary == 0);
  CHECK(document.sections[0].footers.primary == -1);
  CHECK(paragraph_text(std::get<Paragraph>(document.stories[0][0])) == "Annual report of the office");
  for (const std::string& text : texts_of(document)) CHECK(text.find("Annual report") == std::string::npos);
}

TEST_CASE("text that is not seen and links are told of when they are left out") {
  const ReadResult result = read_pdf(pdf_of_pages({shown("seen", 100, 700) + "3 Tr\n" + shown("unseen", 100, 600)}), {});
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == Code::HiddenTextDropped);
  CHECK(result.findings.items()[0].arguments == std::vector<std::string>{"unseen"});
}

TEST_CASE("a link over text is kept with it and one over nothing is told of") {
  const std::string link = "<< /Type /Annot /Subtype /Link /Rect [";
  const ReadResult result = read_pdf(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> >>",
                                             "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R 7 0 R 8 0 R] >>", stream_of(shown("see the site", 100, 700) + shown("again", 170, 700)),
                                             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                                             link + "118 698 156 710] /A << /S /URI /URI (https://example.org/) >> >>", link + "300 300 400 310] /A << /S /URI /URI (https://example.org/none) >> >>",
                                             link + "168 698 200 710] /A << /S /URI /URI (javascript:x) >> >>"}), {});
  REQUIRE(result.document.body.size() == 1);
  const auto& paragraph = std::get<Paragraph>(result.document.body[0]);
  REQUIRE(paragraph.marks.size() == 1);
  const Mark& mark = paragraph.marks[0];
  CHECK(mark.kind == MarkKind::Hyperlink);
  CHECK(mark.name == "https://example.org/");
  CHECK(paragraph_text(paragraph).substr(mark.begin, mark.end - mark.begin) == "the site");
  REQUIRE(result.findings.items().size() == 2);
  CHECK(result.findings.items()[0].arguments == std::vector<std::string>{"https://example.org/none"});
  CHECK(result.findings.items()[1].arguments == std::vector<std::string>{"javascript:x"});
}

TEST_CASE("a page of a fax picture is kept as a picture, and a cut one is told of") {
  const auto file = [](const std::string& data) {
    return pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> >>",
                   "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", stream_of("q 500 0 0 500 50 50 cm /I Do Q"),
                   "<< /Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 >> /Length " +
                       std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream"});
  };
  const ReadResult whole = read_pdf(file("\x2F\x78"), {}), cut = read_pdf(file("\x2F"), {});
  REQUIRE(whole.document.images.size() == 1);
  CHECK(whole.document.images[0].media_type == "image/png");
  REQUIRE(whole.findings.items().size() == 1);
  CHECK(whole.findings.items()[0].code == Code::PageWithoutText);
  CHECK(cut.document.images.size() == 1);
  REQUIRE(cut.findings.items().size() == 2);
  CHECK(cut.findings.items()[1].code == Code::SalvagedPart);
}

TEST_CASE("a picture that cannot be kept beside text is a loss that is told of") {
  const std::string page = shown("text", 100, 700) + "q 50 0 0 50 100 500 cm BI /W 1 /H 1 /BPC 8 /CS /Nameless ID \x41 EI Q\n";
  const ReadResult result = read_pdf(pdf_of_pages({page}), {});
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == Code::ImageSkipped);
  CHECK(result.findings.items()[0].severity == Severity::Loss);
}

TEST_CASE("the structure tree says where paragraphs end, and is not believed where it tears the page") {
  const auto file = [](const std::string& kids) {
    const auto line = [](int mark, const std::string& text, int y) {
      return "/P << /MCID " + std::to_string(mark) + " >> BDC " + shown(text, 100, y) + "EMC\n";
    };
    const std::string full = "a line that is as long as the others on this page are";
    const std::string content = line(0, full, 700) + line(1, full, 686) + line(2, full, 672) + line(3, full, 658);
    return pdf_of({"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                   "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", stream_of(content),
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Type /StructTreeRoot /K [" + kids + "] >>"});
  };
  const std::string two = "<< /S /P /Pg 3 0 R /K [0 1] >> << /S /P /Pg 3 0 R /K [2 << /Type /MCR /Pg 3 0 R /MCID 3 >>] >>";
  CHECK(texts_of(read_pdf(file(two), {}).document).size() == 2);
  const std::string torn = "<< /S /P /Pg 3 0 R /K 0 >> << /S /P /Pg 3 0 R /K 1 >> << /S /P /Pg 3 0 R /K 2 >> << /S /P /Pg 3 0 R /K 3 >>";
  CHECK(texts_of(read_pdf(file(torn), {}).document).size() == 1);
}
