#include "readers/text/encoding.h"

#include <algorithm>
#include <optional>

#include "model/text.h"

namespace zhengben::text {

namespace {

// UTF-16 without a mark: Latin letters, digits and line ends have a zero byte, on one side only.
std::optional<std::string> utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
  if (even + odd == 0 || (even > 0 && odd > 0 && std::min(even, odd) * 20 > std::max(even, odd))) return std::nullopt;
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

// Every maximal bad sequence becomes one U+FFFD.
std::string with_replacements(std::string_view bytes) { return to_utf8(to_utf32(bytes)); }

std::string without_mark(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

std::optional<std::string> guessed(std::string_view bytes, Findings& findings) {
  std::vector<std::string> names;
  if (const auto wide = utf16_by_zeros(bytes)) names.push_back(*wide);
  // GB18030 holds all of GB2312 and GBK: what looks like the one is read as the other.
  std::string name = likely_encoding(bytes);
  if (name.starts_with("GB") || name == "EUC-CN" || name == "HZ-GB-2312") name = "GB18030";
  if (!name.empty() && name != "ASCII" && name != "UTF-8") names.push_back(name);
  names.emplace_back("GB18030");
  for (const std::string& candidate : names)
    if (auto text = decoded(bytes, candidate)) {
      findings.add(Code::TextEncodingGuessed, {}, {candidate});
      return text;
    }
  return std::nullopt;
}

}  // namespace

std::string to_utf8_text(std::string_view bytes, Findings& findings) {
  if (bytes.starts_with("\xFF\xFE") && bytes.size() % 2 == 0)
    if (auto text = decoded(bytes.substr(2), "UTF-16LE")) return *text;
  if (bytes.starts_with("\xFE\xFF") && bytes.size() % 2 == 0)
    if (auto text = decoded(bytes.substr(2), "UTF-16BE")) return *text;
  const bool zeros = bytes.find('\0') != std::string_view::npos;
  if (!zeros && is_valid_utf8(bytes)) return without_mark(std::string(bytes));
  if (!bytes.starts_with("\xEF\xBB\xBF"))
    if (auto text = guessed(bytes, findings)) return without_mark(*text);
  findings.add(Code::BadUtf8, {}, {"text"});
  return without_mark(with_replacements(bytes));
}

}  // namespace zhengben::text
