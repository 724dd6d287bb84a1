#include "readers/docx/xml_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "model/error.h"
#include "model/text.h"

namespace zhengben::docx {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";   // U+FFFD

// XML 1.0 5th ed. (2008) 2.2 Characters: production Char.
bool is_xml_character(char32_t c) { return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r'; }

// Whether all eight bytes are printable ASCII, the common case: none below 0x20, none above 0x7F.
bool is_plain(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  const std::uint64_t below = (word - 0x2020202020202020ULL) & ~word;
  return ((word | below) & 0x8080808080808080ULL) == 0;
}

// The length of the character at text[at], 0 where it is ill-formed or forbidden.
std::size_t clean_length(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return is_xml_character(first) ? 1 : 0;
  std::size_t end = at;
  const char32_t character = next_character(text, end);
  if (character == 0xFFFD && text.substr(at, end - at) != kReplacement) return 0;
  return is_xml_character(character) ? end - at : 0;
}

std::size_t first_unclean(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (at + 8 <= text.size() && is_plain(text.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t length = clean_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return text.size();
}

std::string cleaned(std::string text, const std::string& part, Findings& findings) {
  std::size_t bad = first_unclean(text, 0);
  if (bad == text.size()) return text;
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t at = 0;
  std::int64_t count = 0;
  while (bad < text.size()) {
    out.append(text, at, bad - at);
    out += kReplacement;
    ++count;
    at = bad;
    next_character(text, at);
    bad = first_unclean(text, at);
  }
  out.append(text, at);
  findings.add(Code::BadUtf8, {.part = part}, {part, std::to_string(count)});
  return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    const char32_t low = high && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      out += '\xFF';   // a lone surrogate: counted and replaced with the other forbidden bytes
      continue;
    }
    append_utf8(out, c);
  }
  if (bytes.size() % 2 != 0) out += '\xFF';
  return out;
}

// The encoding that the XML declaration names, in lower case; empty where there is none.
std::string declared_encoding(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t start = std::min(text.find_first_not_of(kBlanks), text.size());
  const std::string_view head = text.substr(start, 256);
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  std::string name(declaration.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1));
  for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return name;
}

// Supersets of ASCII only. UTF-7, ISO-2022, HZ and EBCDIC can hide markup in what looks like text.
bool is_allowed(std::string_view encoding) {
  constexpr std::array kNames = std::to_array<std::string_view>({"gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "shift_jis", "euc-jp", "euc-kr", "koi8-r", "koi8-u"});
  return std::ranges::find(kNames, encoding) != kNames.end() || encoding.starts_with("iso-8859-") || encoding.starts_with("windows-125");
}

bool has_multibyte(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::string to_clean_utf8(std::string bytes, const std::string& part, Findings& findings) {
  const std::string_view view = bytes;
  const auto starts = [&](std::string_view mark) { return view.starts_with(mark); };
  using namespace std::string_view_literals;
  if (starts("\xFF\xFE\0\0"sv) || starts("\0\0\xFE\xFF"sv) || starts("<\0\0\0"sv) || starts("\0\0\0<"sv)) throw Error(Code::XmlEncoding, {part, "utf-32"}, {.part = part});
  if (starts("\xFF\xFE"sv)) return cleaned(from_utf16(view.substr(2), false), part, findings);
  if (starts("\xFE\xFF"sv)) return cleaned(from_utf16(view.substr(2), true), part, findings);
  if (starts("<\0"sv)) return cleaned(from_utf16(view, false), part, findings);
  if (starts("\0<"sv)) return cleaned(from_utf16(view, true), part, findings);
  if (starts("\xEF\xBB\xBF"sv)) return cleaned(bytes.substr(3), part, findings);
  const std::string encoding = declared_encoding(view);
  // "utf-16" in a part whose bytes are plainly not UTF-16: a transcoder forgot the declaration.
  if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding == "ascii" || encoding.starts_with("utf-16")) {
    return cleaned(std::move(bytes), part, findings);
  }
  if (!is_allowed(encoding)) throw Error(Code::XmlEncoding, {part, encoding}, {.part = part});
  if (!has_multibyte(view)) return cleaned(std::move(bytes), part, findings);
  // Well-formed UTF-8 with multi-byte characters is UTF-8 whatever the declaration says.
  if (is_valid_utf8(view)) {
    findings.add(Code::TextEncodingGuessed, {.part = part}, {"utf-8"});
    return cleaned(std::move(bytes), part, findings);
  }
  std::optional<std::string> text = decoded(view, encoding);
  if (!text) throw Error(Code::XmlEncoding, {part, encoding}, {.part = part});
  return cleaned(std::move(*text), part, findings);
}

}  // namespace zhengben::docx
