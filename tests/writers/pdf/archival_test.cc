#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "pdf_clauses.h"
#include "sample_pages.h"
#include "writers/pdf/pdf_document.h"
#include "writers/pdf/structure_tree.h"

using namespace zhengben;

namespace {

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ImageData> pictures() { return {{file_bytes(std::string(ZHENGBEN_FIXTURES) + "/images/seal-with-alpha.png"), "image/png"}}; }

std::string written(const LaidOut& laid, PdfProfile profile = PdfProfile::Archival) {
  Findings findings;
  return transcribe(laid, pictures(), *sample_fonts(), profile, findings);
}

// What a tool of the system says about the file; empty where it is not installed.
std::string said_by(const std::string& command, const std::string& pdf) {
  char path[] = "pdf-XXXXXX";
  const int descriptor = mkstemp(path);
  if (descriptor < 0) return {};
  std::ofstream(path, std::ios::binary) << pdf;
  std::string out;
  if (FILE* pipe = popen((command + ' ' + path + " - 2>&1").c_str(), "r")) {
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) out += static_cast<char>(c);
    pclose(pipe);
  }
  close(descriptor);
  std::remove(path);
  return out;
}

void check_no_breach(const std::string& pdf) {
  for (const std::string& breach : clause_breaches(pdf)) {
    INFO(breach);
    CHECK(false);
  }
}

LaidOut one_page(std::vector<StructureElement> structure) {
  LaidOut laid;
  laid.pages.resize(1);
  laid.pages[0].width = Length::from_points(300);
  laid.pages[0].height = Length::from_points(300);
  laid.structure = std::move(structure);
  return laid;
}

StructureElement element(StructureRole role, StructureId parent, int heading_level = 0, int row_span = 1, int column_span = 1) {
  StructureElement made;
  made.role = role;
  made.parent = parent;
  made.heading_level = heading_level;
  made.row_span = row_span;
  made.column_span = column_span;
  return made;
}

}  // namespace

TEST_CASE("pages with every kind of frame keep the clauses of PDF/A-2a and PDF/UA-1") { check_no_breach(written(sample_pages())); }

TEST_CASE("the clause tests see what is wrong") {
  const std::string pdf = written(sample_pages());
  struct Case { const char *from, *to, *clause; };
  for (const Case& c : {Case{"/Scope/Both", "/Scopf/Both", "UA 7.5-1"}, Case{"/S/H2/", "/S/H4/", "UA 7.4.2-1"}, Case{"/F 4/", "/F 6/", "6.3.2"}, Case{"/Alt<", "/Alu<", "UA 7.3-1"},
                        Case{"/S/TD/", "/S/LI/", "UA 7.2 LI in TR"}, Case{"/Tabs/S", "/Tabs/R", "UA 7.18.3-1"}, Case{"/ColSpan 2", "/ColSpan 3", "UA 7.2-43"},
                        Case{"/Marked true", "/Markee true", "6.7.2"}, Case{"pdfaid:part>2<", "pdfaid:part>3<", "6.6.4"}, Case{"/ID(note", "/IE(note", "UA 7.9"},
                        Case{"/ToUnicode ", "/ToUnicodf ", "6.2.11.7-1"}, Case{"endobj\n", "endobj ", "6.1.9"}, Case{"/Contents<FEFF", "/Contentt<FEFF", "UA 7.18.5-2"},
                        Case{"/S/Link", "/S/Span", "UA 7.18.5-1"}, Case{"/DisplayDocTitle true", "/DisplayDocTitlf true", "UA 7.1-10"}}) {
    CAPTURE(std::string(c.clause));
    std::string changed = pdf;
    const std::size_t at = changed.find(c.from);
    REQUIRE(at != std::string::npos);
    changed.replace(at, std::string_view(c.from).size(), c.to);
    const auto breaches = clause_breaches(changed);
    CHECK(std::any_of(breaches.begin(), breaches.end(), [&](const std::string& breach) { return breach.starts_with(c.clause); }));
  }
}

TEST_CASE("the same pages give the same bytes") { CHECK(written(sample_pages()) == written(sample_pages())); }

TEST_CASE("a plain file has neither tags nor output intent") {
  const std::string pdf = written(sample_pages(), PdfProfile::Plain);
  for (const char* key : {"StructTreeRoot", "OutputIntent", "pdfaid", "StructParent"}) CHECK(pdf.find(key) == std::string::npos);
  CHECK(pdf.find("/Lang") != std::string::npos);
}

TEST_CASE("an empty document and one of bare pages keep the clauses too") {
  check_no_breach(written(one_page({})));
  LaidOut laid = sample_pages();
  laid.structure.clear();
  laid.outline.clear();
  laid.title.clear();
  laid.language = "not a language";
  laid.pages[0].label.clear();
  check_no_breach(written(laid));
}

TEST_CASE("structure that layout got wrong is written right") {
  using enum StructureRole;
  const std::vector<std::vector<StructureElement>> wrong = {
      {element(Document, -1), element(Heading, 0, 3), element(Heading, 0, 9), element(Heading, 0, 0)},
      {element(Document, -1), element(Table, 0), element(TableHead, 1), element(TableRow, 2), element(DataCell, 3)},
      {element(Document, -1), element(Table, 0), element(TableRow, 1), element(HeaderCell, 2, 0, 5, 2), element(TableRow, 1), element(TableRow, 1), element(DataCell, 5, 0, 1, 3)},
      {element(Document, -1), element(TableRow, 0), element(HeaderCell, 1), element(DataCell, 0), element(ListItem, 0), element(ListBody, 0), element(TocItem, 0)},
      {element(Document, -1), element(Table, 0), element(Paragraph, 1), element(List, 0), element(Paragraph, 3)},
      {element(Paragraph, 5), element(Note, 0), element(Note, 0), element(Figure, 7)},
  };
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    CAPTURE(i);
    LaidOut laid = one_page(wrong[i]);
    for (std::size_t id = 0; id < wrong[i].size(); ++id) laid.pages[0].frames.emplace_back(sample_run("宋体", "文", 20, 20 + 20.0 * static_cast<double>(id), static_cast<StructureId>(id)));
    check_no_breach(written(laid));
  }
}

TEST_CASE("headings never skip a level") {
  std::vector<StructureElement> structure = {element(StructureRole::Document, -1), element(StructureRole::Heading, 0, 2), element(StructureRole::Heading, 0, 5), element(StructureRole::Heading, 0, 1)};
  keep_structure_rules(structure);
  CHECK(structure_type(structure[1]) == "H1");
  CHECK(structure_type(structure[2]) == "H2");
  CHECK(structure_type(structure[3]) == "H1");
}

TEST_CASE("glyphs and characters that are not one to one keep their text") {
  LaidOut laid = one_page({element(StructureRole::Document, -1), element(StructureRole::Paragraph, 0)});
  GlyphRun run = sample_run("Carlito", "office", 20, 50, 1);
  run.glyphs = sample_fonts()->shape(run.face, run.text, {.size = run.size, .ligatures = true});
  REQUIRE(run.glyphs.size() < run.text.size());
  laid.pages[0].frames.emplace_back(run);
  GlyphRun twice = sample_run("宋体", "一", 20, 80, 1);
  laid.pages[0].frames.emplace_back(twice);
  twice.text = "\xE2\xBC\x80";      // the radical, drawn by the same glyph
  twice.origin.y = Length::from_points(110);
  laid.pages[0].frames.emplace_back(twice);
  GlyphRun missing = sample_run("宋体", "甲\xEE\x80\x80乙", 20, 140, 1);   // U+E000: nobody has it
  REQUIRE(missing.glyphs[1].id == 0);
  laid.pages[0].frames.emplace_back(missing);
  const std::string pdf = written(laid);
  check_no_breach(pdf);
  if (const std::string text = said_by("pdftotext -raw", pdf); text.find("not found") == std::string::npos) {
    CHECK(text.find("office") != std::string::npos);
    CHECK(text.find("\xE2\xBC\x80") != std::string::npos);
    CHECK(text.find("甲\xEE\x80\x80乙") != std::string::npos);
  }
}

TEST_CASE("other programs read the text back in order, see the tags and find no fault") {
  const std::string pdf = written(sample_pages());
  const std::string text = said_by("pdftotext -raw", pdf);
  if (text.find("not found") != std::string::npos) return;
  std::size_t last = 0;
  for (const char* part : {"某某局2020年政府信息公开工作年度报告", "一、总体情况", "根据《中华人民共和国政府信息公开条例》，", "www.gov.cn", "（一）主动公开", "规章 café", "本年发件数", "196.7万元", "注：竖排。"}) {
    const std::size_t at = text.find(part, last);
    CAPTURE(part);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) last = at;
  }
}
