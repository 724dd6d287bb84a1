#include <doctest/doctest.h>

#include "model/error.h"
#include "tests/tools/program.h"
#include "tools/batch/journal_writer.h"
#include "tools/batch/packed.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

DocumentResult a_result() {
  DocumentResult result;
  result.exit_status = 3;
  result.facts = {"docx", "form/1", "机关", "题目", 2020, 1, 2, 3, 4, 5, 6, 7};
  result.codes = {{"change", "cell/zeros", 12}, {"finding", "sum/fails", 1}};
  result.fields = {{"form/1", "t3.a", "00", "0", "ZERO", "0", "", std::nullopt, 2, 5, 3, std::nullopt}, {"form/1", "t3.b", "", "", "EMPTY", "", "万元", 7, std::nullopt, std::nullopt, std::nullopt, 4}};
  result.report = packed("{\"a\": 1}");
  result.outputs = {"one", ""};
  result.notes = "said";
  return result;
}

}  // namespace

TEST_CASE("a result crosses the pipe as it was and a damaged one is none") {
  const std::vector<std::string> parts = to_parts(a_result());
  const std::optional<DocumentResult> back = from_parts(parts);
  REQUIRE(back.has_value());
  CHECK(to_parts(*back) == parts);
  for (std::size_t part = 0; part < 3; ++part)
    for (std::size_t size = 0; size < parts[part].size(); ++size) {
      std::vector<std::string> cut = parts;
      cut[part].resize(size);
      // Lists may be shorter by whole items.
      const std::optional<DocumentResult> read = from_parts(cut);
      if (part == 0) CHECK(!read.has_value());
      else if (read) CHECK(read->codes.size() + read->fields.size() < 4);
    }
  CHECK(!from_parts({"1:", "", "", ""}).has_value());
}

TEST_CASE("what the writer entered the reader finds") {
  const Scratch scratch;
  const std::string path = scratch.path("journal.sqlite");
  JournalWriter writer(path, Sync::Always);
  InputRow row;
  row.key = "in/a.zip!/\xC3\x28";
  row.raw_name = std::string("\xC4\0\xEA", 3);
  row.kind = InputKind::Entry;
  row.folder = "a";
  row.name = "x.docx";
  row = writer.add(row);
  row.sha256 = "ab";
  row.state = InputState::Done;
  row.facts = a_result().facts;
  row.exit_status = 3;
  writer.begin();
  writer.mark(row);
  writer.put_details(row.id, a_result());
  writer.put_output({row.id, "docx", "a/x.docx", "cd", 5, "publishing"});
  writer.mark_done(row.id);
  writer.commit();

  const JournalReader reader(path);
  const std::optional<InputRow> back = reader.input(row.id);
  REQUIRE(back.has_value());
  CHECK(back->raw_name == row.raw_name);
  CHECK(back->kind == InputKind::Entry);
  CHECK(back->facts.agency == "机关");
  CHECK(back->facts.relations_open == 7);
  CHECK(back->completions == 1);
  CHECK(reader.codes(row.id).size() == 2);
  const std::vector<FieldRow> fields = reader.fields(row.id);
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].raw == "00");
  CHECK(fields[1].proved == 7);
  CHECK(!fields[1].table.has_value());
  CHECK(reader.report(row.id) == "{\"a\": 1}");
  CHECK(reader.outputs(row.id).front().state == "done");
  int count = 0;
  reader.each_input([&](const InputRow&) { ++count; });
  CHECK(count == 1);
}

TEST_CASE("two outputs never have one path and a transaction that is not committed leaves nothing") {
  const Scratch scratch;
  JournalWriter writer(scratch.path("journal.sqlite"), Sync::Never);
  InputRow row;
  row.key = "a";
  const std::int64_t a = writer.add(row).id;
  row.key = "b";
  const std::int64_t b = writer.add(row).id;
  writer.put_output({a, "docx", "x.docx", "", 0, "claimed"});
  CHECK_THROWS_AS(writer.put_output({b, "docx", "x.docx", "", 0, "claimed"}), Error);
  CHECK(writer.owner_of("x.docx") == a);
  writer.begin();
  writer.put_output({b, "docx", "y.docx", "", 0, "claimed"});
  writer.roll_back();
  CHECK(!writer.owner_of("y.docx").has_value());
}

TEST_CASE("what is no journal is refused and a journal in use is busy") {
  const Scratch scratch;
  const std::string path = scratch.file("x.sqlite", "this is no database, however long it may be, at all");
  CHECK_THROWS_AS(JournalReader{path}, Error);
  CHECK_THROWS_AS(JournalReader{scratch.path("missing")}, Error);
  CHECK_THROWS_AS(unpacked("short"), Error);
  CHECK_THROWS_AS(unpacked(packed("abc").substr(0, 12)), Error);
  CHECK(unpacked(packed("")).empty());
}
