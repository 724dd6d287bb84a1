#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/report/external_program.h"
#include "tools/report/json_lines.h"
#include "tools/report/page_pictures.h"
#include "tools/report/workbook.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

bool contains(const std::string& text, const std::string& wanted) { return text.find(wanted) != std::string::npos; }

// A part of a package, by unzip.
std::string part(const std::string& path, const std::string& name) {
  const std::string command = "unzip -p '" + path + "' '" + name + "'";
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe);
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, got);
  ::pclose(pipe);
  return out;
}

PictureOptions few_pictures() {
  PictureOptions options{program_path("pdftoppm"), 10, {}};
  options.process.forms = builtin_form_list();
  return options;
}

QueueItem doubtful_total() {
  QueueItem item;
  item.field = "t3.new.total";
  return item;
}

}  // namespace

TEST_CASE("a workbook holds texts as texts and numbers as numbers, the same bytes each time") {
  const Scratch scratch;
  const auto write = [&](const std::string& path) {
    Workbook book(path, 1'600'000'000);
    Sheet& sheet = book.add("Files [a/b]", {{"One", 10}, {"Two", 20}});
    sheet.text("=HYPERLINK(\"http://example.com\")");
    sheet.figure("196.7");
    sheet.end_row();
    sheet.text(std::string("a\x01\xff", 3) + "<b>");
    sheet.figure("007x");
    sheet.end_row();
    sheet.text("https://example.com");
    sheet.number(std::int64_t{1'234'567'890'123'456'789});
    sheet.end_row();
    book.close();
  };
  write(scratch.path("a.xlsx"));
  write(scratch.path("b.xlsx"));
  CHECK(bytes_of(scratch.path("a.xlsx")) == bytes_of(scratch.path("b.xlsx")));
  const std::string sheet = part(scratch.path("a.xlsx"), "xl/worksheets/sheet1.xml");
  CHECK(!contains(sheet, "<f>"));
  CHECK(!contains(sheet, "<hyperlink"));
  CHECK(contains(sheet, "<t>=HYPERLINK("));
  CHECK(contains(sheet, "<v>196.7</v>"));
  CHECK(contains(sheet, "<t>007x</t>"));
  CHECK(contains(sheet, "a\xEF\xBF\xBD\xEF\xBF\xBD&lt;b&gt;"));
  CHECK(contains(sheet, "<t>1234567890123456789</t>"));
  CHECK(contains(sheet, "state=\"frozen\""));
  CHECK(contains(part(scratch.path("a.xlsx"), "docProps/core.xml"), "2020-09-13T12:26:40Z"));
}

TEST_CASE("a report as workbook, CSV and JSON Lines has every report of the batch") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  std::filesystem::copy(fixture("seed/gongshu-2020.txt"), scratch.path("in/a.txt"));
  std::filesystem::copy(fixture("seed/gongshu-2020.txt"), scratch.path("in/b.txt"));
  REQUIRE(run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never"}).status == 0);
  const Ran ran = run({"report", scratch.path("out"), "--xlsx", scratch.path("all.xlsx"), "--csv", scratch.path("all.csv"), "--jsonl", scratch.path("all.jsonl")});
  CHECK(ran.err == "");
  CHECK(ran.status == 0);
  CHECK(contains(part(scratch.path("all.xlsx"), "xl/workbook.xml"), "name=\"Fields 2019\""));
  const std::string fields = part(scratch.path("all.xlsx"), "xl/worksheets/sheet2.xml");
  CHECK(contains(fields, "196.7"));
  const std::string lines = bytes_of(scratch.path("all.jsonl")), table = bytes_of(scratch.path("all.csv"));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  CHECK(contains(lines, "\"name\": \"b.txt\""));
  CHECK(std::count(table.begin(), table.end(), '\n') == 1 + 2 * 198);
  CHECK(run({"report", scratch.path("out"), "--xlsx", scratch.path("all.xlsx")}).status == 6);
  CHECK(run({"report", scratch.path("out"), "--xlsx", scratch.path("all.xlsx"), "--overwrite", "always"}).status == 0);
}

TEST_CASE("JSON on one line is the same JSON") {
  CHECK(on_one_line("{\n  \"a\": \"x\\n  y\",\n  \"b\": [\n    1\n  ]\n}\n") == "{\"a\": \"x\\n  y\",\"b\": [1]}\n");
}

TEST_CASE("another program gets its input and nothing else, and ends with its time") {
  const Scratch scratch;
  CHECK(run_program({"/bin/sh", "-c", "cat /dev/fd/3 > '" + scratch.path("copy") + "'"}, "bytes", {}));
  CHECK(bytes_of(scratch.path("copy")) == "bytes");
  CHECK(!run_program({"/bin/sh", "-c", "exit 3"}, "", {}));
  CHECK(!run_program({"/none/such"}, "", {}));
  CHECK(!run_program({"/bin/sh", "-c", "sleep 60"}, "", {.cpu_seconds = 1, .wall_seconds = 0}));
  CHECK(!run_program({"/bin/sh", "-c", "cat /dev/zero > '" + scratch.path("large") + "'"}, "", {.file_bytes = 4096}));
  CHECK(run_program({"/bin/sh", "-c", "test -z \"$HOME\" && ! { true >&5; } 2>/dev/null"}, "", {}));
}

TEST_CASE("a site has a picture of the page with the box of a doubtful cell, of input and output") {
  if (program_path("pdftoppm").empty()) return;
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  std::string seed = bytes_of(fixture("seed/gongshu-2020.txt"));
  scratch.file("seed.txt", seed);
  REQUIRE(run({"convert", scratch.path("seed.txt"), "-o", scratch.path("in/a.pdf")}).status == 0);
  const Ran batch = run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "pdf", "--sync", "never"});
  REQUIRE((batch.status == 0 || batch.status == 3));
  const JournalReader journal(scratch.path("out/zhengben-journal.sqlite"));
  const DocumentPictures pictures = picture_maker(journal, few_pictures())(*journal.input(1), {doubtful_total()}, scratch.path("."));
  REQUIRE(pictures.pages.size() == 2);
  CHECK(!pictures.pages[0].of_output);
  CHECK(pictures.pages[1].of_output);
  for (const PagePicture& page : pictures.pages) {
    CHECK(std::filesystem::exists(scratch.path(page.name)));
    REQUIRE(page.boxes.size() == 1);
    const CellBox& box = page.boxes[0];
    CHECK(box.left < box.right);
    CHECK(box.top < box.bottom);
    CHECK(box.right < 9'900);
    CHECK(box.left > 5'000);   // the last column
  }
}

TEST_CASE("a site has pictures of inputs inside archives, in whatever order they are asked for") {
  if (program_path("pdftoppm").empty()) return;
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("in"));
  std::vector<std::string> pdfs;
  for (const char* name : {"first", "second"}) {
    scratch.file("seed.txt", bytes_of(fixture("seed/gongshu-2020.txt")) + name + "\n");
    REQUIRE(run({"convert", scratch.path("seed.txt"), "-o", scratch.path("a.pdf"), "--overwrite", "always"}).status == 0);
    pdfs.push_back(bytes_of(scratch.path("a.pdf")));
  }
  scratch.file("in/all.zip", archive_of({{"one.pdf", pdfs[0], ""}, {"two.pdf", pdfs[1], ""}}, Container::Zip));
  const Ran batch = run({"batch", scratch.path("in"), "-o", scratch.path("out"), "-t", "json", "--sync", "never"});
  REQUIRE((batch.status == 0 || batch.status == 3));
  const JournalReader journal(scratch.path("out/zhengben-journal.sqlite"));
  std::vector<InputRow> entries;
  journal.each_input([&](const InputRow& input) {
    if (input.kind == InputKind::Entry) entries.push_back(input);
  });
  REQUIRE(entries.size() == 2);
  const MakePictures make = picture_maker(journal, few_pictures());
  for (const std::size_t which : {1, 0, 0}) {
    CAPTURE(which);
    const DocumentPictures pictures = make(entries[which], {doubtful_total()}, scratch.path("."));
    REQUIRE(pictures.pages.size() == 1);
    CHECK(!pictures.pages[0].of_output);
    CHECK(pictures.pages[0].boxes.size() == 1);
  }
  // Another archive under the same name has nothing of theirs.
  scratch.file("in/all.zip", archive_of({{"one.pdf", pdfs[0] + "\n", ""}}, Container::Zip));
  CHECK(picture_maker(journal, few_pictures())(entries[0], {doubtful_total()}, scratch.path(".")).pages.empty());
}
