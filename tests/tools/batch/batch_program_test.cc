#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <map>

#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/batch/journal.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

bool contains(const std::string& text, const std::string& wanted) { return text.find(wanted) != std::string::npos; }

// A folder of submissions that differ in what follows the report.
std::string inputs(const Scratch& scratch, int count) {
  std::filesystem::create_directories(scratch.path("in"));
  const std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  for (int i = 0; i < count; ++i) scratch.file("in/" + std::to_string(i) + ".txt", seed + "\n附件" + std::to_string(i) + "\n");
  return scratch.path("in");
}

std::map<std::string, std::string> outputs(const Scratch& scratch, const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const std::string& name : scratch.names())
    if (name.starts_with(folder + "/") && !contains(name, "zhengben-") && std::filesystem::is_regular_file(scratch.path(name))) out[name.substr(folder.size() + 1)] = bytes_of(scratch.path(name));
  return out;
}

}  // namespace

TEST_CASE("batch gives each input what clean gives it, and the journal and the table know every field") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  std::filesystem::copy(fixture("seed/gongshu-2020.docx"), scratch.path("in/a.docx"));
  scratch.file("in/b.zip", archive_of({{"\xC4\xEA\xB1\xA8.docx", bytes_of(fixture("seed/gongshu-2020.docx")), ""}}, Container::Zip));
  scratch.file("in/packed.docx", archive_of({{"inner.docx", bytes_of(fixture("seed/gongshu-2020.docx")), ""}}, Container::Zip));   // an archive under a document's name
  scratch.file("in/none.bin", std::string("\0\1\2", 3));
  const Ran ran = run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json,docx", "--table", scratch.path("table.csv"), "--sync", "never"});
  CHECK(ran.status == 4);
  CHECK(contains(ran.err, "none.bin"));
  REQUIRE(run({"clean", scratch.path("in/a.docx"), "-o", scratch.path("a.docx")}).status == 0);
  REQUIRE(run({"clean", scratch.path("in/a.docx"), "-o", scratch.path("a.json")}).status == 0);
  CHECK(bytes_of(scratch.path("out/a.docx")) == bytes_of(scratch.path("a.docx")));
  CHECK(bytes_of(scratch.path("out/b/年报.docx")) == bytes_of(scratch.path("a.docx")));
  CHECK(bytes_of(scratch.path("out/packed/inner.docx")) == bytes_of(scratch.path("a.docx")));
  CHECK(bytes_of(scratch.path("out/a.json")) == bytes_of(scratch.path("a.json")));
  CHECK(contains(bytes_of(scratch.path("out/b/年报.json")), "\"input\": {\"name\": \"年报.docx\""));
  const JournalReader journal(scratch.path("out/zhengben-journal.sqlite"));
  CHECK(journal.report(1) == bytes_of(scratch.path("a.json")));
  CHECK(journal.fields(1).size() == 198);
  const std::string table = bytes_of(scratch.path("table.csv"));
  CHECK(std::count(table.begin(), table.end(), '\n') == 1 + 3 * 198);
}

TEST_CASE("shards take every input between them and merge to what one machine makes") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 7);
  REQUIRE(run({"batch", in, "-o", scratch.path("one"), "--sync", "never"}).status == 0);
  for (const char* shard : {"2/3", "1/3", "3/3"}) CHECK(run({"batch", in, "-o", scratch.path("many"), "--shard", shard, "--sync", "never"}).status == 0);
  CHECK(outputs(scratch, "one") == outputs(scratch, "many"));
  CHECK(outputs(scratch, "one").size() == 7);
  CHECK(run({"batch", in, "-o", scratch.path("many"), "--shard", "1/2", "--sync", "never"}).status == 2);
  const std::string first = scratch.path("many/zhengben-journal-1-of-3.sqlite"), second = scratch.path("many/zhengben-journal-2-of-3.sqlite"),
                    third = scratch.path("many/zhengben-journal-3-of-3.sqlite"), merged = scratch.path("merged.sqlite");
  CHECK(run({"batch", "merge", "-o", merged, first, second}).status == 2);
  CHECK(run({"batch", "merge", "-o", merged, first, second, second}).status == 2);
  CHECK(run({"batch", "merge", "-o", merged, "--table", scratch.path("table.csv"), first, third, second}).status == 0);
  CHECK(run({"batch", "merge", "-o", merged, first, third, second}).status == 6);
  CHECK(run({"batch", "merge", "--overwrite", "always", "-o", merged, first, third, second}).status == 0);
  int done = 0;
  JournalReader(merged).each_input([&](const InputRow& row) { done += row.state == InputState::Done && row.completions == 1 ? 1 : 0; });
  CHECK(done == 7);
  CHECK(contains(bytes_of(scratch.path("table.csv")), "in/6.txt"));
}

namespace {

// All of a row that one machine and several have to agree on.
std::vector<std::string> rows_of(const std::string& path) {
  const JournalReader journal(path);
  std::vector<std::string> out;
  journal.each_input([&](const InputRow& row) {
    std::string text = std::to_string(row.id) + " " + row.key + " " + std::to_string(row.parent.value_or(0)) + " " + row.sha256 + " " + std::string(name_of(row.kind)) + " " +
                       std::string(name_of(row.state)) + " " + row.code + " " + std::to_string(row.duplicate_of.value_or(0)) + " " + std::to_string(row.completions);
    for (const OutputRow& output : journal.outputs(row.id)) text += " " + output.path + "=" + output.sha256 + output.state;
    for (const CodeCount& code : journal.codes(row.id)) text += " " + code.code + "*" + std::to_string(code.count);
    text += " fields " + std::to_string(journal.fields(row.id).size()) + " report " + std::to_string(std::hash<std::string>()(journal.report(row.id)));
    out.push_back(text);
  });
  return out;
}

}  // namespace

TEST_CASE("shards over duplicates, archives and names that collide end as one machine does, row by row") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 4);
  std::filesystem::create_directories(scratch.path("in/pack"));
  const std::string first = bytes_of(scratch.path("in/1.txt")), docx = bytes_of(fixture("seed/gongshu-2020.docx"));
  for (const char* name : {"in/1.pdf", "in/again.txt", "in/pack/1.txt", "in/z.txt"}) scratch.file(name, first);
  scratch.file("in/pack.zip", archive_of({{"1.txt", first + "\n", ""}, {"2.txt", bytes_of(scratch.path("in/2.txt")), ""}}, Container::Zip));
  scratch.file("in/pack.tar", archive_of({{"1.txt", docx, ""}}, Container::Tar));
  scratch.file("in/other.zip", archive_of({{"1.txt", docx, ""}, {"none.bin", "\1\2", ""}}, Container::Zip));
  scratch.file("in/0.txt.zip", archive_of({{"0.txt", first, ""}}, Container::Zip));
  scratch.file("in/none.bin", "\1\2");
  scratch.file("in/~$1.txt", "x");
  REQUIRE(run({"batch", in, "-o", scratch.path("one"), "-t", "txt,json", "-j", "2", "--sync", "never"}).status == 4);
  std::vector<std::string> merge = {"batch", "merge", "-o", scratch.path("merged.sqlite")};
  for (const char* shard : {"3", "1", "2"}) {
    const Ran ran = run({"batch", in, "-o", scratch.path("many"), "-t", "txt,json", "--shard", shard + std::string("/3"), "--sync", "never"});
    CHECK((ran.status == 0 || ran.status == 3 || ran.status == 4));
    merge.push_back(scratch.path("many/zhengben-journal-") + shard + "-of-3.sqlite");
  }
  CHECK(run(merge).status == 4);
  CHECK(outputs(scratch, "one") == outputs(scratch, "many"));
  const std::vector<std::string> one = rows_of(scratch.path("one/zhengben-journal.sqlite")), many = rows_of(scratch.path("merged.sqlite"));
  REQUIRE(one.size() == many.size());
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i] == many[i]);
  // Another list than the one that was dealt.
  std::filesystem::remove(scratch.path("many/zhengben-manifest.txt"));
  scratch.file("in/new.txt", first);
  CHECK(run({"batch", in, "-o", scratch.path("many"), "-t", "txt,json", "--shard", "1/3", "--resume", "--sync", "never"}).status == 2);
  CHECK(run({"batch", in, "-o", scratch.path("others"), "--table", scratch.path("part.csv"), "--shard", "1/3", "--sync", "never"}).status == 2);
  CHECK(run({"batch", in, "-o", scratch.path("others"), "--name", "{agency}", "--shard", "1/3", "--sync", "never"}).status == 2);
}

TEST_CASE("a signal lets batch finish what it has begun, and a resume ends with the same bytes") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 30);
  REQUIRE(run({"batch", in, "-o", scratch.path("one"), "-j", "2", "--sync", "never"}).status == 0);
  // It waits in its sleep for the workers: the signal comes while some are done and others are not.
  for (const int signal : {SIGINT, SIGTERM}) {
    const Ran ran = run({"batch", in, "-o", scratch.path("two"), "-j", "2", "--resume", "--sync", "never"}, {.signal_after_start = signal});
    CHECK((ran.status == 128 + signal || ran.status == 0));
    for (const auto& [name, bytes] : outputs(scratch, "two")) CHECK(bytes == outputs(scratch, "one").at(name));
  }
  CHECK(run({"batch", in, "-o", scratch.path("two"), "--resume", "--sync", "never"}).status == 0);
  CHECK(outputs(scratch, "one") == outputs(scratch, "two"));
  JournalReader(scratch.path("two/zhengben-journal.sqlite")).each_input([](const InputRow& row) { CHECK(row.completions == 1); });
}

TEST_CASE("batch says what is missing or in the way") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 1);
  CHECK(run({"batch", in}).status == 2);
  CHECK(run({"batch", "-o", scratch.path("out")}).status == 2);
  CHECK(run({"batch", in, "-o", in}).status == 2);
  CHECK(run({"batch", in, "-o", scratch.path("out"), "--name", "{what}"}).status == 2);
  CHECK(run({"batch", in, "-o", scratch.path("out"), "--shard", "3/2"}).status == 2);
  const Ran missing = run({"batch", scratch.path("missing.docx"), "-o", scratch.path("out"), "--findings", "json", "--sync", "never"});
  CHECK(missing.status == 4);
  CHECK(contains(missing.err, "input/unreadable"));
  CHECK(contains(missing.err, "{\"batch\": {\"exit_status\": 4"));
  CHECK(run({"batch", in, "-o", scratch.path("out"), "--sync", "never"}).status == 6);
  CHECK(contains(run({"batch", "--help"}, {.environment = {"LANG=zh_CN.UTF-8"}}).out, "分片"));
}

TEST_CASE("batch takes its list from standard input and converts without changing a value where that is asked for") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 2);
  const Ran ran = run({"batch", "--files-from", "-", "-0", "-o", scratch.path("out"), "--as", "convert", "-t", "txt", "--name", "{stem}", "--sync", "never"},
                      {.input = in + "/0.txt" + std::string(1, '\0') + in + "/1.txt" + std::string(1, '\0')});
  CHECK(ran.status <= 3);
  REQUIRE(run({"convert", in + "/0.txt", "-o", scratch.path("0.txt")}).status <= 3);
  CHECK(outputs(scratch, "out").at("0.txt") == bytes_of(scratch.path("0.txt")));
}

TEST_CASE("a full disk pauses the batch with nothing half-written and a resume goes on") {
  const Scratch scratch;
  const std::string in = inputs(scratch, 3);
  REQUIRE(run({"batch", in, "-o", scratch.path("one"), "--sync", "never"}).status == 0);
  const Ran full = run({"batch", in, "-o", scratch.path("two"), "--sync", "never"}, {.max_file_bytes = 6'000});
  CHECK(full.status == 6);
  CHECK(outputs(scratch, "two").empty());
  CHECK(run({"batch", in, "-o", scratch.path("two"), "--resume", "--sync", "never"}).status == 0);
  CHECK(outputs(scratch, "one") == outputs(scratch, "two"));
}

TEST_CASE("a batch tells what only its reports together show and then wants a person") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  scratch.file("in/a.txt", seed);
  const std::size_t at = seed.find("95221");
  REQUIRE(at != std::string::npos);
  seed[at + 4] = '2';
  scratch.file("in/b.txt", seed);
  const Ran ran = run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never", "--progress", "none"});
  CHECK(ran.status == 3);
  CHECK(contains(ran.err, "b.txt ↔ "));
  CHECK(contains(ran.err, "[set/twice]"));
  const Ran json = run({"batch", "--resume", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never", "--findings", "json"});
  CHECK(json.status == 3);
  CHECK(contains(json.err, "\"other\": \"" + scratch.path("in/a.txt") + "\""));
}
