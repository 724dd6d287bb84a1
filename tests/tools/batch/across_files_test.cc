#include "tools/batch/across_files.h"

#include <doctest/doctest.h>

#include <map>

#include "model/error.h"
#include "tests/tools/program.h"
#include "tools/batch/journal_writer.h"
#include "tools/pipeline/process.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

using Values = std::map<std::string, std::string>;

struct Told {
  std::string key, agency;
  int year;
  Values values;
  std::string form = "cn.ogi.annual_report/2021";
};

// A journal of finished reports.
std::string journal_of(const Scratch& scratch, const std::vector<Told>& reports) {
  const std::string path = scratch.path("journal.sqlite");
  JournalWriter writer(path, Sync::Never);
  writer.begin();
  for (const Told& told : reports) {
    InputRow row;
    row.key = row.name = told.key;
    row = writer.add(row);
    row.state = InputState::Done;
    row.facts.form = told.form;
    row.facts.agency = told.agency;
    row.facts.year = told.year;
    writer.mark(row);
    DocumentResult result;
    for (const auto& [key, value] : told.values) result.fields.push_back({told.form, key, value, value, "NUM", value, "", {}, {}, {}, {}, {}});
    writer.put_details(row.id, result);
    writer.mark_done(row.id);
  }
  writer.commit();
  return path;
}

std::vector<AcrossFinding> found(const std::vector<Told>& reports, const std::string& total = "") {
  const Scratch scratch;
  const JournalReader reader(journal_of(scratch, reports));
  return check_across_files(reader, {.forms = builtin_form_list(), .total = total});
}

}  // namespace

TEST_CASE("what one year carried out the next must carry in, whatever the edition and the spelling of the agency") {
  const std::vector<Told> reports = {{"b", "某市（某局）", 2021, {{"t3.carried_in.total", "5"}, {"t3.carried_in.natural", "4"}}},
                                     {"a", "某市 (某局)", 2020, {{"t3.carried_out.total", "4"}, {"t3.carried_out.natural", "4"}}, "cn.ogi.annual_report/2019"},
                                     {"c", "另一局", 2020, {{"t3.carried_out.total", "9"}}},
                                     {"d", "某市某局", 2023, {{"t3.carried_in.total", "1"}}}};
  const std::vector<AcrossFinding> findings = found(reports);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].finding.code == Code::CarryOverFails);
  CHECK(findings[0].input == 1);
  CHECK(findings[0].other == 2);
  CHECK(findings[0].finding.arguments.at(1) == "4");
  CHECK(findings[0].finding.arguments.at(2) == "5");
}

TEST_CASE("an agency's year told twice is a note with the same figures and a warning with others") {
  const std::vector<AcrossFinding> findings = found({{"a", "某局", 2021, {{"t3.new.total", "1.0"}}}, {"b", "某 局", 2021, {{"t3.new.total", "1"}}}, {"c", "某局", 2021, {{"t3.new.total", "2"}}}});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].finding.code == Code::ReportAgain);
  CHECK(findings[0].finding.severity == Severity::Note);
  CHECK(findings[0].input == 2);
  CHECK(findings[1].finding.code == Code::ReportTwice);
  CHECK(findings[1].finding.severity == Severity::Warning);
  CHECK(findings[1].other == 1);
  CHECK(findings[1].finding.fields == std::vector<std::string>{"t3.new.total"});
}

TEST_CASE("of two versions of one year each is held against the year after") {
  const std::vector<AcrossFinding> findings =
      found({{"a", "某局", 2021, {{"t3.carried_out.total", "1"}}}, {"b", "某局", 2021, {{"t3.carried_out.total", "2"}}}, {"c", "某局", 2022, {{"t3.carried_in.total", "2"}}}});
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].finding.code == Code::ReportTwice);
  CHECK(findings[1].finding.code == Code::CarryOverFails);
  CHECK(findings[1].other == 1);
}

TEST_CASE("a total is held against the sum of all other agencies of its year") {
  const std::vector<Told> reports = {{"whole", "某市", 2021, {{"t3.new.total", "7"}, {"t3.new.natural", "3"}, {"t4.review.total", "2"}}},
                                     {"a", "甲局", 2021, {{"t3.new.total", "4"}, {"t3.new.natural", "3"}, {"t4.review.total", "2"}}},
                                     {"b", "乙局", 2021, {{"t3.new.total", "4"}, {"t3.new.natural", "0"}, {"t4.review.total", ""}}},
                                     {"old", "乙局", 2020, {{"t3.new.total", "100"}}}};
  const std::vector<AcrossFinding> findings = found(reports, "whole");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].finding.code == Code::TotalFails);
  CHECK(findings[0].finding.fields == std::vector<std::string>{"t3.new.total"});
  CHECK(findings[0].finding.arguments.at(1) == "7");
  CHECK(findings[0].finding.arguments.at(2) == "2");
  CHECK(findings[0].finding.arguments.at(3) == "8");
  CHECK(findings[1].finding.code == Code::TotalNotJudged);
  CHECK(findings[1].finding.fields == std::vector<std::string>{"t4.review.total"});
  CHECK_THROWS_AS(found(reports, "nowhere"), Error);
}

TEST_CASE("findings across files replace those of the journal's last look") {
  const Scratch scratch;
  const std::string path = journal_of(scratch, {{"a", "某局", 2021, {{"t3.new.total", "1"}}}, {"b", "某局", 2021, {{"t3.new.total", "2"}}}});
  for (int look = 0; look < 2; ++look) {
    const JournalReader reader(path);
    record_across_files(path, check_across_files(reader, {.forms = builtin_form_list(), .total = ""}), Language::Chinese);
  }
  const JournalReader reader(path);
  Statement rows = reader.database().prepare("SELECT input, other, severity, code, message, fields FROM across");
  REQUIRE(rows.step());
  CHECK(rows.number(0) == 2);
  CHECK(rows.number(1) == 1);
  CHECK(rows.text(2) == "warning");
  CHECK(rows.text(3) == "set/twice");
  CHECK(rows.text(4) == "某局 2021 年度有两份不同的报告，数字不一致 1 处");
  CHECK(rows.text(5) == "t3.new.total");
  CHECK_FALSE(rows.step());
}
