// The program as the contract has it: exit status, streams, files. Each case runs the real thing.
#include "tests/tools/program.h"

#include <doctest/doctest.h>

#include <csignal>

#include "tests/readers/docx/zip_bytes.h"
#include "tools/worker/sandbox.h"

using zhengben::test::zip_bytes;
using zhengben::tests::bytes_of;
using zhengben::tests::fixture;
using zhengben::tests::Ran;
using zhengben::tests::run;
using zhengben::tests::Scratch;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int lines_of(const std::string& text) {
  int lines = 0;
  for (const char c : text) lines += c == '\n';
  return lines;
}

// A compound file with the stream that Word keeps an encrypted package in. [MS-OFFCRYPTO] 2.3.4.4 EncryptedPackage Stream.
std::string encrypted_package() {
  std::string file(1'024, '\0');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  file[30] = 9;
  const std::string name = "EncryptedPackage";
  for (std::size_t i = 0; i < name.size(); ++i) file[640 + 2 * i] = name[i];
  file[640 + 64] = static_cast<char>(2 * name.size() + 2);
  return file;
}

const std::string kSeed = "seed/gongshu-2020.docx";

}  // namespace

TEST_CASE("a word that the program does not know ends with status 2 and a hint") {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {}, {"clean"}, {"clean", "--no-such-option", "x"}, {"frobnicate", "x"}, {"clean", "-t", "odt", "x"}, {"clean", "--style", "0", "x"}, {"clean", "--max-pages", "many", "x"},
           {"clean", "-o", "out.odt", "x"}, {"clean", "--form", "no.such/1", "x"}, {"explain", "no/such-code"}, {"generate", "poem"}}) {
    CAPTURE(words.size());
    const Ran ran = run(words);
    CHECK(ran.status == 2);
    CHECK(!ran.err.empty());
    CHECK(ran.out.empty());
  }
}

TEST_CASE("help and version go to standard output with status 0") {
  CHECK(run({"--help"}).status == 0);
  CHECK(contains(run({"clean", "--help"}).out, "--overwrite"));
  CHECK(run({"--version"}).out.starts_with("zhengben "));
}

TEST_CASE("an input that is no document is rejected in one sentence and nothing is written") {
  const Scratch scratch;
  const std::string seed = bytes_of(fixture(kSeed));
  struct Case {
    std::string input, code;
    int status;
  };
  const std::vector<Case> cases = {
      {scratch.file("empty.docx", ""), "input/empty", 5},
      {"/", "input/directory", 5},
      {scratch.path("missing.docx"), "input/unreadable", 5},
      {"/proc/self/mem", "input/unreadable", 5},   // opens, and cannot be read
      {scratch.file("picture.docx", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0", 29)), "input/unsupported", 5},
      {scratch.file("archive.docx", zip_bytes({{.name = "a.txt"}})), "input/zip", 5},
      {scratch.file("empty-archive.docx", zip_bytes({})), "input/zip", 5},
      {scratch.file("beginning.docx", seed.substr(0, 200)), "", 5},
      {scratch.file("locked.docx", encrypted_package()), "input/encrypted", 7},
      {scratch.file("page.docx", "<html><body>页面</body></html>"), "input/html", 5},
  };
  const std::vector<std::string> before = scratch.names();
  for (const Case& item : cases) {
    CAPTURE(item.input);
    const Ran ran = run({"clean", "-o", scratch.path("out.docx"), item.input});
    CHECK(ran.status == item.status);
    CHECK(lines_of(ran.err) == 1);
    CHECK(contains(ran.err, item.code));
    CHECK(ran.out.empty());
    CHECK(scratch.names() == before);
  }
}

TEST_CASE("a package that was cut is salvaged and said to be so") {
  const Scratch scratch;
  const std::string seed = bytes_of(fixture(kSeed));
  const Ran ran = run({"convert", "-t", "txt", "-o", scratch.path("x.txt"), scratch.file("cut.docx", seed.substr(0, seed.size() - 300))});
  CHECK(ran.status == 3);
  CHECK(contains(ran.err, "salvage/"));
  CHECK(bytes_of(scratch.path("x.txt")).size() > 1'000);
}

TEST_CASE("an output that cannot be written ends with status 6 and leaves nothing") {
  const Scratch scratch;
  const std::string input = fixture(kSeed);
  const std::vector<std::string> before = scratch.names();
  CHECK(run({"convert", "-t", "txt", "-o", scratch.path("no/such/folder/x.txt"), input}).status == 6);
  CHECK(run({"convert", "-t", "txt", "-o", "/proc/x.txt", input}).status == 6);
  CHECK(run({"convert", "-t", "txt", "-o", "/dev/full", input}).status == 6);
  CHECK(run({"convert", "-t", "txt", "-o", "-", input}, {.stdout_to = "/dev/full"}).status == 6);
  CHECK(scratch.names() == before);
}

TEST_CASE("a full disk ends with status 6 and no half-written file") {
  const Scratch scratch;
  const Ran ran = run({"convert", "-t", "txt", "-o", scratch.path("x.txt"), fixture(kSeed)}, {.max_file_bytes = 100});
  CHECK(ran.status == 6);
  CHECK(contains(ran.err, "output/disk-full"));
  CHECK(scratch.names().empty());
}

TEST_CASE("a file that exists stays as it is unless overwriting is asked for") {
  const Scratch scratch;
  const std::string out = scratch.file("x.txt", "mine");
  CHECK(run({"convert", "-o", out, fixture(kSeed)}).status == 6);
  CHECK(bytes_of(out) == "mine");
  const int status = run({"convert", "-o", out, "--overwrite", "always", fixture(kSeed)}).status;
  CHECK((status == 0 || status == 3));
  CHECK(bytes_of(out) != "mine");
}

TEST_CASE("an input is never written to, under whatever name it is given") {
  const Scratch scratch;
  const std::string bytes = bytes_of(fixture(kSeed));
  const std::string input = scratch.file("x.docx", bytes);
  CHECK(run({"convert", "-t", "docx", "--overwrite", "always", "-o", input, input}).status == 6);
  CHECK(run({"convert", "-t", "txt", "--overwrite", "always", "-o", scratch.path("./x.docx"), input}).status == 6);
  CHECK(bytes_of(input) == bytes);
}

TEST_CASE("standard input and output take the place of files") {
  const std::string bytes = bytes_of(fixture(kSeed));
  const Ran through = run({"convert", "-t", "txt", "-o", "-", "-"}, {.input = bytes}), by_name = run({"convert", "-t", "txt", "-o", "-", fixture(kSeed)});
  CHECK((through.status == 0 || through.status == 3));
  CHECK(!through.out.empty());
  CHECK(through.out == by_name.out);
  CHECK(run({"convert", "-t", "txt", "-o", "-", "-"}, {.input = ""}).status == 5);
}

TEST_CASE("several inputs go to a folder, the good ones in spite of the bad, and the worst status counts") {
  const Scratch scratch;
  const std::string empty = scratch.file("empty.docx", ""), folder = scratch.path("out/deep");
  CHECK(run({"convert", "-t", "txt", "-o", folder, fixture(kSeed), empty, fixture(kSeed)}).status == 5);
  CHECK(!bytes_of(folder + "/gongshu-2020.txt").empty());
  CHECK(bytes_of(folder + "/gongshu-2020.txt") == bytes_of(folder + "/gongshu-2020-2.txt"));
  CHECK(bytes_of(folder + "/empty.txt").empty());
  CHECK(run({"convert", "-t", "txt", "-o", "-", fixture(kSeed), fixture(kSeed)}).status == 2);
  // Existing outputs (6) come before rejected inputs (5).
  CHECK(run({"convert", "-t", "txt", "-o", folder, fixture(kSeed), empty}).status == 6);
}

TEST_CASE("several formats of one input are written from one reading") {
  const Scratch scratch;
  const Ran ran = run({"convert", "-t", "txt,json,csv", "-o", scratch.path("out/"), fixture(kSeed)});
  CHECK((ran.status == 0 || ran.status == 3));
  CHECK(scratch.names() == std::vector<std::string>{"out", "out/gongshu-2020.csv", "out/gongshu-2020.json", "out/gongshu-2020.txt"});
}

TEST_CASE("the same input gives the same bytes") {
  for (const char* format : {"json", "txt", "csv", "docx", "pdf"}) {
    CAPTURE(format);
    const Ran once = run({"clean", "-t", format, "-o", "-", fixture(kSeed)}), again = run({"clean", "-t", format, "-o", "-", fixture(kSeed)}, {.environment = {"TZ=Asia/Shanghai", "LC_CTYPE=zh_CN.GB18030"}});
    CHECK((once.status == 0 || once.status == 3));
    CHECK(once.out.size() > 1'000);
    CHECK(once.out == again.out);
  }
}

TEST_CASE("a limit ends with status 8") {
  CHECK(run({"convert", "-t", "txt", "-o", "-", "--max-input-bytes", "100", fixture(kSeed)}).status == 8);
  CHECK(run({"convert", "-t", "txt", "-o", "-", "--max-inflated-bytes", "1K", fixture(kSeed)}).status == 8);
  CHECK(run({"convert", "-t", "txt", "-o", "-", "--max-output-bytes", "10", fixture(kSeed)}).status == 8);
  if (zhengben::available_isolation().memory_limit) CHECK(run({"convert", "-t", "txt", "-o", "-", "--max-memory-bytes", "100K", fixture(kSeed)}).status == 8);
}

TEST_CASE("messages come in the language of the environment or of --lang") {
  const Scratch scratch;
  const std::string empty = scratch.file("empty.docx", "");
  CHECK(contains(run({"convert", "-o", "-", empty}).err, "the file is empty"));
  CHECK(contains(run({"convert", "-o", "-", empty}, {.environment = {"LANG=zh_CN.UTF-8"}}).err, "文件是空的"));
  CHECK(contains(run({"convert", "-o", "-", empty}, {.environment = {"LANG=zh_CN.UTF-8", "LC_ALL=C"}}).err, "the file is empty"));
  CHECK(contains(run({"convert", "-o", "-", "--lang", "zh-CN", empty}).err, "文件是空的"));
  CHECK(contains(run({"convert", "-o", "-", "--lang", "en", empty}, {.environment = {"LANG=zh_CN.UTF-8"}}).err, "the file is empty"));
  CHECK(contains(run({"clean", "--help", "--lang", "zh-CN"}).out, "输出"));
}

TEST_CASE("findings come as JSON, a line each, where that is asked for") {
  const Scratch scratch;
  const Ran ran = run({"convert", "--findings", "json", "-o", "-", scratch.file("empty.docx", "")});
  CHECK(ran.err == "{\"input\": \"" + scratch.path("empty.docx") + "\", \"error\": {\"code\": \"input/empty\", \"message\": \"the file is empty\", \"exit_status\": 5}}\n");
}

TEST_CASE("an interrupted run says so and leaves nothing") {
  const Scratch scratch;
  CHECK(run({"convert", "-t", "txt", "-o", scratch.path("x.txt"), "-"}, {.signal_after_start = SIGINT}).status == 130);
  CHECK(run({"convert", "-t", "txt", "-o", scratch.path("x.txt"), "-"}, {.signal_after_start = SIGTERM}).status == 143);
  CHECK(scratch.names().empty());
}

TEST_CASE("every code is explained in both languages") {
  CHECK(contains(run({"explain", "cell/zeros"}).out, "cell/zeros"));
  CHECK(contains(run({"explain", "input/empty", "--lang", "zh-CN"}).out, "文件是空的"));
  CHECK(lines_of(run({"explain"}).out) > 200);
}

TEST_CASE("check prints sums and rules on standard output and what carries over between two years") {
  const Scratch scratch;
  std::string next = bytes_of(fixture("seed/gongshu-2020.txt"));
  for (std::size_t at = 0; (at = next.find("2020年", at)) != std::string::npos;) next.replace(at, 7, "2021年");
  const std::string later = scratch.file("gongshu-2021.txt", next), earlier = fixture("seed/gongshu-2020.txt");
  const Ran one = run({"check", earlier});
  CHECK(one.status == 0);
  CHECK(one.out == earlier + ": relations: 42 hold, 0 fail, 0 cannot be judged\n");
  CHECK(one.err.empty());
  const Ran two = run({"check", later, earlier});
  CHECK(contains(two.out, earlier + " → " + later + ": relations: "));
}

TEST_CASE("a sum that fails ends check with status 1 and names the place") {
  const Scratch scratch;
  std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  const std::size_t label = seed.find("一、本年新收政府信息公开申请数量"), value = seed.find("\n\t", label) + 2, end = seed.find('\n', value);
  seed.replace(value, end - value, "5");
  const std::string file = scratch.file("x.txt", seed);
  const Ran ran = run({"check", file});
  CHECK(ran.status == 1);
  CHECK(contains(ran.out, file + ": warning: table 2, row 4"));
  CHECK(!contains(ran.out, " 0 fail"));
  CHECK(run({"check", "--form", "none", file}).status == 3);   // nothing was checked
}

TEST_CASE("doctor names fonts, limits and the level of isolation") {
  const Ran ran = run({"doctor"});
  CHECK(ran.status == 0);
  for (const char* part : {"docx", "cn.ogi.annual_report/2021", "seccomp", "--max-pages", "仿宋"}) CHECK(contains(ran.out, part));
}

TEST_CASE("the manual, the completions and the schema are generated") {
  for (const char* what : {"man", "bash", "zsh", "fish", "schema"}) {
    const Ran ran = run({"generate", what});
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, std::string(what) == "schema" ? "zhengben.report/1" : "font"));
  }
}

TEST_CASE("the tables of a PDF are listed with boxes and cells, and found again in the regions of the listing") {
  const Scratch scratch;
  const Ran listed = run({"inspect", "--tables", fixture("seed/gongshu-2020.pdf")});
  CHECK(listed.status != 70);
  CHECK(contains(listed.out, "\"bbox\": ["));
  CHECK(contains(listed.out, "\"text\": \"规章\""));
  const Ran again = run({"inspect", "--tables", "--regions", scratch.file("regions.json", listed.out), fixture("seed/gongshu-2020.pdf")});
  CHECK(contains(again.out, "\"text\": \"规章\""));
  const Ran wrong = run({"inspect", "--tables", "--regions", scratch.file("wrong.json", "{\"pages\": 1}"), fixture("seed/gongshu-2020.pdf")});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
}

TEST_CASE("a start loads no library that only PDF, archives or other languages want") {
  const Ran ran = run({"--version"}, {.environment = {"LD_TRACE_LOADED_OBJECTS=1"}});   // ld.so(8): prints them and ends
  REQUIRE(contains(ran.out, "libzip"));
  for (const char* library : {"libpodofo", "libqpdf", "libsqlite3", "libarchive", "libicu", "libboost_locale", "libgnutls"}) {
    CAPTURE(library);
    CHECK_FALSE(contains(ran.out, library));
  }
}

TEST_CASE("what a start does not load is there where it is wanted") {
  const Scratch scratch;
  const Ran pdf = run({"convert", "-t", "pdf", "-o", scratch.path("a.pdf"), fixture(kSeed)});
  CHECK(pdf.status == 0);
  const std::string whole = bytes_of(scratch.path("a.pdf"));
  REQUIRE(whole.size() > 1'000);
  // Whatever names an encryption is libqpdf's work.
  const std::string named = scratch.file("named.pdf", whole + "%/Encrypt\n");
  const Ran text = run({"convert", "-t", "txt", "-o", "-", named});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "政府信息公开工作年度报告"));
  // "年度报告的政府信息公开工作" in GB 18030, in a locale that speaks Chinese.
  const std::string legacy = scratch.file("legacy.txt", "\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\xB5\xC4\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\n");
  const Ran read = run({"convert", "-t", "txt", "-o", "-", legacy}, {.environment = {"LANG=zh_CN.UTF-8"}});
  CHECK(contains(read.out, "年度报告"));
  CHECK(contains(read.err, "改动"));
  CHECK(run({"batch", "-o", scratch.path("out"), legacy}).status != 70);
  CHECK(!bytes_of(scratch.path("out/zhengben-journal.sqlite")).empty());
}
