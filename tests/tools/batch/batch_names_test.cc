#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "model/error.h"
#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/batch/entry_name.h"
#include "tools/batch/manifest.h"
#include "tools/batch/name_groups.h"
#include "tools/batch/name_numbers.h"
#include "tools/batch/output_name.h"
#include "tools/batch/shard.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

std::string path(const std::string& text, const InputRow& input) { return OutputName(text).path(input); }

InputRow row(const std::string& folder, const std::string& name) {
  InputRow input;
  input.folder = folder;
  input.name = name;
  return input;
}

const auto ignore = [](const Error&) {};

std::vector<std::string> keys_of(const std::vector<ListedInput>& inputs) {
  std::vector<std::string> keys;
  for (const ListedInput& input : inputs) keys.push_back(input.key + (input.skipped ? "!" : "") + (input.number > 1 ? "#" + std::to_string(input.number) : ""));
  return keys;
}

}  // namespace

TEST_CASE("an output's name follows its template and stays a name below the output folder") {
  InputRow input = row("a/b", "x.docx");
  CHECK(path("{dir}/{stem}", input) == "a/b/x");
  CHECK(path("{name}", input) == "x.docx");
  CHECK(path("{agency}/{year}", input) == "unknown/unknown");
  input.facts.agency = "杭州 市/../统计局";
  input.facts.year = 2020;
  input.sha256 = "0123456789abcdef";
  CHECK(path("{year}-{agency}-{hash}", input) == "2020-杭州市_.._统计局-0123456789ab");
  CHECK(path("{dir}/{stem}", row("../../etc/", "passwd")) == "etc/passwd");
  CHECK(path("{dir}/{stem}", row("/./x//..", ".docx")) == "x/_docx");
  CHECK(path("{stem}", row("", "a\nb:c?.pdf")) == "a_b_c_");
  CHECK(path("{stem}", row("", "..")) == "unnamed");
  CHECK(path("{stem}", row("", std::string(300, 'x') + ".docx")).size() == 200);
  CHECK(path("{stem}", row("", "2020.1.报告")) == "2020.1.报告");   // not an extension that is known
  CHECK_THROWS_AS(OutputName("{nothing}"), Error);
  CHECK_THROWS_AS(OutputName("{stem"), Error);
  CHECK(OutputName("{agency}").needs_report());
  CHECK(!OutputName("{dir}/{hash}").needs_report());
}

TEST_CASE("entry names are UTF-8, GB18030 or escaped, and a GBK name that is UTF-8 by chance is read as GBK") {
  CHECK(decoded_name("plain/name.docx") == "plain/name.docx");
  CHECK(decoded_name("年报") == "年报");
  CHECK(decoded_name("\xC4\xEA\xB1\xA8") == "年报");
  CHECK(decoded_name("\xD6\xD0\xB9\xFA") == "中国");
  CHECK(decoded_name("\xCF\xB5\xCD\xB3") == "系统");       // C3-DF 80-BF twice is also two letters of UTF-8
  CHECK(decoded_name("\x80\xFF.docx") == "%80%FF.docx");
  CHECK(decoded_name("a\\b") == "a/b");
}

TEST_CASE("a shard is said as a number of a count, or found in the environment of Slurm and Kubernetes") {
  CHECK(name_of(parse_shard("2/8")) == "2/8");
  for (const char* bad : {"0/8", "9/8", "2", "2/", "/8", "a/b", "auto", "auto/x", "-1/3"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_shard(bad), Error);
  }
  ::setenv("JOB_COMPLETION_INDEX", "0", 1);
  CHECK(name_of(parse_shard("auto/4")) == "1/4");
  CHECK_THROWS_AS(parse_shard("auto"), Error);
  ::setenv("JOB_COMPLETIONS", "4", 1);
  CHECK(name_of(parse_shard("auto")) == "1/4");
  ::setenv("SLURM_ARRAY_TASK_ID", "7", 1);
  ::setenv("SLURM_ARRAY_TASK_MIN", "5", 1);
  ::setenv("SLURM_ARRAY_TASK_MAX", "8", 1);
  ::setenv("SLURM_ARRAY_TASK_COUNT", "4", 1);
  CHECK(name_of(parse_shard("auto")) == "3/4");
  ::setenv("SLURM_ARRAY_TASK_COUNT", "3", 1);   // an array with a hole
  CHECK_THROWS_AS(parse_shard("auto"), Error);
  CHECK(name_of(parse_shard("auto/8")) == "7/8");
  for (const char* name : {"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_COUNT"}) ::unsetenv(name);
}

TEST_CASE("inputs are dealt by size so that no shard has much more than another") {
  std::vector<std::int64_t> sizes;
  for (int i = 0; i < 1'000; ++i) sizes.push_back(i % 10 == 0 ? 1'000'000 : 10'000 + i);
  const std::vector<int> dealt = deal(sizes, 7);
  std::vector<std::int64_t> loads(8);
  for (std::size_t i = 0; i < sizes.size(); ++i) loads[static_cast<std::size_t>(dealt[i])] += sizes[i];
  CHECK(loads[0] == 0);
  CHECK(*std::min_element(loads.begin() + 1, loads.end()) * 10 > *std::max_element(loads.begin() + 1, loads.end()) * 9);
  CHECK(deal(sizes, 7) == dealt);
}

TEST_CASE("a manifest reads back as it was written, each input in one shard") {
  const std::vector<ListedInput> inputs = {{"a\tb\n.docx", "f", "a\tb\n.docx", 10, std::nullopt, 1, 1}, {"c\\t", "", "c\\t", 20, Code::LinkSkipped, 1, 2}, {"d", "x/y", "d", 0, std::nullopt, 3, 3}};
  const std::string text = manifest_text(inputs, {0, 1, 2}, 2);
  std::vector<ListedInput> back;
  for (int index = 1; index <= 2; ++index) {
    const Manifest manifest = manifest_of(text, {index, 2});
    CHECK(manifest.count == 3);
    back.insert(back.end(), manifest.inputs.begin(), manifest.inputs.end());
  }
  CHECK(back.size() == 3);
  for (const ListedInput& input : inputs) CHECK(std::find(back.begin(), back.end(), input) != back.end());
  CHECK_THROWS_AS(manifest_of(text, {1, 3}), Error);
  CHECK_THROWS_AS(manifest_of("something else", {1, 2}), Error);
}

TEST_CASE("folders are walked by name, links and companions left out with the reason, and equal names numbered") {
  const Scratch scratch;
  for (const char* folder : {"/in", "/in/b", "/in/b/c", "/out"}) REQUIRE(::system(("mkdir -p '" + scratch.path("") + folder + "'").c_str()) == 0);
  for (const char* name : {"in/b/z.docx", "in/b/c/y.docx", "in/x.pdf", "in/x.docx", "in/x-2.docx", "in/~$x.docx", "in/._x.docx"}) scratch.file(name, "1");
  REQUIRE(::symlink("b", scratch.path("in/link").c_str()) == 0);
  BatchOptions options;
  const std::string in = scratch.path("in");
  const std::vector<std::string> keys = keys_of(numbered_inputs({{in + "/", in + "/x.pdf", in + "/./b"}, "", false, {}}, options, ignore));
  const std::vector<std::string> wanted = {in + "/._x.docx!", in + "/b/c/y.docx", in + "/b/z.docx", in + "/link!", in + "/x-2.docx", in + "/x.docx", in + "/x.pdf#3", in + "/~$x.docx!"};
  CHECK(keys == wanted);
  const std::string list = scratch.file("list", in + "/x.docx\n\n" + in + "/missing\r\n");
  CHECK(keys_of(numbered_inputs({{}, list, false, {}}, options, ignore)) == std::vector<std::string>{in + "/x.docx", in + "/missing"});
  const std::string nul = scratch.file("nul", in + "/x.docx" + std::string(1, '\0') + in + "/b");
  CHECK(keys_of(numbered_inputs({{}, nul, true, {in + "/b/c"}}, options, ignore)) == std::vector<std::string>{in + "/x.docx", in + "/b/z.docx"});
}

TEST_CASE("numbers go past what stands in the output folder, unless it may be replaced and is no input") {
  const Scratch scratch;
  for (const char* folder : {"in", "out"}) REQUIRE(::system(("mkdir -p '" + scratch.path(folder) + "'").c_str()) == 0);
  for (const char* name : {"in/x.txt", "in/x.pdf", "out/x.docx", "out/x-3.json"}) scratch.file(name, "1");
  BatchOptions options;
  options.output = scratch.path("out");
  options.formats = {"docx", "json"};
  const InputSources sources{{scratch.path("in")}, "", false, {}};
  const auto numbers = [&](const InputSources& from) {
    std::vector<std::int64_t> out;
    for (const ListedInput& input : numbered_inputs(from, options, ignore)) out.push_back(input.number);
    return out;
  };
  CHECK(numbers(sources) == std::vector<std::int64_t>{2, 4});
  options.overwrite = Overwrite::Always;
  CHECK(numbers(sources) == std::vector<std::int64_t>{1, 2});
  CHECK(numbers({{scratch.path("in"), scratch.path("out/x.docx")}, "", false, {}}) == std::vector<std::int64_t>{2, 3, 4});
}

TEST_CASE("what an archive holds is of one shard with whatever could want the same names") {
  const Scratch scratch;
  for (const char* folder : {"in/a/b", "in/c"}) REQUIRE(::system(("mkdir -p '" + scratch.path(folder) + "'").c_str()) == 0);
  const std::string zip = archive_of({{"x.txt", "1", ""}}, Container::Zip);
  for (const char* name : {"in/a.zip", "in/a.tar.gz", "in/d.zip", "in/a/b/y.docx.zip"}) scratch.file(name, zip);
  for (const char* name : {"in/a/x.txt", "in/c.docx", "in/c/x.txt", "in/e.txt"}) scratch.file(name, "1");
  BatchOptions options;
  const std::vector<ListedInput> inputs = numbered_inputs({{scratch.path("in")}, "", false, {}}, options, ignore);
  const std::vector<std::size_t> groups = groups_by_name(inputs, options.name);
  std::string told;
  for (std::size_t i = 0; i < inputs.size(); ++i) told += inputs[i].folder + "/" + inputs[i].name + " " + std::to_string(groups[i]) + "\n";
  CHECK(told == "a/b/y.docx.zip 0\na/x.txt 0\n/a.tar.gz 0\n/a.zip 0\nc/x.txt 4\n/c.docx 5\n/d.zip 6\n/e.txt 7\n");
  CHECK_THROWS_AS(groups_by_name(inputs, "{stem}"), Error);
  CHECK_THROWS_AS(groups_by_name(inputs, "{dir}/{agency}"), Error);
  CHECK(groups_by_name({inputs.begin() + 4, inputs.begin() + 6}, "{stem}") == std::vector<std::size_t>{0, 1});
}
