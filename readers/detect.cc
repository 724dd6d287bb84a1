#include "readers/detect.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "readers/detect_text.h"
#include "readers/docx/zip_directory.h"
#include "readers/docx/zip_name.h"
#include "readers/docx/zip_record.h"

namespace zhengben {

namespace {

using docx::folded;
using namespace std::string_view_literals;

bool contains(std::string_view text, std::string_view wanted) { return text.find(wanted) != std::string_view::npos; }

FileKind kind_of_zip(std::string_view bytes, const std::vector<std::string>& names) {
  // OpenDocument v1.2 part 3, 3.3 MIME Media Type: the first entry, stored, is named mimetype.
  if (bytes.size() > 30 && bytes.substr(30).starts_with("mimetypeapplication/vnd.oasis.opendocument.text")) return FileKind::Odt;
  // A damaged directory gives no names; local headers still hold them.
  if (names.empty()) return contains(bytes, "[Content_Types].xml") || contains(bytes, "word/document.xml") ? FileKind::Docx : FileKind::Zip;
  bool is_package = false, is_word = false, is_other = false;
  for (const std::string& name : names) {
    std::string key = folded(name);
    std::replace(key.begin(), key.end(), '\\', '/');
    is_package = is_package || key.ends_with("[content_types].xml") || key.ends_with("_rels/.rels");
    is_word = is_word || key.starts_with("word/") || contains(key, "/word/");
    is_other = is_other || key.starts_with("xl/") || key.starts_with("ppt/") || key.starts_with("visio/");
  }
  return is_word || (is_package && !is_other) ? FileKind::Docx : FileKind::Zip;
}

// [MS-CFB] 2.6.1 Compound File Directory Entry: 128 bytes, the name in UTF-16, its length with the final NUL at 64.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  wide += "\0\0"sv;
  for (std::int64_t at = 512; at + 128 <= std::ssize(bytes); at += 128) {
    const std::string_view entry = bytes.substr(static_cast<std::size_t>(at), 128);
    if (docx::u16_at(entry, 64) == wide.size() && entry.starts_with(wide)) return true;
  }
  return false;
}

// The class of the root storage tells the program; a document inside a document has one of its own.
std::string_view root_class(std::string_view bytes) {
  if (bytes.size() < 512) return {};
  const std::int64_t shift = docx::u16_at(bytes, 30), sector = docx::u32_at(bytes, 48);
  if (shift != 9 && shift != 12) return {};
  const std::int64_t at = (sector + 1) << shift;
  return at + 128 <= std::ssize(bytes) ? bytes.substr(static_cast<std::size_t>(at) + 80, 16) : std::string_view();
}

FileKind kind_of_ole(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage")) return FileKind::OleEncryptedPackage;
  const std::string_view id = root_class(bytes);
  constexpr std::string_view kTail = "\0\0\0\0\xC0\0\0\0\0\0\0\x46"sv;   // {0002xxxx-0000-0000-C000-000000000046}
  if (id.ends_with(kTail) && (id.starts_with("\x06\x09\x02\0"sv) || id.starts_with("\0\x09\x02\0"sv))) return FileKind::OleDoc;
  if (id.ends_with(kTail) && !id.starts_with('\0')) return FileKind::OleOther;
  return has_stream(bytes, "WordDocument") && !has_stream(bytes, "Workbook") ? FileKind::OleDoc : FileKind::OleOther;
}

// The lock file that Word (162 bytes) and Excel (165) leave beside an open document: the user's name with its length in
// front, once in the system's code page, once in UTF-16.
bool is_owner_file(std::string_view bytes) {
  if (bytes.size() != 162 && bytes.size() != 165) return false;
  const std::size_t wide = bytes.size() == 162 ? 54 : 55;
  const auto length = static_cast<unsigned char>(bytes[0]);
  return length > 0 && length < wide && docx::u16_at(bytes, static_cast<std::int64_t>(wide)) < wide && docx::u16_at(bytes, static_cast<std::int64_t>(wide)) > 0;
}

bool is_html(std::string_view lower) {
  constexpr std::array kTags = std::to_array<std::string_view>(
      {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<script", "<style", "<center", "<font", "mime-version:"});
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) { return lower.starts_with(tag); });
}

FileKind kind_of_text(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;
  std::string_view head = bytes.substr(0, kHead);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with("{\\rtf")) return FileKind::Rtf;
  const std::string lower = folded(head);
  if (is_html(lower)) return FileKind::Html;
  // XHTML, or a page with a remark in front; other XML (Word 2003, Flat OPC) is no text that a reader wants to see.
  if (lower.starts_with("<?xml") || lower.starts_with("<!--")) return contains(lower, "<html") ? FileKind::Html : FileKind::Unknown;
  return is_plain_text(bytes) ? FileKind::Text : FileKind::Unknown;
}

}  // namespace

FileKind detect(std::string_view bytes) {
  if (bytes.empty()) return FileKind::Empty;
  if (bytes.starts_with("\0\5\x16\7"sv) || bytes.starts_with("\0\5\x16\0"sv)) return FileKind::AppleDouble;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return kind_of_ole(bytes);
  if (bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6") || bytes.starts_with("PK\7\10")) return kind_of_zip(bytes, docx::zip_names(bytes, 10'000));
  // ISO 32000-2:2020 7.5.2 File header, and annex I of earlier editions: readers accept it within the first 1,024 bytes.
  const std::size_t pdf = bytes.substr(0, 1024 + 8).find("%PDF-");
  if (pdf == 0 || (pdf != std::string_view::npos && pdf + 5 < bytes.size() && (bytes[pdf + 5] == '1' || bytes[pdf + 5] == '2'))) return FileKind::Pdf;
  if (is_owner_file(bytes)) return FileKind::OwnerFile;
  const FileKind kind = kind_of_text(bytes);
  if (kind != FileKind::Unknown) return kind;
  const std::vector<std::string> names = docx::zip_names(bytes, 10'000);   // something stands before the archive
  return names.empty() ? FileKind::Unknown : kind_of_zip(bytes, names);
}

}  // namespace zhengben
