#include <doctest/doctest.h>

#include <algorithm>

#include "make_pdf.h"
#include "model/traverse.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string body_of(const std::vector<std::string>& pages) {
  const ReadResult result = read_pdf(pdf_of_pages(pages), {});
  std::string out = ";";
  for (const Block& block : result.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph_text(*paragraph) + ";";
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("numbers that count with the pages are page numbers") {
  std::vector<std::string> pages;
  for (int page = 7; page < 11; ++page) pages.push_back(shown("body " + std::to_string(page * 11), 100, 400) + shown(std::to_string(page), 300, 30));
  const std::string body = body_of(pages);
  for (const char* number : {";7;", ";8;", ";9;", ";10;"}) CHECK_FALSE(holds(body, number));
  CHECK(holds(body, "body 77"));
}

TEST_CASE("a number at a page's edge that does not count with the pages is a figure") {
  CHECK(holds(body_of({shown("body", 100, 400) + shown("135", 300, 30)}), ";135;"));
  const std::string body = body_of({shown("body", 100, 400) + shown("1", 300, 30), shown("body", 100, 400) + shown("412", 300, 30), shown("body", 100, 400) + shown("3", 300, 30)});
  CHECK(holds(body, "412"));
  CHECK_FALSE(holds(body, ";3;"));
}

TEST_CASE("several numbers at a page's edge are no page numbers") {
  const std::string body = body_of({shown("body", 100, 400) + shown("1", 100, 30) + shown("2", 200, 30) + shown("3", 300, 30)});
  CHECK(holds(body, "1 2 3"));
}

TEST_CASE("a page that holds only its number keeps it") { CHECK(holds(body_of({shown("body", 100, 400), shown("2", 300, 30)}), ";2;")); }

TEST_CASE("a header is set aside and told of once") {
  const std::string page = shown("Annual report", 100, 810) + shown("body text", 100, 400);
  const ReadResult result = read_pdf(pdf_of_pages({page, page, page}), {});
  const auto& findings = result.findings.items();
  CHECK(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.code == Code::PageFurniture; }) == 1);
  CHECK(result.document.stories.size() == 1);
}

TEST_CASE("rows deeper than a header's are text though they are repeated") {
  std::string page = shown("body text", 100, 400);
  for (int row = 0; row < 6; ++row) page += shown("row " + std::string(1, static_cast<char>('a' + row)), 100, 830 - 14 * row);
  const std::string body = body_of({page, page});
  CHECK(holds(body, "row f"));
  CHECK_FALSE(holds(body, "row a"));
}

TEST_CASE("the number of a page that holds nothing but a table is a page number") {
  std::vector<std::string> pages;
  for (int page = 1; page < 4; ++page)
    pages.push_back(ruled({100, 200, 300}, {700, 680, 660}) + shown("a", 110, 685) + shown("b", 210, 685) + shown("c", 110, 665) + shown("d", 210, 665) + shown(std::to_string(page), 300, 30));
  CHECK(body_of(pages) == ";");
}

TEST_CASE("rows that are alike but for their figures are text") {
  std::vector<std::string> pages;
  for (const char* row : {"total 12 of 40", "total 31 of 44", "total 7 of 93"}) pages.push_back(shown("body", 100, 400) + shown(row, 100, 30));
  const std::string body = body_of(pages);
  for (const char* row : {"total 12 of 40", "total 31 of 44", "total 7 of 93"}) CHECK(holds(body, row));
}

TEST_CASE("a footer is one whose numbers count with the pages or stay as they are") {
  std::vector<std::string> pages;
  for (int page = 5; page < 9; ++page) pages.push_back(shown("body " + std::to_string(page * 7), 100, 400) + shown("Report 2020, sheet " + std::to_string(page) + " of 40", 100, 30));
  CHECK_FALSE(holds(body_of(pages), "sheet"));
}

TEST_CASE("a number sign at a page's edge is no number") { CHECK(holds(body_of({shown("body", 100, 400) + shown("#", 300, 30)}), ";#;")); }
