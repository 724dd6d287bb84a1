#include "readers/docx/fields.h"

#include <algorithm>
#include <array>

#include "model/number_switch.h"
#include "model/symbol_fonts.h"
#include "model/text.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

// Words of an instruction; quotation marks hold blanks together, a backslash escapes within them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) <= ' ') {
      ++i;
      continue;
    }
    std::string word;
    if (text[i] == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\')) ++i;
        word += text[i];
      }
      ++i;
    } else {
      while (i < text.size() && static_cast<unsigned char>(text[i]) > ' ' && text[i] != '"') word += text[i++];
    }
    out.push_back(std::move(word));
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

FieldKind kind_of(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kUnsafe{"DDE", "DDEAUTO", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK", "EMBED", "RD", "DATABASE", "MACROBUTTON", "GOTOBUTTON", "FILLIN", "ASK", "CONTROL", "HTMLACTIVEX"};
  if (name == "PAGE") return FieldKind::Page;
  if (name == "NUMPAGES") return FieldKind::PageCount;
  if (name == "HYPERLINK") return FieldKind::Hyperlink;
  if (name == "SYMBOL") return FieldKind::Symbol;
  if (name == "EQ") return FieldKind::Equation;
  return std::find(kUnsafe.begin(), kUnsafe.end(), name) != kUnsafe.end() ? FieldKind::Unsafe : FieldKind::Other;
}

std::string link_target(const std::vector<std::string>& words) {
  std::string url, anchor;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "\\l" && i + 1 < words.size()) anchor = words[++i];
    else if ((words[i] == "\\o" || words[i] == "\\t") && i + 1 < words.size()) ++i;
    else if (!words[i].starts_with('\\') && url.empty()) url = words[i];
  }
  if (url.empty()) return anchor.empty() ? std::string() : "#" + anchor;
  return anchor.empty() ? url : url + "#" + anchor;
}

// 17.16.5.60 SYMBOL: a code, decimal or 0x, and \f font; \u: the code is Unicode.
std::string symbol_text(const std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  const bool hex = words[1].starts_with("0x") || words[1].starts_with("0X");
  const auto code = hex ? hexadecimal(std::string_view(words[1]).substr(2)) : integer(words[1]);
  if (!code || *code < 0x20 || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) return {};
  std::string font;
  bool unicode = false;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (equal_ignoring_case(words[i], "\\f") && i + 1 < words.size()) font = words[i + 1];
    if (equal_ignoring_case(words[i], "\\u")) unicode = true;
  }
  const auto character = static_cast<char32_t>(*code);
  std::string out;
  if (const auto mapped = symbol_character(font, character); mapped && !unicode) append_utf8(out, *mapped);
  else if (unicode || *code < 0x80) append_utf8(out, character);
  else if (*code <= 0xFF) return decoded(std::string(1, static_cast<char>(*code)), "windows-1252").value_or("");
  return out;
}

// The numbering format that a switch \* asks for; MERGEFORMAT may stand before or after it.
std::string number_format(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] != "\\*") continue;
    if (const std::string_view format = number_format_of_switch(words[i + 1]); !format.empty()) return std::string(format);
  }
  return {};
}

// 17.16.5.22 EQ: switches are dropped, the arguments' text stays. \o(○,1), \f(1,2), \r(3,x), \s\up5(…).
std::string equation_text(std::string_view text) {
  std::string out;
  std::vector<bool> fraction;
  std::size_t i = std::min(text.find_first_of("\\"), text.size());
  while (i < text.size()) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && (text[i + 1] == ',' || text[i + 1] == '(' || text[i + 1] == ')' || text[i + 1] == '\\')) {
      out += text[i + 1];
      i += 2;
    } else if (c == '\\' || c == '*') {
      const bool is_fraction = i + 1 < text.size() && (text[i + 1] == 'f' || text[i + 1] == 'F') && i + 2 < text.size() && text[i + 2] == '(';
      std::size_t to = i + 1;
      while (to < text.size() && text[to] != '(' && text[to] != '\\' && text[to] != '"') ++to;
      if (to < text.size() && text[to] == '"') to = std::min(text.find('"', to + 1), text.size() - 1) + 1;
      if (to < text.size() && text[to] == '(') {
        fraction.push_back(is_fraction);
        ++to;
      }
      i = to;
    } else if (c == ',' && !fraction.empty()) {
      if (fraction.back()) out += '/';
      ++i;
    } else if (c == ')' && !fraction.empty()) {
      fraction.pop_back();
      ++i;
    } else {
      out += c;
      ++i;
    }
  }
  return std::string(trimmed(out));
}

}  // namespace

bool is_safe_link(std::string_view target) {
  if (target.starts_with('#')) return true;
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://"), std::string_view("mailto:")})
    if (target.size() > scheme.size() && equal_ignoring_case(target.substr(0, scheme.size()), scheme)) return true;
  return false;
}

FieldInstruction field_instruction(std::string_view text) {
  FieldInstruction out;
  const std::vector<std::string> words = words_of(text);
  out.text = std::string(trimmed(text));
  if (words.empty()) return out;
  out.name = upper(words[0]);
  out.kind = kind_of(out.name);
  if (out.kind == FieldKind::Hyperlink) out.target = link_target(words);
  if (out.kind == FieldKind::Page || out.kind == FieldKind::PageCount) out.number_format = number_format(words);
  if (out.kind == FieldKind::Symbol) out.symbol = symbol_text(words);
  if (out.kind == FieldKind::Equation) out.linear = equation_text(out.text);
  return out;
}

}  // namespace zhengben::docx
