#include "readers/detect.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/readers/docx/zip_bytes.h"

using namespace zhengben;
using zhengben::test::zip_bytes;

namespace {

std::string bytes_of(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

std::string wide(std::string_view text) {
  std::string out;
  for (const char c : text) out += {c, '\0'};
  return out;
}

// A compound file of a header and one sector of directory: the root, then these streams.
std::string ole(const std::vector<std::string>& streams, const std::string& root_class = std::string(16, '\0')) {
  std::string out(512 + 512, '\0');
  out.replace(0, 8, bytes_of({0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}));
  out[30] = 9;
  out.replace(512 + 80, 16, root_class);
  std::size_t at = 512 + 128;
  for (const std::string& name : streams) {
    out.replace(at, name.size() * 2, wide(name));
    out[at + 64] = static_cast<char>(name.size() * 2 + 2);
    at += 128;
  }
  return out;
}

std::string word_class() { return bytes_of({6, 9, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46}); }
std::string excel_class() { return bytes_of({0x20, 8, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46}); }

std::string owner_file(std::size_t size) {
  std::string out(size, '\0');
  out.replace(0, 4, "\3abc");
  out.replace(size == 162 ? 54 : 55, 8, bytes_of({3, 0}) + wide("abc"));
  return out;
}

}  // namespace

TEST_CASE("packages are told apart by what they hold") {
  const test::ZipPart types{.name = "[Content_Types].xml"}, body{.name = "word/document.xml"};
  CHECK(detect(zip_bytes({types, body})) == FileKind::Docx);
  CHECK(detect(zip_bytes({types, {.name = "other/main.xml"}})) == FileKind::Docx);
  CHECK(detect(zip_bytes({{.name = "folder\\[content_types].xml"}, {.name = "folder\\word\\document.xml"}})) == FileKind::Docx);
  CHECK(detect(zip_bytes({types, {.name = "xl/workbook.xml"}})) == FileKind::Zip);
  CHECK(detect(zip_bytes({{.name = "a.txt"}})) == FileKind::Zip);
  CHECK(detect(zip_bytes({})) == FileKind::Zip);
  CHECK(detect(zip_bytes({{.name = "mimetype", .bytes = "application/vnd.oasis.opendocument.text", .method = 0}, {.name = "content.xml"}})) == FileKind::Odt);
  CHECK(detect(zip_bytes({{.name = "mimetype", .bytes = "application/vnd.oasis.opendocument.spreadsheet", .method = 0}})) == FileKind::Zip);
}

TEST_CASE("a damaged package is still told by its local headers, and one with something in front by its end") {
  CHECK(detect(zip_bytes({{.name = "[Content_Types].xml"}}, {.directory = false})) == FileKind::Docx);
  CHECK(detect(zip_bytes({{.name = "a.txt"}}, {.directory = false})) == FileKind::Zip);
  CHECK(detect(zip_bytes({{.name = "word/document.xml"}}, {.prefix = std::string("MZ\0\1\2\3", 6)})) == FileKind::Docx);
}

TEST_CASE("compound files are told apart by class and streams") {
  CHECK(detect(ole({"WordDocument", "1Table"})) == FileKind::OleDoc);
  CHECK(detect(ole({"Workbook", "WordDocument"}, word_class())) == FileKind::OleDoc);
  CHECK(detect(ole({"Workbook", "WordDocument"}, excel_class())) == FileKind::OleOther);
  CHECK(detect(ole({"EncryptionInfo", "EncryptedPackage"})) == FileKind::OleEncryptedPackage);
  CHECK(detect(ole({"Workbook"})) == FileKind::OleOther);
  CHECK(detect(ole({}).substr(0, 8)) == FileKind::OleOther);
}

TEST_CASE("other formats are told by their first bytes, whatever stands blank in front") {
  CHECK(detect("") == FileKind::Empty);
  CHECK(detect("{\\rtf1\\ansi}") == FileKind::Rtf);
  CHECK(detect("\xEF\xBB\xBF \r\n<!DOCTYPE HTML><html>") == FileKind::Html);
  CHECK(detect("<HTML><img src='http://localhost/'>") == FileKind::Html);
  CHECK(detect("<?xml version='1.0'?><html xmlns='x'/>") == FileKind::Html);
  CHECK(detect("MIME-Version: 1.0\nContent-Type: multipart/related") == FileKind::Html);
  CHECK(detect("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>") == FileKind::Unknown);
  CHECK(detect("%PDF-1.4\n") == FileKind::Pdf);
  CHECK(detect(std::string(1000, '\1') + "%PDF-1.4\n") == FileKind::Pdf);
  CHECK(detect(std::string(1100, '\1') + "%PDF-1.4\n") == FileKind::Unknown);
  CHECK(detect(std::string("\0\5\x16\7\0\2\0\0", 8)) == FileKind::AppleDouble);
  CHECK(detect(owner_file(162)) == FileKind::OwnerFile);
  CHECK(detect(owner_file(165)) == FileKind::OwnerFile);
  CHECK(detect(std::string(162, 'a')) == FileKind::Text);
}

TEST_CASE("text is what an office's editors write") {
  CHECK(detect("一、总体情况") == FileKind::Text);
  CHECK(detect("[bookmark: _GoBack]\t1\n\n") == FileKind::Text);
  CHECK(detect("\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\xC7\xE9\xBF\xF6\r\n") == FileKind::Text);
  CHECK(detect(bytes_of({0xFF, 0xFE, 0, 0x4E})) == FileKind::Text);
  CHECK(detect(wide("plain words\n")) == FileKind::Text);
  std::string han;
  while (han.size() < 65'535) han += "汉";
  CHECK(detect(han + "汉字汉字") == FileKind::Text);
  CHECK(detect(" " + han + "汉字汉字") == FileKind::Text);
  CHECK(detect(std::string("\x7F" "ELF\2\1\1\0\0\0\0\0", 12)) == FileKind::Unknown);
  CHECK(detect("\x89PNG\r\n\x1A\n\1\2\3\4\5") == FileKind::Unknown);
  CHECK(detect(std::string(5, '\0')) == FileKind::Unknown);
}
