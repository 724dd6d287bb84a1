#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>

#include <map>

#include "model/text.h"
#include "tests/readers/docx/make_docx.h"
#include "tests/readers/docx/zip_bytes.h"
#include "tests/tools/batch/archive_maker.h"
#include "tests/tools/program.h"
#include "tools/batch/archive_entries.h"
#include "tools/batch/entry_name.h"
#include "tools/batch/zip_traces.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

using Kind = ArchiveEntry::Kind;

std::vector<ArchiveEntry> entries_of(const std::string& bytes, const Limits& limits = {}) {
  const Scratch scratch;
  ArchiveStream stream(Descriptor(::open(scratch.file("archive", bytes).c_str(), O_RDONLY | O_CLOEXEC)), std::ssize(bytes), limits);
  std::vector<ArchiveEntry> entries;
  for (;;) {
    std::optional<ArchiveEntry> entry = stream.next();
    if (!entry) {
      pollfd waiting{stream.descriptor(), POLLIN, 0};
      ::poll(&waiting, 1, 60'000);
      continue;
    }
    entries.push_back(std::move(*entry));
    if (entries.back().kind == Kind::End || entries.back().kind == Kind::Document) return entries;
  }
}

const std::string kGbk = "\xC4\xEA\xB1\xA8";   // 年报

}  // namespace

TEST_CASE("every kind of archive gives its entries with their bytes and the names they were written with") {
  for (const Container container : {Container::Zip, Container::Tar, Container::TarGz, Container::SevenZip}) {
    CAPTURE(static_cast<int>(container));
    const auto entries = entries_of(archive_of({{"a/年报.docx", "first", ""}, {"b", std::string(200'000, 'x'), ""}}, container));
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].raw_name == "a/年报.docx");
    CHECK(entries[0].bytes == "first");
    CHECK(entries[1].bytes.size() == 200'000);
    CHECK(!entries[2].code.has_value());
  }
}

TEST_CASE("names in GBK come as their bytes and are read as what they say, beside names in UTF-8") {
  const auto entries = entries_of(archive_of({{kGbk + ".docx", "1", ""}, {"年报/" + kGbk + ".docx", "2", ""}}, Container::Zip));
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].raw_name == kGbk + ".docx");
  CHECK(decoded_name(entries[0].raw_name) == "年报.docx");
  CHECK(decoded_name(entries[1].raw_name) == "年报/年报.docx");
}

TEST_CASE("names in GBK that a zip says are UTF-8 come as their bytes, in an archive inside an archive too") {
  const std::string lying = test::zip_bytes({{.name = kGbk + ".docx", .bytes = "1", .flags = 1U << 11U}, {.name = "年报.docx", .bytes = "2", .method = 0, .flags = 1U << 11U}});
  const auto entries = entries_of(lying);
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].raw_name == kGbk + ".docx");
  CHECK(entries[0].bytes == "1");
  CHECK(entries[1].raw_name == "年报.docx");
  const auto nested = entries_of(archive_of({{"in.zip", lying, ""}}, Container::TarGz));
  REQUIRE(nested.size() == 4);
  CHECK(nested[1].raw_name == "in.zip!/" + kGbk + ".docx");
}

TEST_CASE("a zip has no package in it where its directory is whole and names no part of one") {
  const auto without_package = [](const std::string& bytes) {
    return is_zip_without_package(std::ssize(bytes), [&](std::int64_t begin, std::int64_t size) { return bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(size)); });
  };
  const std::string document = test::stored_zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<x/>"}}), plain = archive_of({{"a.docx", document, ""}}, Container::Zip);
  CHECK(without_package(plain));
  CHECK_FALSE(without_package(document));
  CHECK_FALSE(without_package(test::stored_zip({{"folder/Word/document.xml", "<x/>"}})));
  CHECK_FALSE(without_package(test::stored_zip({{"word\\document.xml", "<x/>"}})));
  CHECK_FALSE(without_package(plain.substr(0, plain.size() - 1)));
  CHECK_FALSE(without_package("x" + plain));
  CHECK_FALSE(without_package(""));
}

TEST_CASE("archives inside archives are read down to the limit and the one below it is told of") {
  const std::string third = archive_of({{"deep.docx", "deep", ""}}, Container::Zip);
  const std::string second = archive_of({{"third.zip", third, ""}, {"two.docx", "two", ""}}, Container::TarGz);
  const auto entries = entries_of(archive_of({{"second.tgz", second, ""}, {"one.docx", "one", ""}}, Container::Zip));
  REQUIRE(entries.size() == 5);
  CHECK(entries[0].kind == Kind::Archive);
  CHECK(entries[1].kind == Kind::Failed);
  CHECK(entries[1].code == Code::ArchiveTooDeep);
  CHECK(entries[2].raw_name == "second.tgz!/two.docx");
  CHECK(entries[3].raw_name == "one.docx");
}

TEST_CASE("a package of a word processor in or as an archive is a document and no archive") {
  const std::string docx = test::make_docx({{"word/document.xml", test::document_xml("<w:p/>")}});
  const std::string sheet = test::stored_zip({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<x/>"}});
  const auto entries = entries_of(archive_of({{"a.docx", docx, ""}, {"b.xlsx", sheet, ""}}, Container::Zip));
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].kind == Kind::File);
  CHECK(entries[1].kind == Kind::File);
  CHECK(entries_of(sheet).front().kind == Kind::Document);
}

TEST_CASE("an archive that inflates past its limits ends with the limit and gives nothing of the entry that broke it") {
  const std::string bomb = archive_of({{"ok", "ok", ""}, {"zeros", std::string(40 << 20, '\0'), ""}}, Container::TarGz);
  const auto by_ratio = entries_of(bomb, {.ratio_floor_bytes = 1 << 20});
  CHECK(by_ratio.front().raw_name == "ok");
  CHECK(by_ratio.back().code == Code::ArchiveLimit);
  CHECK(by_ratio.size() == 2);
  CHECK(entries_of(bomb, {.max_archive_bytes = 1 << 20}).back().code == Code::ArchiveLimit);
  CHECK(entries_of(bomb, {.max_archive_entries = 1}).back().code == Code::ArchiveLimit);
  const auto too_large = entries_of(archive_of({{"large", std::string(3'000, 'x'), ""}, {"small", "s", ""}}, Container::Tar), {.max_input_bytes = 1'000});
  CHECK(too_large[0].code == Code::InputTooLarge);
  CHECK(too_large[1].bytes == "s");
}

TEST_CASE("links in archives are left out and a cut archive says so after what it still had") {
  const std::string tar = archive_of({{"a", std::string(20'000, 'a'), ""}, {"link", "", "/etc/passwd"}, {"b", std::string(20'000, 'b'), ""}}, Container::Tar);
  const auto whole = entries_of(tar);
  CHECK(whole[1].kind == Kind::Skipped);
  CHECK(whole[1].code == Code::LinkSkipped);
  const auto cut = entries_of(tar.substr(0, 30'000));
  CHECK(cut[0].bytes.size() == 20'000);
  CHECK(cut[2].kind == Kind::Failed);
  CHECK(cut.back().code == Code::ArchiveDamaged);
  CHECK(entries_of("PK\3\4" + std::string(10, '\0')).back().code == Code::ArchiveDamaged);
}
