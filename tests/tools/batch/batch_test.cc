#include "tools/batch/batch.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/batch/journal_writer.h"
#include "tools/worker/sandbox.h"
#include "tools/worker/worker.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

// "conversion" of a text: the text itself, unless it names what the worker is to do.
volatile std::int64_t spun = 0;

DocumentResult answer(const std::string& bytes) {
  DocumentResult result;
  result.exit_status = 0;
  result.outputs = {bytes};
  return result;
}

DocumentResult misbehave(const std::string& bytes, const std::string&) {
  const std::string what = bytes.substr(0, bytes.find('\n'));
  if (what == "abort") std::abort();
  if (what == "spin")
    for (;;) spun = spun + 1;
  if (what == "sleep") std::atomic<int>(0).wait(0);
  if (what == "eat") {
    std::string all;
    for (;;) all.append(1 << 20, 'x');
  }
  if (what == "leave") ::_exit(0);
  DocumentResult result = answer(bytes);
  if (what == "nothing") result.outputs.clear();
  if (what == "empty") result.outputs = {""};
  if (what == "rubbish") result.outputs = {"\xFF\xFE"};
  if (what == "large") result.outputs = {std::string(1 << 20, 'x')};
  if (what == "review") result.exit_status = 3;
  if (what == "rejected") result.exit_status = 5, result.code = "input/ole", result.outputs.clear();
  if (what == "codeless") result.exit_status = 5;
  if (what == "2020") result.facts.agency = "Agency", result.facts.year = 2020;
  return result;
}

struct TestBatch {
  explicit TestBatch(const Scratch& scratch) : folder(scratch.path("")) {
    std::filesystem::create_directories(scratch.path("in"));
    options.inputs = {scratch.path("in")};
    options.output = scratch.path("out");
    options.formats = {"txt"};
    options.options_hash = "options";
    options.jobs = 3;
    options.sync = Sync::Never;
    options.limits.max_wall_seconds = 20;
    options.limits.max_cpu_seconds = 10;
  }

  int run() {
    settled.clear();
    BatchObserver observer;
    observer.settled = [&](const BatchEvent& event) { ++settled[event.input.key]; };
    observer.warning = [&](const Error& error) { warnings.push_back(error.what()); };
    result = run_batch(options, convert, observer);
    return result.exit_status;
  }

  std::map<std::string, InputRow> rows() const {
    std::map<std::string, InputRow> out;
    JournalReader(journal_path(options.output, options.shard)).each_input([&](const InputRow& row) { out.emplace(row.key.substr(options.inputs.front().size() + 1), row); });
    return out;
  }

  std::string folder;
  BatchOptions options;
  ConvertDocument convert = misbehave;
  BatchResult result;
  std::map<std::string, int> settled;
  std::vector<std::string> warnings;
};

std::vector<std::string> outputs_in(const Scratch& scratch) {
  std::vector<std::string> names = scratch.names();
  std::erase_if(names, [](const std::string& name) { return !name.starts_with("out/") || name.find("zhengben-") != std::string::npos; });
  return names;
}

}  // namespace

TEST_CASE("a worker that hangs, eats, aborts, leaves or answers rubbish is reported as what it is and costs no other its output") {
  const Scratch scratch;
  TestBatch batch(scratch);
  batch.options.limits.max_wall_seconds = 120;
  batch.options.limits.max_cpu_seconds = 1;
  batch.options.limits.max_memory_bytes = 64 << 20;
  batch.options.limits.max_output_bytes = 100'000;
  struct Case {
    const char* what;
    int exit_status;
    const char* code;
    int attempts;
  };
  const std::vector<Case> cases = {{"abort", 70, "internal", 3},        {"leave", 70, "internal", 3},          {"nothing", 9, "output/invalid", 0}, {"empty", 9, "output/invalid", 0},
                                   {"rubbish", 9, "output/invalid", 0}, {"spin", 8, "limit/cpu", 0},           {"large", 8, "limit/output", 0},     {"rejected", 5, "input/ole", 0},
                                   {"codeless", 70, "internal", 0},     {"eat", 8, "limit/memory", 0},         {"good", 0, "", 0},                  {"review", 3, "", 0},
                                   {"good2", 0, "", 0}};
  for (const Case& item : cases) scratch.file(std::string("in/") + item.what, std::string(item.what) + "\n");
  CHECK(batch.run() == 4);
  const auto rows = batch.rows();
  REQUIRE(rows.size() == cases.size());
  for (const Case& item : cases) {
    if (std::string(item.what) == "eat" && !available_isolation().memory_limit) continue;
    CAPTURE(item.what);
    const InputRow& row = rows.at(item.what);
    CHECK(row.exit_status == item.exit_status);
    CHECK(row.code == item.code);
    CHECK(row.attempts == item.attempts);
    CHECK(batch.settled.at(row.key) == 1);
    CHECK((row.state == InputState::Done) == (item.exit_status == 0 || item.exit_status == 3));
  }
  CHECK(outputs_in(scratch) == std::vector<std::string>{"out/good.txt", "out/good2.txt", "out/review.txt"});
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);   // nobody is left to wait for
}

TEST_CASE("a worker that sleeps for ever is stopped, three times, and then given up") {
  const Scratch scratch;
  TestBatch batch(scratch);
  batch.options.limits.max_wall_seconds = 1;
  scratch.file("in/sleep", "sleep\n");
  CHECK(batch.run() == 4);
  CHECK(batch.rows().at("sleep").code == "limit/wall");
  CHECK(batch.rows().at("sleep").attempts == 3);
  CHECK(outputs_in(scratch).empty());
}

TEST_CASE("a resume leaves alone what is done and still there, and does what is not") {
  const Scratch scratch;
  TestBatch batch(scratch);
  for (const char* name : {"a", "b", "c", "d"}) scratch.file(std::string("in/") + name, name);
  scratch.file("in/bad", "rejected\n");
  CHECK(batch.run() == 4);
  CHECK_THROWS_AS(batch.run(), Error);   // a journal is there
  batch.options.resume = true;
  CHECK(batch.run() == 4);
  CHECK(batch.result.counts.before == 5);

  ::unlink(scratch.path("out/a.txt").c_str());
  scratch.file("in/b", "new");
  scratch.file("in/e", "e");
  scratch.file("out/c.txt", "somebody's own");
  CHECK(batch.run() == 4);
  CHECK(batch.result.counts.before == 2);
  CHECK(bytes_of(scratch.path("out/a.txt")) == "a");
  CHECK(bytes_of(scratch.path("out/b.txt")) == "new");
  CHECK(bytes_of(scratch.path("out/c.txt")) == "somebody's own");
  CHECK(bytes_of(scratch.path("out/c-2.txt")) == "c");
  CHECK(bytes_of(scratch.path("out/e.txt")) == "e");
  CHECK(batch.rows().at("a").completions == 2);
  CHECK(batch.rows().at("d").completions == 1);

  batch.options.options_hash = "others";
  CHECK(batch.run() == 4);
  CHECK(batch.result.counts.before == 0);
  scratch.file("in/bad", "good now");
  batch.options.retry_failed = true;
  CHECK(batch.run() == 0);
  CHECK(bytes_of(scratch.path("out/bad.txt")) == "good now");
}

TEST_CASE("an input that the batch was ended over ten times is given up, and one ended over nine times is done") {
  const Scratch scratch;
  TestBatch batch(scratch);
  for (const char* name : {"nine", "ten"}) scratch.file(std::string("in/") + name, name);
  CHECK(batch.run() == 0);
  {
    JournalWriter journal(journal_path(batch.options.output, batch.options.shard), Sync::Never);
    journal.begin();
    for (auto [name, row] : batch.rows()) {
      row.interruptions = name == "ten" ? 9 : 8;   // and the one that it runs in now
      journal.mark_running(row);
      journal.drop_outputs(row.id);
      ::unlink(scratch.path("out/" + name + ".txt").c_str());
    }
    journal.commit();
  }
  batch.options.resume = true;
  CHECK(batch.run() == 4);
  CHECK(batch.rows().at("nine").state == InputState::Done);
  CHECK(batch.rows().at("ten").state == InputState::Failed);
  CHECK(batch.rows().at("ten").code == "batch/poison");
  CHECK(outputs_in(scratch) == std::vector<std::string>{"out/nine.txt"});
  batch.options.retry_failed = true;
  CHECK(batch.run() == 0);
  CHECK(bytes_of(scratch.path("out/ten.txt")) == "ten");
}

TEST_CASE("inputs of the same bytes are converted once and each has its output") {
  const Scratch scratch;
  TestBatch batch(scratch);
  for (int i = 0; i < 6; ++i) scratch.file("in/same" + std::to_string(i), "same");
  for (int i = 0; i < 3; ++i) scratch.file("in/bad" + std::to_string(i), "rejected\n");
  scratch.file("in/x.zip", archive_of({{"same", "same", ""}, {"other", "other", ""}}, Container::Zip));
  CHECK(batch.run() == 4);
  const auto rows = batch.rows();
  int converted = 0;
  for (const auto& [name, row] : rows)
    if (row.sha256 == rows.at("same3").sha256) converted += row.duplicate_of ? 0 : 1;
  CHECK(converted == 1);
  CHECK(rows.at("bad2").duplicate_of == rows.at("bad0").id);
  CHECK(rows.at("bad2").state == InputState::Failed);
  CHECK(outputs_in(scratch).size() == 9);   // and the folder x
  CHECK(bytes_of(scratch.path("out/x/same.txt")) == "same");
  CHECK(batch.result.counts.duplicates == 8);
  batch.options.resume = true;
  CHECK(batch.run() == 4);
  CHECK(batch.result.counts.before == batch.result.counts.total);
}

TEST_CASE("names after what is reported are given in the order of the inputs, whichever ends first") {
  const Scratch scratch;
  TestBatch batch(scratch);
  batch.options.name = "{year}/{agency}";
  for (const char* name : {"1", "2", "3", "4"}) scratch.file(std::string("in/") + name, std::string("2020\n") + name);
  batch.convert = [](const std::string& bytes, const std::string& name) {
    for (std::int64_t i = 0; name == "1" && i < 200'000'000; ++i) spun = spun + 1;
    return misbehave(bytes, name);
  };
  scratch.file("in/0", "rejected\n");
  CHECK(batch.run() == 4);
  CHECK(bytes_of(scratch.path("out/2020/Agency.txt")) == "2020\n1");
  CHECK(bytes_of(scratch.path("out/2020/Agency-2.txt")) == "2020\n2");
  CHECK(bytes_of(scratch.path("out/2020/Agency-4.txt")) == "2020\n4");
}

TEST_CASE("files that stand where an output should go are never replaced, unless all may be, and inputs not even then") {
  const Scratch scratch;
  TestBatch batch(scratch);
  scratch.file("in/a", "a");
  std::filesystem::create_directories(scratch.path("out"));
  scratch.file("out/a.txt", "old");
  CHECK(batch.run() == 0);
  CHECK(bytes_of(scratch.path("out/a.txt")) == "old");
  CHECK(bytes_of(scratch.path("out/a-2.txt")) == "a");

  const Scratch other;
  TestBatch again(other);
  other.file("in/a", "a");
  std::filesystem::create_directories(other.path("out"));
  other.file("out/a.txt", "old");
  again.options.overwrite = Overwrite::Always;
  CHECK(again.run() == 0);
  CHECK(bytes_of(other.path("out/a.txt")) == "a");
  again.options.inputs = {other.path("out/a.txt")};
  again.options.journal = other.path("second.sqlite");
  CHECK(again.run() == 0);
  CHECK(bytes_of(other.path("out/a.txt")) == "a");
  CHECK(bytes_of(other.path("out/a-2.txt")) == "a");
}

TEST_CASE("failed inputs have a copy in quarantine under their own names") {
  const Scratch scratch;
  TestBatch batch(scratch);
  batch.options.quarantine = scratch.path("held");
  std::filesystem::create_directories(scratch.path("in/sub"));
  scratch.file("in/sub/bad.doc", "rejected\n1");
  scratch.file("in/good", "good");
  CHECK(batch.run() == 4);
  CHECK(bytes_of(scratch.path("held/sub/bad.doc")) == "rejected\n1");
  CHECK(batch.rows().at("sub/bad.doc").state == InputState::Failed);
  batch.options.resume = true;
  CHECK(batch.run() == 4);
  CHECK(batch.result.counts.before == 2);
}

TEST_CASE("an output that cannot be written fails its input and a place that is no folder is said at once") {
  const Scratch scratch;
  TestBatch batch(scratch);
  std::filesystem::create_directories(scratch.path("in/sub"));
  std::filesystem::create_directories(scratch.path("out"));
  scratch.file("in/sub/a", "a");
  scratch.file("in/b", "b");
  scratch.file("out/sub", "a file where a folder should be");
  CHECK(batch.run() == 4);
  CHECK(batch.rows().at("sub/a").code == "output/unwritable");
  CHECK(bytes_of(scratch.path("out/b.txt")) == "b");
  batch.options.output = scratch.file("file", "x");
  CHECK_THROWS_AS(batch.run(), Error);
}

TEST_CASE("many documents leave no descriptor behind") {
  const Scratch scratch;
  TestBatch batch(scratch);
  const auto descriptors = [] { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()); };
  for (int i = 0; i < 60; ++i) scratch.file("in/" + std::to_string(i), std::to_string(i % 7 == 0 ? 1'000 : i));
  const auto before = descriptors();
  CHECK(batch.run() == 0);
  CHECK(descriptors() == before);
  CHECK(outputs_in(scratch).size() == 60);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("what a document wants is loaded once, and whatever ended for want of it is done without an attempt lost") {
  const Scratch scratch;
  TestBatch batch(scratch);
  for (int i = 0; i < 20; ++i) scratch.file("in/" + std::to_string(i), std::to_string(i));
  int equipped = 0, seen = 0;
  batch.convert = [&](const std::string& bytes, const std::string& name) {
    if (equipped == 0) end_unequipped();
    return misbehave(bytes, name);
  };
  batch.options.equip_for = [&](std::string_view) { ++seen; };
  CHECK(batch.run() == 4);                       // nobody loads anything
  CHECK(batch.rows().at("7").code == "internal");
  batch.options.equip = [&] { ++equipped; };
  batch.options.retry_failed = batch.options.resume = true;
  CHECK(batch.run() == 0);
  CHECK(equipped == 1);
  CHECK(seen > 20);
  for (const auto& [key, row] : batch.rows()) CHECK(row.attempts == 0);
  CHECK(outputs_in(scratch).size() == 20);
}

TEST_CASE("a batch converts what it has to load libraries for, between others") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  REQUIRE(run({"convert", fixture("seed/gongshu-2020.docx"), "-o", scratch.path("in/b.pdf")}).status == 0);
  std::string damaged = bytes_of(scratch.path("in/b.pdf"));
  damaged.resize(damaged.rfind("startxref"));   // PoDoFo refuses it, libqpdf finds its objects
  scratch.file("in/c.pdf", damaged);
  scratch.file("in/a.txt", bytes_of(fixture("seed/gongshu-2020.txt")));
  scratch.file("in/d.zip", archive_of({{"\xC4\xEA\xB1\xA8.txt", bytes_of(fixture("seed/gongshu-2020.txt")) + "d\n", ""}}, Container::Zip));
  const Ran ran = zhengben::tests::run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "pdf,docx", "--sync", "never"});
  CHECK((ran.status == 0 || ran.status == 3));
  for (const char* name : {"a", "b", "c", "d/年报"}) {
    CAPTURE(name);
    CHECK(std::filesystem::exists(scratch.path("out/" + std::string(name) + ".pdf")));
    CHECK(std::filesystem::exists(scratch.path("out/" + std::string(name) + ".docx")));
  }
}
