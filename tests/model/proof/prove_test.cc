#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "model/proof/proof.h"
#include "tests/model/proof/reports.h"

using namespace zhengben;
using namespace zhengben::testing;

namespace {

Findings proved(Report& report) {
  Findings findings;
  prove(report, check_relations(report), findings);
  return findings;
}

std::vector<std::string> keys_of(const Form& form, const std::string& prefix) {
  std::vector<std::string> keys;
  for (const FormField& field : form.fields)
    if (field.key.starts_with(prefix)) keys.push_back(field.key);
  return keys;
}

std::set<std::string> suspects(const Findings& findings) {
  std::set<std::string> out;
  for (const Finding& item : findings.items())
    if (item.suspect) out.insert(*item.suspect);
  return out;
}

bool names(const Findings& findings, const std::string& key, Code code) {
  return std::any_of(findings.items().begin(), findings.items().end(),
                     [&](const Finding& item) { return item.code == code && item.fields == std::vector<std::string>{key}; });
}

// One cell of table 3 gets another figure than it should have.
std::string perturb(Report& report, std::mt19937& random, const std::vector<std::string>& keys) {
  const std::string key = keys[random() % keys.size()];
  const std::int64_t was = report.field(key)->value->digits;
  std::int64_t wrong = was;
  while (wrong == was) wrong = std::max<std::int64_t>(0, was + static_cast<std::int64_t>(random() % 21) - 10);
  set(report, key, std::to_string(wrong));
  return key;
}

}  // namespace

TEST_CASE("the blanks of a real table are proved as far as its sums reach") {
  std::ifstream file(std::string(ZHENGBEN_FIXTURES) + "/form/shanghai-genoffice-2019.json");
  const nlohmann::json values = nlohmann::json::parse(file)["values"];
  Report report = report_of(form_of("2019"), "0");
  for (const auto& [key, value] : values.items()) set(report, key, value.is_null() ? "" : value.dump());
  const Findings findings = proved(report);
  const auto count = [&](auto condition) { return std::count_if(report.fields.begin(), report.fields.end(), condition); };
  const auto in_sums = [&](const FieldValue& field) { return !report.form->fields[static_cast<std::size_t>(field.field)].key.starts_with("t2"); };
  CHECK(count([&](const FieldValue& field) { return in_sums(field) && field.state == CellState::Empty; }) == 135);
  CHECK(count([&](const FieldValue& field) { return field.proved.has_value(); }) == 130);
  CHECK(count([&](const FieldValue& field) { return field.proved.has_value() == field.proof.empty(); }) == 0);
  CHECK(suspects(findings).empty());
}

TEST_CASE("no value is proved wrong, whatever is blank, with one wrong figure besides that shows in the sums") {
  std::mt19937 random(30301);
  int proofs = 0, blanks = 0, hidden = 0;
  for (int round = 0; round < 300; ++round) {
    const Form& form = form_of(round % 2 ? "2019" : "2021");
    const Report truth = random_report(form, random);
    Report report = truth;
    const std::vector<std::string> keys = keys_of(form, "t3.");
    const bool is_wrong = round % 3 != 0;
    const std::string wrong = is_wrong ? perturb(report, random, keys) : std::string{};
    for (std::size_t i = 0, many = 1 + random() % 30; i < many; ++i) {
      const std::string& key = keys[random() % keys.size()];
      if (key == wrong) continue;
      const std::int64_t value = truth.field(key)->value->digits;
      const std::string digits = std::to_string(value);
      set(report, key, value == 0 && random() % 4 == 0 ? "O" : digits.size() > 1 && random() % 2 ? digits.substr(0, 1) + " " + digits.substr(1) : "");
      ++blanks;
    }
    // Blanks in its row and its column can hide a wrong figure: then all sums hold, and nobody can know.
    if (const Findings findings = proved(report); is_wrong && std::none_of(findings.items().begin(), findings.items().end(), [](const Finding& item) { return item.code == Code::SumFails; })) {
      ++hidden;
      continue;
    }
    for (std::size_t i = 0; i < report.fields.size(); ++i)
      if (report.fields[i].proved) {
        REQUIRE(*report.fields[i].proved == truth.fields[i].value->digits);
        ++proofs;
      }
  }
  CHECK(hidden < 10);
  CHECK(proofs * 10 > blanks * 8);
}

TEST_CASE("one wrong figure in table 3 is found, alone, with the value it should have") {
  std::mt19937 random(30302);
  for (int round = 0; round < 200; ++round) {
    const Form& form = form_of(round % 2 ? "2019" : "2021");
    const Report truth = random_report(form, random);
    Report report = truth;
    const std::string key = perturb(report, random, keys_of(form, "t3."));
    const Findings findings = proved(report);
    CAPTURE(key);
    REQUIRE(suspects(findings) == std::set<std::string>{key});
    for (const Finding& item : findings.items())
      if (item.suspect) CHECK(item.wants == truth.field(key)->value->digits);
  }
}

TEST_CASE("two wrong figures accuse nobody and prove nothing") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.granted.natural", "1");
  set(report, "t3.partial.legal", "1");
  set(report, "t3.other.rest.welfare", "");
  const Findings findings = proved(report);
  CHECK(suspects(findings).empty());
  CHECK_FALSE(report.field("t3.other.rest.welfare")->proved.has_value());
  CHECK(findings.wants_person());
}

TEST_CASE("a wrong sum of table 4 is noticed, not pinned on a cell, and leaves table 3 alone") {
  Report report = report_of(form_of("2021"), "0");
  for (const std::string part : {"upheld", "corrected", "other", "pending"}) set(report, "t4.review." + part, "1");
  set(report, "t4.review.total", "5");
  set(report, "t3.granted.legal", "");
  const Findings findings = proved(report);
  CHECK(suspects(findings).empty());
  CHECK(std::any_of(findings.items().begin(), findings.items().end(), [](const Finding& item) { return item.code == Code::SumFails && item.fields.size() == 5; }));
  CHECK(report.field("t3.granted.legal")->proved == 0);
}

TEST_CASE("a wrong figure behind blanks is noticed though no relation can be judged") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t4.review.total", "1");
  set(report, "t4.review.upheld", "2");
  set(report, "t4.review.other", "");
  const Findings findings = proved(report);
  CHECK(std::any_of(findings.items().begin(), findings.items().end(), [](const Finding& item) { return item.code == Code::SumFails; }));
  CHECK_FALSE(report.field("t4.review.other")->proved.has_value());
}

TEST_CASE("a token is proved only as what it can be read as") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.granted.legal", "O");
  CHECK_FALSE(names(proved(report), "t3.granted.legal", Code::ValueBlank));
  CHECK(report.field("t3.granted.legal")->proved == 0);

  set(report, "t3.granted.legal", "l");   // the sums want 0
  const Findings findings = proved(report);
  CHECK_FALSE(report.field("t3.granted.legal")->proved.has_value());
  CHECK(names(findings, "t3.granted.legal", Code::ValueLookAlike));
  CHECK(suspects(findings).empty());
}

TEST_CASE("figures that cannot be read with certainty are asked for, never proved") {
  for (const std::string raw : {"007", "12,34", "约10", "见附件", "+19", "/"}) {
    Report report = report_of(form_of("2021"), "0");
    set(report, "t3.granted.legal", raw);
    const Findings findings = proved(report);
    CHECK_FALSE(report.field("t3.granted.legal")->proved.has_value());
    CHECK(findings.wants_person() == (raw != "/"));
    for (const Finding& item : findings.items()) CHECK(item.fields == std::vector<std::string>{"t3.granted.legal"});
  }
}

TEST_CASE("a zero typed twice carries its proof") {
  Report report = report_of(form_of("2019"), "0");
  set(report, "t3.denied.third_party.total", "00\u00A0");
  proved(report);
  const FieldValue& field = *report.field("t3.denied.third_party.total");
  CHECK(field.proof == std::vector<std::string>{"t3.sum.total"});
  CHECK_FALSE(field.proved.has_value());
  CHECK(report.field("t3.granted.total")->proof.empty());
}

TEST_CASE("amounts without a unit and changes as large as the whole are noted, which alone is no review") {
  Report report = report_of(form_of("2019"), "0");
  set(report, "t2.art20_9.procurement.amount", "196.7");
  set(report, "t2.art20_5.license.prev_items", "120");
  set(report, "t2.art20_5.license.delta", "125");
  set(report, "t2.art20_1.rules.opened", "3");
  const Findings findings = proved(report);
  CHECK(names(findings, "t2.art20_9.procurement.amount", Code::UnitMissing));
  CHECK(names(findings, "t2.art20_5.license.delta", Code::DeltaMisread));
  CHECK(std::any_of(findings.items().begin(), findings.items().end(), [](const Finding& item) { return item.code == Code::RelationSoftFails; }));
  CHECK_FALSE(findings.wants_person());
}
