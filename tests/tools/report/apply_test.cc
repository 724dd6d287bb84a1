#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "model/error.h"
#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/pipeline/convert.h"
#include "tools/pipeline/sha256.h"
#include "tools/report/decision_plan.h"
#include "tools/report/review_site.h"
#include "writers/json/json_printer.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

using Verdict = DecidedCell::Verdict;

bool contains(const std::string& text, const std::string& wanted) { return text.find(wanted) != std::string::npos; }

// The seed's report with another line 117, the cell of new applications by research bodies, and 121, their total.
std::string seed_with(const std::string& research, const std::string& total) {
  const std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  std::string out;
  std::size_t at = 0;
  for (int line = 1; at < seed.size(); ++line) {
    const std::size_t end = std::min(seed.find('\n', at), seed.size());
    if (line == 117 && !research.empty()) out += "\t" + research;
    else if (line == 121 && !total.empty()) out += "\t" + total;
    else out += seed.substr(at, end - at);
    out += '\n';
    at = end + 1;
  }
  return out;
}

constexpr const char* kResearch = "t3.new.research";
constexpr const char* kTotal = "t3.new.total";

Conversion decided(const std::string& bytes, std::vector<DecidedCell> decisions, RepairLevel level = RepairLevel::Lossless) {
  ProcessOptions options;
  options.forms = builtin_form_list();
  options.repair = level;
  options.decided = std::move(decisions);
  return process(bytes, "seed.txt", options);
}

const FieldValue& field(const Conversion& conversion, const char* key) {
  const FieldValue* found = conversion.report->field(key);
  REQUIRE(found);
  return *found;
}

std::vector<Severity> severities_of(const Conversion& conversion, Code code) {
  std::vector<Severity> out;
  for (const Finding& item : conversion.findings.items())
    if (item.code == code) out.push_back(item.severity);
  return out;
}

struct Written {
  std::string input, sha256, field, seen, verdict = "set", value, note;
};

std::string decision_file(const JournalReader& journal, const std::vector<Written>& cells, const std::string& groups = "[]") {
  JsonPrinter json;
  json.object();
  json.member("schema", "zhengben.decisions/1");
  json.member("site", site_id(journal));
  json.member("version", journal.meta("version"));
  json.member("options", journal.meta("options"));
  json.key("decisions");
  json.array();
  for (const Written& cell : cells) {
    json.object();
    for (const auto& [name, text] : {std::pair("input", cell.input), std::pair("sha256", cell.sha256), std::pair("field", cell.field), std::pair("seen", cell.seen), std::pair("verdict", cell.verdict),
                                     std::pair("value", cell.value), std::pair("note", cell.note)})
      json.member(name, text);
    json.end();
  }
  json.end();
  json.end();
  std::string text = json.take();
  return text.insert(text.size() - 1, ", \"groups\": " + groups);
}

// in/letter.txt and in/total.txt, cleaned into out/.
struct Batch {
  Scratch scratch;
  std::string letter = seed_with("O", ""), total = seed_with("", "9");
  Batch() {
    std::filesystem::create_directories(scratch.path("in/deep"));
    scratch.file("in/letter.txt", letter);
    scratch.file("in/deep/total.txt", total);
    scratch.file("in/deep/letter.txt", letter);
    REQUIRE(run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never"}).status == 3);
  }
  JournalReader journal() const { return JournalReader(scratch.path("out/zhengben-journal.sqlite")); }
  Ran apply(const std::string& decisions) const {
    scratch.file("decisions.json", decisions);
    return run({"apply", scratch.path("out"), "--decisions", scratch.path("decisions.json"), "-o", scratch.path("decided"), "--sync", "never"});
  }
};

}  // namespace

TEST_CASE("a decided value is written, listed as a change, and the sums are checked with it") {
  const std::string bytes = seed_with("O", "");
  REQUIRE(severities_of(decided(bytes, {}), Code::ValueLookAlike).size() == 1);
  const Conversion right = decided(bytes, {{kResearch, "O", Verdict::Set, "0", "as on paper"}});
  CHECK(field(right, kResearch).text == "0");
  CHECK(status(right) == Status::Repaired);
  const auto change = std::find_if(right.changes.begin(), right.changes.end(), [](const Change& each) { return each.code == Code::DecidedValue; });
  REQUIRE(change != right.changes.end());
  CHECK(change->change_class == ChangeClass::Decided);
  CHECK(change->before == "O");
  CHECK(change->after == "0");
  CHECK(change->field == kResearch);
  CHECK(severities_of(right, Code::DecisionNoted).size() == 1);
  // A value that cannot be leaves a sum that fails, and it is told.
  const Conversion wrong = decided(bytes, {{kResearch, "O", Verdict::Set, "5", ""}});
  CHECK(field(wrong, kResearch).value == Decimal{5, 0});
  CHECK(!severities_of(wrong, Code::SumFails).empty());
  CHECK(status(wrong) == Status::Review);
}

TEST_CASE("a decision on another text, on no cell of the form or for no figure changes nothing and is told") {
  const std::string bytes = seed_with("O", "");
  for (const DecidedCell& decision : {DecidedCell{kResearch, "l", Verdict::Set, "0", ""}, DecidedCell{"t9.none", "O", Verdict::Set, "0", ""}}) {
    const Conversion conversion = decided(bytes, {decision});
    CHECK(severities_of(conversion, Code::DecisionRefused) == std::vector<Severity>{Severity::Warning});
    CHECK(field(conversion, kResearch).text == "O");
  }
  const Conversion conversion = decided(bytes, {{kResearch, "O", Verdict::Set, "many", ""}});
  CHECK(severities_of(conversion, Code::DecisionNoFigure) == std::vector<Severity>{Severity::Warning});
  CHECK(field(conversion, kResearch).text == "O");
}

TEST_CASE("a cell that a person found right is no matter for a person any more, but a sum that fails is") {
  const Conversion letter = decided(seed_with("O", ""), {{kResearch, "O", Verdict::Right, "", ""}});
  CHECK(severities_of(letter, Code::ValueLookAlike) == std::vector<Severity>{Severity::Note});
  const Conversion total = decided(seed_with("", "9"), {{kTotal, "9", Verdict::Right, "", ""}});
  const std::vector<Severity> sums = severities_of(total, Code::SumFails);
  REQUIRE(!sums.empty());
  CHECK(std::all_of(sums.begin(), sums.end(), [](Severity severity) { return severity == Severity::Warning; }));
}

TEST_CASE("a repair that is put back leaves the text as it was read") {
  const Conversion before = decided(seed_with("00", ""), {});
  REQUIRE(field(before, kResearch).text == "0");
  for (const RepairLevel level : {RepairLevel::Lossless, RepairLevel::None}) {
    const Conversion after = decided(seed_with("00", ""), {{kResearch, "00", Verdict::PutBack, "", ""}}, level);
    CHECK(field(after, kResearch).text == "00");
    CHECK(std::none_of(after.changes.begin(), after.changes.end(), [](const Change& change) { return change.field == kResearch; }));
  }
}

TEST_CASE("a file of decisions that is not as the site writes it is refused") {
  CHECK_THROWS_AS(read_decisions("{}"), Error);
  CHECK_THROWS_AS(read_decisions("[1"), Error);
  const std::string good = R"({"schema": "zhengben.decisions/1", "site": "s", "version": "", "options": "", "decisions": [], "groups": []})";
  CHECK(read_decisions(good).cells.empty());
  const auto with = [&](const std::string& decision) { return std::string(good).replace(good.find("\"decisions\": []"), 15, "\"decisions\": [" + decision + "]"); };
  const std::string hash(64, 'a');
  const auto cell = [&](const std::string& sha256, const std::string& verdict, const std::string& value) {
    return R"({"input": "x", "sha256": ")" + sha256 + R"(", "field": "t3.new.total", "seen": "9", "verdict": ")" + verdict + R"(", "value": ")" + value + R"(", "note": "a\nb"})";
  };
  CHECK(read_decisions(with(cell(hash, "set", "1"))).cells.at(0).cell.note == "a b");
  for (const std::string& bad : {cell("aa", "set", "1"), cell(hash, "put-back", "1"), cell(hash, "set", ""), cell(hash, "set", std::string(300, '1')), std::string("1"), std::string("[[[[[[1]]]]]]")})
    CHECK_THROWS_AS(read_decisions(with(bad)), Error);
}

TEST_CASE("apply writes what was decided for every input with these bytes, under the names of the batch") {
  const Batch batch;
  const JournalReader journal = batch.journal();
  const std::string letter = sha256_hex(batch.letter);
  const std::string before = bytes_of(batch.scratch.path("out/letter.json"));
  const Ran ran = batch.apply(decision_file(journal, {{batch.scratch.path("in/letter.txt"), letter, kResearch, "O", "set", "0", ""}}));
  CHECK(ran.status == 0);
  CHECK(contains(ran.err, "applied: 1 decisions on 1 documents, 0 not applied"));
  for (const char* name : {"decided/letter.json", "decided/deep/letter.json"}) {
    const std::string json = bytes_of(batch.scratch.path(name));
    CHECK(contains(json, "\"code\": \"decision/applied\", \"class\": \"decided\""));
    CHECK(contains(json, "\"status\": \"repaired\""));
  }
  CHECK(!std::filesystem::exists(batch.scratch.path("decided/deep/total.json")));
  CHECK(bytes_of(batch.scratch.path("out/letter.json")) == before);
  CHECK(bytes_of(batch.scratch.path("in/letter.txt")) == batch.letter);
  CHECK(JournalReader(batch.scratch.path("decided/zhengben-journal.sqlite")).input(1)->state == InputState::Done);
}

TEST_CASE("decisions on an input that changed are refused and told, the others are applied") {
  const Batch batch;
  const JournalReader journal = batch.journal();
  batch.scratch.file("in/deep/total.txt", batch.total + "\n");
  const Ran ran = batch.apply(decision_file(journal, {{batch.scratch.path("in/deep/total.txt"), sha256_hex(batch.total), kTotal, "9", "set", "1", ""},
                                                      {batch.scratch.path("in/letter.txt"), sha256_hex(batch.letter), kResearch, "O", "set", "0", ""}}));
  CHECK(ran.status == 3);
  CHECK(contains(ran.err, "total.txt: decisions on it were not applied"));
  CHECK(contains(ran.err, "applied: 1 decisions on 1 documents, 1 not applied"));
  CHECK(contains(bytes_of(batch.scratch.path("decided/letter.json")), "decision/applied"));
  CHECK(!std::filesystem::exists(batch.scratch.path("decided/deep/total.json")));
}

TEST_CASE("decisions of another journal are refused") {
  const Batch batch, other;
  CHECK(batch.apply(decision_file(other.journal(), {})).status == 2);
  CHECK(batch.apply("no JSON").status == 2);
  CHECK(!std::filesystem::exists(batch.scratch.path("decided")));
}

TEST_CASE("a group of repairs is put back as a whole, but not when its repairs are others than were decided on") {
  const Batch batch;
  const JournalReader journal = batch.journal();
  RepairGroups groups;
  journal.each_input([&](const InputRow& input) {
    if (!input.duplicate_of) groups.add(input.id, input.sha256, seen_report(journal.report(input.id)));
  });
  const auto group = std::find_if(groups.groups().begin(), groups.groups().end(), [](const auto& each) { return each.first.code == "cell/zeros" && each.first.of_cells; });
  REQUIRE(group != groups.groups().end());
  const auto written = [&](const std::string& digest) {
    JsonPrinter json;
    json.array();
    json.object();
    for (const auto& [name, text] : {std::pair("code", group->first.code), std::pair("class", group->first.change_class), std::pair("before", group->first.before), std::pair("after", group->first.after),
                                     std::pair("digest", digest), std::pair("verdict", std::string("reject")), std::pair("note", std::string())})
      json.member(name, text);
    json.member("members", group->second.members);
    json.end();
    json.end();
    return json.take();
  };
  const Ran other = batch.apply(decision_file(journal, {}, written(std::string(64, '0'))));
  CHECK(other.status == 3);
  CHECK(contains(other.err, "was not put back"));
  const Ran ran = batch.apply(decision_file(journal, {}, written(group->second.digest)));
  CHECK((ran.status == 3 || ran.status == 0));
  CHECK(contains(ran.err, "applied: " + std::to_string(group->second.members) + " decisions on 2 documents, 0 not applied"));
  RepairGroups after;
  const JournalReader decided(batch.scratch.path("decided/zhengben-journal.sqlite"));
  decided.each_input([&](const InputRow& input) {
    if (!input.duplicate_of) after.add(input.id, input.sha256, seen_report(decided.report(input.id)));
  });
  CHECK(!after.groups().contains(group->first));
}

TEST_CASE("what is decided about an entry of an archive is applied to the archive") {
  const Scratch scratch;
  const std::string letter = seed_with("O", "");
  std::filesystem::create_directories(scratch.path("in"));
  scratch.file("in/all.zip", archive_of({{"one.txt", letter, ""}, {"two.txt", seed_with("", ""), ""}}, Container::Zip));
  REQUIRE(run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never"}).status == 3);
  const JournalReader journal(scratch.path("out/zhengben-journal.sqlite"));
  scratch.file("decisions.json", decision_file(journal, {{scratch.path("in/all.zip!/one.txt"), sha256_hex(letter), kResearch, "O", "set", "0", ""}}));
  CHECK(run({"apply", scratch.path("out"), "--decisions", scratch.path("decisions.json"), "-o", scratch.path("decided"), "--sync", "never"}).status == 0);
  CHECK(contains(bytes_of(scratch.path("decided/all/one.json")), "decision/applied"));
}
