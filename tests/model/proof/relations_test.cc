#include <doctest/doctest.h>

#include <algorithm>

#include "model/proof/proof.h"
#include "tests/model/proof/reports.h"

using namespace zhengben;
using namespace zhengben::testing;

namespace {

Form money_form() {
  Form form;
  form.fields = {{.key = "a", .label = "", .type = FieldType::Money, .unit = ""}, {.key = "b", .label = "", .type = FieldType::Money, .unit = ""}, {.key = "c", .label = "", .type = FieldType::Money, .unit = ""}};
  form.relations = {{.id = "sum", .text = "", .left = {{.field = 0}}, .right = {{.field = 1}, {.field = 2}}}};
  form.tokens = builtin_forms().front().tokens;
  return form;
}

Check check_of(const Report& report, const std::string& id) {
  for (const Check& check : check_relations(report))
    if (report.form->relations[static_cast<std::size_t>(check.relation)].id == id) return check;
  return {};
}

}  // namespace

TEST_CASE("a sum with a blank or a not-applicable mark in it is neither right nor wrong") {
  Report report = report_of(form_of("2021"), "0");
  CHECK(check_of(report, "t4.sum.review").holds == true);
  set(report, "t4.review.total", "1");
  CHECK(check_of(report, "t4.sum.review").holds == false);
  for (const std::string raw : {"", "/", "1 0", "007"}) {
    set(report, "t4.review.upheld", raw);
    CHECK_FALSE(check_of(report, "t4.sum.review").holds.has_value());
    CHECK_FALSE(check_of(report, "t4.sum.review").right.has_value());
    CHECK(check_of(report, "t4.sum.review").left.has_value());
  }
}

TEST_CASE("amounts are added without rounding, and never across units") {
  const Form form = money_form();
  Report report;
  report.form = &form;
  report.fields.resize(3);
  const auto judged = [&](const std::string& a, const std::string& b, const std::string& c) {
    const std::string raws[] = {a, b, c};
    for (std::size_t i = 0; i < 3; ++i) {
      const CellValue cell = parse_cell(raws[i], FieldType::Money, "", form.tokens, true);
      report.fields[i] = {.field = static_cast<std::int32_t>(i), .state = cell.state, .value = cell.value, .unit = cell.unit};
    }
    return check_relations(report).front().holds;
  };
  CHECK(judged("0.3", "0.1", "0.2") == true);
  CHECK(judged("0.30", "0.1", "0.200") == true);
  CHECK(judged("0.3", "0.1", "0.21") == false);
  CHECK(judged("0.3万元", "0.1万元", "0.2万元") == true);
  CHECK_FALSE(judged("0.3万元", "1000元", "2000元").has_value());
  CHECK_FALSE(judged("999999999999999", "0.00000000000001", "1").value_or(false));
}

TEST_CASE("what was carried over is compared with the year before by key, whatever the edition") {
  Report earlier = report_of(form_of("2019"), "0"), later = report_of(form_of("2021"), "0");
  earlier.year = 2020;
  later.year = 2021;
  set(earlier, "t3.carried_out.natural", "3");
  Findings findings;
  const std::vector<Check> checks = check_across_years(earlier, later, findings);
  CHECK(std::count_if(checks.begin(), checks.end(), [](const Check& check) { return check.holds == false; }) == 1);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].code == Code::CarryOverFails);
  CHECK(findings.items()[0].fields == std::vector<std::string>{"t3.carried_out.natural", "t3.carried_in.natural"});

  earlier.year = 2019;   // two years apart: nothing to compare
  Findings none;
  for (const Check& check : check_across_years(earlier, later, none)) CHECK_FALSE(check.holds.has_value());
  CHECK(none.items().empty());
}
