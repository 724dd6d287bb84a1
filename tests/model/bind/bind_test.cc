#include "model/bind/bind.h"

#include <doctest/doctest.h>

#include "tests/model/bind/form_document.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

const std::string kTitle2019 = "2020年石桥镇人民政府政府信息公开工作年度报告";
const std::string kTitle2021 = "长岛县自然资源和规划局2023年政府信息公开工作年度报告";

}  // namespace

TEST_CASE("a document in the form's own shape is bound whole and without a word") {
  for (const char* version : {"2019", "2021"}) {
    Document document = document_from(form_of(version), std::string(version) == "2019" ? kTitle2019 : kTitle2021);
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(made.report->form == &form_of(version));
    CHECK(misplaced(*made.report).empty());
    CHECK(made.findings.items().empty());
  }
}

TEST_CASE("title, agency and year come from the title, in one line or several") {
  Document document = document_from(form_of("2021"), "长岛县自然资源和规划局2023年");
  document.body.insert(document.body.begin() + 1, line("政府信息公开工作年度报告"));
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(made.report->title == kTitle2021);
  CHECK(made.report->agency == "长岛县自然资源和规划局");
  CHECK(made.report->year == 2023);
  CHECK(std::get<Paragraph>(document.body[0]).role == Role::Title);
  CHECK(std::get<Paragraph>(document.body[1]).role == Role::Title);
  CHECK(std::get<Paragraph>(document.body[2]).role == Role::Heading);
}

TEST_CASE("a document without the form's labels is none of the form's") {
  Document document;
  document.sections.emplace_back();
  document.body.emplace_back(line("会议纪要"));
  add_table(document, Table{.columns = {Length::from_twips(900)}, .rows = {Row{}}, .cells = {cell(0, 0, 1, 1, "总计")}});
  const Bound made = bound(document);
  CHECK_FALSE(made.report);
  CHECK(made.has(Code::FormUnrecognised));
  CHECK_FALSE(made.findings.wants_person());
}
