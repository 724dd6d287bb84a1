#include "readers/docx/archive.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/error.h"
#include "tests/readers/docx/zip_bytes.h"

using namespace zhengben;
using namespace zhengben::docx;
using zhengben::test::zip_bytes;
using zhengben::test::ZipPart;

namespace {

constexpr std::int64_t kMany = 64 << 20;

// A package's parts as "name=bytes" lines, and the codes of its findings.
struct Contents {
  std::string parts;
  std::vector<Code> codes;
};

Contents contents_of(const std::string& bytes, const Limits& limits = {}) {
  Findings findings;
  Archive archive(bytes, limits, findings);
  Contents out;
  for (const std::string& name : archive.names()) out.parts += name + "=" + archive.read(name, kMany).value_or("(none)") + "\n";
  for (const Finding& item : findings.items()) out.codes.push_back(item.code);
  return out;
}

std::optional<Code> error_of(const std::string& bytes, const Limits& limits = {}) {
  try {
    contents_of(bytes, limits);
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

const ZipPart kTypes{.name = "[Content_Types].xml", .bytes = "<Types/>"};
const ZipPart kBody{.name = "word/document.xml", .bytes = "<w:document/>"};
const std::string kBoth = "[Content_Types].xml=<Types/>\nword/document.xml=<w:document/>\n";

ZipPart changed(ZipPart part, void (*change)(ZipPart&)) {
  change(part);
  return part;
}

}  // namespace

TEST_CASE("the parts of a sound package come out, found whatever the case") {
  const std::string bytes = zip_bytes({kTypes, kBody, {.name = "word/", .method = 0}, {.name = "word/media/a b.png", .bytes = "png", .method = 0}});
  Findings findings;
  Archive archive(bytes, {}, findings);
  CHECK(archive.names() == std::vector<std::string>{"[Content_Types].xml", "word/document.xml", "word/media/a b.png"});
  CHECK(archive.contains("/WORD/Document.XML"));
  CHECK(archive.read("Word/document.xml", kMany) == "<w:document/>");
  CHECK(archive.read("word/media/a%20b.png", kMany) == "png");
  CHECK_FALSE(archive.read("word/styles.xml", kMany));
  CHECK(findings.items().empty());
}

TEST_CASE("sizes may follow the data, and a comment the end record") {
  const ZipPart later = changed(kBody, [](ZipPart& part) { part.flags = 8; });
  const Contents got = contents_of(zip_bytes({kTypes, later}, {.comment = "made by hand"}));
  CHECK(got.parts == kBoth);
  CHECK(got.codes.empty());
}

TEST_CASE("names are normalised") {
  CHECK(contents_of(zip_bytes({{.name = "word\\media//./\xD6\xD0.png", .bytes = "x"}})).parts == "word/media/中.png=x\n");
}

TEST_CASE("an absolute name is read as one inside the package, with a finding") {
  const Contents got = contents_of(zip_bytes({{.name = "/etc/passwd", .bytes = "x"}}));
  CHECK(got.parts == "etc/passwd=x\n");
  CHECK(got.codes == std::vector{Code::SalvagedPackage});
}

TEST_CASE("a name that leads out of the package rejects it") {
  for (const char* name : {"../x", "word/../../x", "..\\x", "C:\\x", "c:x", "\\\\server\\share", "a\nb"}) {
    CAPTURE(name);
    CHECK(error_of(zip_bytes({kTypes, {.name = name, .bytes = "x"}})) == Code::ZipBadName);
  }
  CHECK(error_of(zip_bytes({{.name = std::string("a\0b", 3), .bytes = "x"}})) == Code::ZipBadName);
  CHECK(error_of(zip_bytes({{.name = "word/link", .bytes = "/etc/passwd", .attributes = 0120777U << 16U}})) == Code::ZipBadName);
}

TEST_CASE("two entries of one name reject the package, also where only their case differs") {
  CHECK(error_of(zip_bytes({kBody, kBody})) == Code::ZipDuplicateName);
  CHECK(error_of(zip_bytes({kBody, {.name = "Word\\Document.xml", .bytes = "x"}})) == Code::ZipDuplicateName);
}

TEST_CASE("entries that overlap reject the package") {
  CHECK(error_of(zip_bytes({kTypes, changed(kTypes, [](ZipPart& part) { part.local_header = 0; })})) == Code::ZipOverlap);
  // The kernel of a quoted overlap: the first entry's data is the second entry, header and all.
  const std::string inner = zip_bytes({kBody}, {.directory = false});
  ZipPart outer{.name = "outer", .bytes = "", .method = 0};
  outer.packed_size = outer.size = static_cast<std::uint32_t>(inner.size());
  outer.crc = 0;
  CHECK(error_of(zip_bytes({outer, kBody})) == Code::ZipOverlap);
}

TEST_CASE("a local header that contradicts the directory rejects the package") {
  CHECK(error_of(zip_bytes({kTypes, changed(kBody, [](ZipPart& part) { part.local_name = "word/other.xml"; })})) == Code::ZipMismatch);
  CHECK(error_of(zip_bytes({kTypes, changed(kBody, [](ZipPart& part) { part.local_method = 0; })})) == Code::ZipMismatch);
  CHECK(error_of(zip_bytes({kTypes, changed(kBody, [](ZipPart& part) { part.local_size = 1; })})) == Code::ZipMismatch);
  CHECK(error_of(zip_bytes({kTypes, kBody}, {.count_off_by = 1})) == Code::ZipMismatch);
  CHECK(error_of(zip_bytes({kTypes, kBody}, {.count_off_by = -1})) == Code::ZipMismatch);
}

TEST_CASE("two end records reject the package") {
  const std::string other = zip_bytes({});
  CHECK(error_of(zip_bytes({kTypes, kBody}, {.comment = other})) == Code::ZipMismatch);
}

TEST_CASE("a package inside a package is not taken for it") {
  const std::string inner = zip_bytes({{.name = "word/document.xml", .bytes = "inner"}});
  const std::string outer = zip_bytes({kTypes, kBody, {.name = "word/embeddings/a.docx", .bytes = inner, .method = 0}});
  CHECK(contents_of(outer).codes.empty());
  // Cut right behind the inner one, whose end record now ends where the file ends.
  const std::string cut = outer.substr(0, outer.find(inner) + inner.size());
  const Contents got = contents_of(cut);
  CHECK(got.parts == kBoth + "word/embeddings/a.docx=" + inner + "\n");
  CHECK(got.codes == std::vector{Code::SalvagedPackage});
}

TEST_CASE("encrypted entries and unknown methods have codes of their own") {
  CHECK(error_of(zip_bytes({kTypes, changed(kBody, [](ZipPart& part) { part.flags = 1; })})) == Code::ZipEncrypted);
  CHECK(error_of(zip_bytes({kTypes, changed(kBody, [](ZipPart& part) { part.method = 9; })})) == Code::ZipMethod);
  const Contents got = contents_of(zip_bytes({kTypes, kBody, {.name = "word/x.png", .bytes = "x", .method = 12}}));
  CHECK(got.parts == kBoth + "word/x.png=(none)\n");
  CHECK(got.codes == std::vector{Code::SalvagedPart});
}

TEST_CASE("what inflates is counted, whatever size is declared") {
  ZipPart bomb{.name = "word/media/a.png", .bytes = std::string(1 << 20, 'a')};
  bomb.size = bomb.local_size = 100;
  const std::string bytes = zip_bytes({kTypes, bomb});
  Findings findings;
  Archive archive(bytes, {}, findings);
  CHECK_THROWS_AS(archive.read("word/media/a.png", 1000), Error);
  CHECK(error_of(bytes, {.max_inflated_bytes = 1 << 19}) == Code::ZipTooLarge);
  CHECK(error_of(bytes, {.ratio_floor_bytes = 1 << 18}) == Code::ZipBomb);
  CHECK(contents_of(bytes).codes == std::vector{Code::SalvagedPart});
  CHECK(error_of(zip_bytes({kTypes, kBody}), {.max_entries = 1}) == Code::ZipTooManyEntries);
}

TEST_CASE("a part that nobody reads is never inflated") {
  const std::string bytes = zip_bytes({kTypes, kBody, {.name = "word/media/a.png", .bytes = std::string(1 << 20, 'a')}});
  Findings findings;
  Archive archive(bytes, {.max_inflated_bytes = 1000}, findings);
  CHECK(archive.read("word/document.xml", kMany) == "<w:document/>");
}

TEST_CASE("a declared size beyond the file is never allocated") {
  ZipPart lie = kBody;
  lie.size = lie.local_size = 0xFFFFFFFE;
  const Contents got = contents_of(zip_bytes({kTypes, lie}));
  CHECK(got.parts == kBoth);
  CHECK(got.codes == std::vector{Code::SalvagedPart});
}

TEST_CASE("a wrong checksum damages its part and no other") {
  const Contents got = contents_of(zip_bytes({kTypes, kBody, {.name = "word/theme/theme1.xml", .bytes = "<a/>", .crc = 1}}));
  CHECK(got.parts == kBoth + "word/theme/theme1.xml=<a/>\n");
  CHECK(got.codes == std::vector{Code::SalvagedPart});
}

TEST_CASE("without a directory the parts are found by their local headers") {
  for (const std::uint16_t flags : std::array<std::uint16_t, 2>{0, 8}) {
    for (const std::uint16_t method : std::array<std::uint16_t, 2>{0, 8}) {
      CAPTURE(flags);
      CAPTURE(method);
      ZipPart types = kTypes, body = kBody;
      types.flags = body.flags = flags;
      types.method = body.method = method;
      const Contents got = contents_of(zip_bytes({types, body}, {.directory = false}));
      CHECK(got.parts == kBoth);
      CHECK(got.codes == std::vector{Code::SalvagedPackage});
      const std::string whole = zip_bytes({types, body});
      CHECK(contents_of(whole.substr(0, whole.size() - 40)).parts == kBoth);
    }
  }
}

TEST_CASE("of a cut part comes what is whole of it") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += std::to_string(i * 7919) + " ";
  const std::string whole = zip_bytes({kTypes, {.name = "word/document.xml", .bytes = text, .flags = 8}}, {.directory = false});
  const Contents got = contents_of(whole.substr(0, whole.size() / 2));
  const std::string body = got.parts.substr(got.parts.find("word/document.xml=") + 18);
  CHECK(body.size() > 1000);
  CHECK(text.starts_with(body.substr(0, body.size() - 1)));
  CHECK(got.codes == std::vector{Code::SalvagedPackage, Code::SalvagedPart});
}

TEST_CASE("a directory that points nowhere is salvaged") {
  ZipPart lost = kBody;
  lost.local_header = 7;
  CHECK(contents_of(zip_bytes({kTypes, lost})).parts == kBoth);
}

TEST_CASE("bytes before and behind the archive are left alone") {
  CHECK(contents_of(zip_bytes({kTypes, kBody}, {.prefix = "#!/bin/sh\n"})).parts == kBoth);
  CHECK(contents_of(zip_bytes({kTypes, kBody}, {.suffix = "\r\n"})).parts == kBoth);
}

TEST_CASE("a package inside a folder is a package") {
  const std::string folder = "\xC4\xEA\xB1\xA8/";   // 年报 in GBK
  std::vector<ZipPart> parts{kTypes, kBody};
  for (ZipPart& part : parts) part.name = folder + part.name;
  parts.push_back({.name = "__MACOSX/x", .bytes = ""});
  const Contents got = contents_of(zip_bytes(parts));
  CHECK(got.parts == kBoth);
  CHECK(got.codes == std::vector{Code::PartSkipped, Code::SalvagedPackage});
}

TEST_CASE("what is no archive is damaged beyond repair, and an empty archive is empty") {
  CHECK(error_of("") == Code::ZipDamaged);
  CHECK(error_of("PK\x03\x04 and no more") == Code::ZipDamaged);
  CHECK(contents_of(zip_bytes({})).parts.empty());
}
