#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "tests/tools/program.h"
#include "tools/report/site_assets.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

bool contains(const std::string& text, const std::string& wanted) { return text.find(wanted) != std::string::npos; }

// A batch over the seed, a copy with a blank that the sums force, one with a wrong total, and a file that is none.
void make_batch(const Scratch& scratch, const std::string& hostile_name) {
  std::filesystem::create_directories(scratch.path("in"));
  std::filesystem::copy(fixture("seed/gongshu-2020.txt"), scratch.path("in/a.txt"));
  std::filesystem::copy(fixture("seed/gongshu-2020.txt"), scratch.path("in/twin.txt"));
  scratch.file("in/" + hostile_name, std::string("\0\1\2", 3));
  const Ran ran = run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "docx", "--sync", "never"});
  REQUIRE(ran.status == 4);
}

std::map<std::string, std::string> files_of(const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out[std::filesystem::relative(entry.path(), folder)] = bytes_of(entry.path());
  return out;
}

}  // namespace

TEST_CASE("a review site is the same bytes each time and has every file of the batch") {
  const Scratch scratch;
  make_batch(scratch, "<script>alert(1)<!--.bin");
  const Ran first = run({"report", scratch.path("out"), "--html", scratch.path("one")});
  CHECK(first.status == 0);
  REQUIRE(run({"report", scratch.path("out/zhengben-journal.sqlite"), "--html", scratch.path("two/")}).status == 0);
  const auto one = files_of(scratch.path("one"));
  CHECK(one == files_of(scratch.path("two")));
  REQUIRE(one.contains("data/files-1.js"));
  CHECK(contains(one.at("data/files-1.js"), "a.txt"));
  CHECK(contains(one.at("data/files-1.js"), "\\u003cscript>alert(1)\\u003c!--.bin"));
  CHECK(!contains(one.at("data/files-1.js"), "<script"));
  CHECK(contains(one.at("data/groups-1.js"), "\"code\": \"cell/zeros\""));
  CHECK(contains(one.at("data/docs-1.js"), "\"fields\": "));
}

// Lines of the seed in other words: a letter for a figure, a total that cannot be.
std::string seed_with(const std::map<int, std::string>& lines) {
  const std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  std::string out;
  std::size_t at = 0;
  for (int line = 1; at < seed.size(); ++line) {
    const std::size_t end = std::min(seed.find('\n', at), seed.size());
    const auto other = lines.find(line);
    out += (other == lines.end() ? seed.substr(at, end - at) : other->second) + "\n";
    at = end + 1;
  }
  return out;
}

// ZHENGBEN_ACCEPT=1 rewrites them.
TEST_CASE("the queue of a small batch is as its golden file says") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  scratch.file("in/letter.txt", seed_with({{117, "\tO"}}));
  scratch.file("in/sum.txt", seed_with({{392, "\t5"}}));
  scratch.file("in/total.txt", seed_with({{121, "\t9"}}));
  REQUIRE(run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never"}).status == 3);
  REQUIRE(run({"report", scratch.path("out"), "--html", scratch.path("site")}).status == 0);
  std::string got = bytes_of(scratch.path("site/data/queue-1.js"));
  for (std::size_t at = got.find(scratch.path("")); at != std::string::npos; at = got.find(scratch.path(""))) got.replace(at, scratch.path("").size(), "…/");
  const std::string golden = fixture("review/queue.js");
  if (std::getenv("ZHENGBEN_ACCEPT") != nullptr) std::ofstream(golden, std::ios::binary) << got;
  CHECK(got == bytes_of(golden));
  CHECK(contains(got, "set/twice"));   // three reports of one agency and year
}

TEST_CASE("a folder that is no site of ours is never replaced, a site only where it is asked for") {
  const Scratch scratch;
  make_batch(scratch, "none.bin");
  std::filesystem::create_directories(scratch.path("theirs"));
  scratch.file("theirs/index.html", "theirs");
  CHECK(run({"report", scratch.path("out"), "--html", scratch.path("theirs"), "--overwrite", "always"}).status == 6);
  CHECK(bytes_of(scratch.path("theirs/index.html")) == "theirs");
  std::filesystem::create_directories(scratch.path("site"));   // an empty folder is nobody's
  CHECK(run({"report", scratch.path("out"), "--html", scratch.path("site")}).status == 0);
  CHECK(run({"report", scratch.path("out"), "--html", scratch.path("site")}).status == 6);
  scratch.file("site/old.txt", "of the site that was");
  CHECK(run({"report", scratch.path("out"), "--html", scratch.path("site"), "--overwrite", "always"}).status == 0);
  CHECK(!std::filesystem::exists(scratch.path("site/old.txt")));
  CHECK(std::filesystem::exists(scratch.path("site/index.html")));
  const std::vector<std::string> names = scratch.names();
  CHECK(std::none_of(names.begin(), names.end(), [](const std::string& name) { return contains(name, ".zhengben-"); }));
}

TEST_CASE("what is no journal is told so") {
  const Scratch scratch;
  scratch.file("other.sqlite", "no journal");
  CHECK(run({"report", scratch.path("other.sqlite"), "--html", scratch.path("site")}).status == 6);
  CHECK(run({"report", scratch.path("none"), "--html", scratch.path("site")}).status == 6);
  CHECK(run({"report", scratch.path("none")}).status == 2);
  CHECK(!std::filesystem::exists(scratch.path("site")));
}

TEST_CASE("the site asks no network for anything and puts texts into the page as texts only") {
  for (const auto& [asset, bytes] : site_assets()) {
    const std::string_view name = asset;   // doctest captures it in a lambda, which clang 14 allows no structured binding
    CAPTURE(name);
    for (const char* never : {"http:", "https:", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest", "style=\"", "onclick=\""})
      CHECK(bytes.find(never) == std::string_view::npos);
  }
}
