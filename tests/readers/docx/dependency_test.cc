// What libzip and tinyxml2 do to us, so that an upgrade that changes it tells us. Each of these is why some line of
// archive.cc, zip_directory.cc or xml_gate_writer.cc is there.
#include <doctest/doctest.h>
#include <tinyxml2.h>
#include <zip.h>

#include <memory>
#include <string>

#include "tests/readers/docx/zip_bytes.h"

using zhengben::test::zip_bytes;
using zhengben::test::ZipPart;

namespace {

tinyxml2::XMLError error_of(const std::string& bytes) {
  tinyxml2::XMLDocument document;
  return document.Parse(bytes.data(), bytes.size());
}

// The root's text as tinyxml2 gives it, "(none)" where it has none.
std::string text_of(const std::string& bytes) {
  tinyxml2::XMLDocument document;
  document.Parse(bytes.data(), bytes.size());
  const tinyxml2::XMLElement* root = document.FirstChildElement();
  return root == nullptr || root->GetText() == nullptr ? "(none)" : root->GetText();
}

std::string nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "<a>";
  for (int i = 0; i < depth; ++i) out += "</a>";
  return out;
}

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

Zip opened(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  Zip zip(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
  if (!zip) zip_source_free(source);
  return zip;
}

// Bytes that the entry inflates to; -1 where libzip meets an error.
std::int64_t inflated(const std::string& bytes, zip_uint64_t index) {
  const Zip zip = opened(bytes);
  if (!zip) return -1;
  zip_file_t* file = zip_fopen_index(zip.get(), index, 0);
  if (file == nullptr) return -1;
  char chunk[4096];
  std::int64_t size = 0;
  zip_int64_t got = 0;
  while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) size += got;
  zip_fclose(file);
  return got < 0 ? -1 : size;
}

}  // namespace

TEST_CASE("tinyxml2 loses a text of blanks, but not one that starts with a reference") {
  CHECK(text_of("<t xml:space=\"preserve\"> </t>") == "(none)");
  CHECK(text_of("<t>&#32;</t>") == " ");
  CHECK(text_of("<t>&#32;\t </t>") == " \t ");
}

TEST_CASE("tinyxml2 stops at a depth of 100, the document and an end tag counted") {
  CHECK(error_of(nested(98)) == tinyxml2::XML_SUCCESS);
  CHECK(error_of(nested(99)) == tinyxml2::XML_ELEMENT_DEPTH_EXCEEDED);
}

TEST_CASE("tinyxml2 refuses UTF-16 and lets bad UTF-8, a second root and unknown entities through") {
  CHECK(error_of(std::string("\xFF\xFE<\0a\0/\0>\0", 10)) != tinyxml2::XML_SUCCESS);
  CHECK(error_of("<t>\xFF</t>") == tinyxml2::XML_SUCCESS);
  CHECK(error_of("<t/><t/>") == tinyxml2::XML_SUCCESS);
  CHECK(text_of("<!DOCTYPE t [<!ENTITY e 'x'>]><t>&e;</t>") == "&e;");
}

TEST_CASE("tinyxml2 refuses an attribute given twice") { CHECK(error_of("<t a='1' a='2'/>") == tinyxml2::XML_ERROR_PARSING_ATTRIBUTE); }

TEST_CASE("tinyxml2 joins a line feed and the carriage return behind it") { CHECK(text_of("<t>a\n\rb</t>") == "a\nb"); }

TEST_CASE("libzip lets duplicate names and names out of the package pass") {
  const ZipPart part{.name = "../a", .bytes = "x"};
  const std::string bytes = zip_bytes({part, {.name = "../A", .bytes = "y"}});
  const Zip zip = opened(bytes);
  REQUIRE(zip);
  CHECK(std::string(zip_get_name(zip.get(), 0, 0)) == "../a");
}

TEST_CASE("libzip gives more bytes than an entry declares") {
  ZipPart lie{.name = "a", .bytes = std::string(1 << 20, 'a')};
  lie.size = lie.local_size = 100;
  const std::string bytes = zip_bytes({lie});
  const Zip zip = opened(bytes);
  REQUIRE(zip);
  zip_file_t* file = zip_fopen_index(zip.get(), 0, 0);
  REQUIRE(file != nullptr);
  std::string out(1 << 16, '\0');
  CHECK(zip_fread(file, out.data(), out.size()) == 1 << 16);
  zip_fclose(file);
}

TEST_CASE("libzip sees a wrong checksum and a missing directory") {
  CHECK(inflated(zip_bytes({{.name = "a", .bytes = "x"}}), 0) == 1);
  CHECK(inflated(zip_bytes({{.name = "a", .bytes = "x", .crc = 1}}), 0) == -1);
  CHECK_FALSE(opened(zip_bytes({{.name = "a", .bytes = "x"}}, {.directory = false})));
}
