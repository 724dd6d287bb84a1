#include <doctest/doctest.h>

#include "model/error.h"
#include "tests/tools/program.h"
#include "tools/pipeline/convert.h"
#include "tools/report/excerpt.h"
#include "tools/report/repair_groups.h"
#include "tools/report/review_queue.h"
#include "tools/report/site_shards.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

// The seed's report with one text in place of another: every figure in it is known.
std::string report_of(const std::string& from, const std::string& to) {
  std::string bytes = bytes_of(fixture("seed/gongshu-2020.txt"));
  if (!from.empty()) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, from.size(), to);
  }
  ConvertOptions options;
  options.process.forms = builtin_form_list();
  options.to = {output_format("json")};
  Outcome outcome = convert(bytes, "seed.txt", options);
  REQUIRE(!outcome.error);
  return outcome.outputs.front();
}

const Form* form_2019() { return &builtin_forms().front(); }

std::string with_parts(const std::string& report, const std::string& checks, const std::string& changes, const std::string& findings) {
  return "{\n  \"schema\": \"zhengben.report/1\",\n  \"document\": {},\n  \"report\": " + report + ",\n  \"checks\": " + checks + ",\n  \"changes\": " + changes + ",\n  \"findings\": " + findings + "\n}\n";
}

SeenReport of_findings(const std::string& fields, const std::string& findings) {
  return seen_report(with_parts(R"({"form": "cn.ogi.annual_report/2019", "fields": )" + fields + "}", "[]", "[]", findings));
}

}  // namespace

TEST_CASE("what the journal keeps of a report is read back whole") {
  const std::string json = report_of("", "");
  const SeenReport report = seen_report(json);
  CHECK(report.form == form_2019()->id());
  CHECK(report.fields.size() == form_2019()->fields.size());
  CHECK(report.changes.size() > 100);
  CHECK(report.checks.size() > 30);
  REQUIRE(report.field("t3.new.natural"));
  CHECK(report.field("t3.new.natural")->value == "1");
  CHECK(report.field("t3.none") == nullptr);
  CHECK(seen_tables(json).size() == 3);
  CHECK_THROWS_AS(seen_report("{}"), Error);
  CHECK_THROWS_AS(seen_report(with_parts("{", "[]", "[]", "[]")), Error);
}

TEST_CASE("a blank whose value the sums force is one matter with that value proposed") {
  const SeenReport report = of_findings(
      R"({"t3.new.total": {"raw": "", "text": "", "state": "EMPTY", "value": null, "unit": null, "proved": 4, "proof": ["t3.row.new"], "at": {"table": 1, "r": 3, "c": 9}}})",
      R"([{"code": "value/blank", "severity": "warning", "message": "the cell is blank", "at": {"fields": ["t3.new.total"], "table": 1, "r": 3, "c": 9}},
          {"code": "value/proved", "severity": "note", "message": "the sums force the value 4", "at": {"fields": ["t3.new.total"], "table": 1, "r": 3, "c": 9}}])");
  const std::vector<QueueItem> queue = queue_of(report, form_2019());
  REQUIRE(queue.size() == 1);
  CHECK(queue[0].doubt == Doubt::Proved);
  CHECK(queue[0].field == "t3.new.total");
  CHECK(queue[0].proposals == std::vector<std::string>{"4"});
  CHECK(queue[0].relations == std::vector<std::string>{"t3.row.new"});
}

TEST_CASE("sums that one cell explains are told of with it and stand before everything else") {
  const Form& form = *form_2019();
  const auto relation = std::find_if(form.relations.begin(), form.relations.end(), [](const Relation& each) { return each.id == "t3.row.partial"; });
  REQUIRE(relation != form.relations.end());
  std::string fields;
  for (const auto* side : {&relation->left, &relation->right})
    for (const Term& term : *side) fields += (fields.empty() ? "\"" : ", \"") + form.fields[static_cast<std::size_t>(term.field)].key + "\"";
  const std::string fails = R"({"code": "sum/fails", "severity": "warning", "message": "a sum does not hold", "at": {"fields": [)" + fields + R"(], "table": 1, "r": 6, "c": 9}})";
  const std::string suspect = R"({"code": "sum/suspect", "severity": "warning", "message": "it alone", "at": {"fields": ["t3.partial.total"], "suspect": "t3.partial.total"}, "wants": 0})";
  const std::string loss = R"({"code": "part/missing", "severity": "loss", "message": "a part is missing", "at": {}})";
  const std::string values = R"({"t3.partial.total": {"raw": "2", "text": "2", "state": "NUM", "value": 2, "unit": null}})";

  const std::vector<QueueItem> explained = queue_of(of_findings(values, "[" + loss + ", " + fails + ", " + suspect + "]"), &form);
  REQUIRE(explained.size() == 2);
  CHECK(explained[0].doubt == Doubt::Suspect);
  CHECK(explained[0].relations == std::vector<std::string>{"t3.row.partial"});
  CHECK(explained[0].proposals == std::vector<std::string>{"0"});
  CHECK(explained[1].doubt == Doubt::Document);

  const std::vector<QueueItem> alone = queue_of(of_findings(values, "[" + fails + "]"), &form);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].doubt == Doubt::Sum);
  CHECK(alone[0].fields.size() == relation->left.size() + relation->right.size());
  CHECK(alone[0].proposals.empty());
}

TEST_CASE("notes are no matter for a person") {
  CHECK(queue_of(of_findings("{}", R"([{"code": "comment/dropped", "severity": "note", "message": "2 comments were dropped", "at": {}}])"), form_2019()).empty());
}

TEST_CASE("repairs are one group where code, text before and text after are the same, and its digest knows its members") {
  const auto change = [](const std::string& field, const std::string& before) {
    return R"({"code": "cell/zeros", "class": "lossless", "at": {"field": ")" + field + R"(", "table": 1, "r": 2, "c": 3}, "before": ")" + before + R"(", "after": "0"})";
  };
  const auto report = [&](const std::string& changes) { return seen_report(with_parts("null", "[]", "[" + changes + "]", "[]")); };
  RepairGroups groups, same, other;
  groups.add(1, "aa", report(change("a", "00") + ", " + change("b", "00") + ", " + change("c", "000")));
  groups.add(2, "bb", report(change("a", "00")));
  REQUIRE(groups.groups().size() == 2);
  const RepairKey key{"cell/zeros", "lossless", "00", "0", true};
  const RepairGroup& group = groups.groups().at(key);
  CHECK(group.members == 3);
  CHECK(group.documents == 2);
  same.add(7, "aa", report(change("a", "00") + ", " + change("b", "00")));
  same.add(9, "bb", report(change("a", "00")));
  CHECK(same.groups().at(key).digest == group.digest);
  other.add(1, "aa", report(change("a", "00") + ", " + change("b", "00")));
  other.add(2, "bc", report(change("a", "00")));
  CHECK(other.groups().at(key).digest != group.digest);
}

TEST_CASE("an excerpt holds the headings of row and column and counts spans by what is shown") {
  SeenTable table{10, 3, {}};
  for (std::int64_t row = 0; row < 10; ++row)
    for (std::int64_t column = 0; column < 3; ++column)
      if (column > 0 || row % 5 == 0) table.cells.push_back({row, column, column == 0 ? 5 : 1, 1, std::to_string(row) + "/" + std::to_string(column)});
  const Excerpt excerpt = excerpt_of(table, 7, 2);
  CHECK(excerpt.rows == std::vector<std::int64_t>{0, 5, 6, 7, 8, 9});
  CHECK(excerpt.columns == std::vector<std::int64_t>{0, 1, 2});
  std::int64_t slots = 0;
  for (const SeenCell& cell : excerpt.cells) slots += cell.row_span * cell.column_span;
  CHECK(slots == 6 * 3);
  CHECK(excerpt_of(table, 1'000'000, -5).rows.size() == 1);
  CHECK(excerpt_of({}, 0, 0).cells.empty());
}

TEST_CASE("texts are cut between characters") {
  CHECK(shortened("合计", 6) == "合计");
  CHECK(shortened("合计", 5) == "合…");
  CHECK(shortened("合计", 2) == "…");
}

TEST_CASE("no text can end the script that carries it") {
  CHECK(data_script("x", "\"</script><!--\"") == "zhengben.take(\"x\", \"\\u003c/script>\\u003c!--\");\n");
  CHECK(data_script("x", "\"\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\"") == "zhengben.take(\"x\", \"\\u2028\\u2029\xE2\x80\xAE\");\n");
}
