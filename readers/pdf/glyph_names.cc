#include "readers/pdf/glyph_names.h"

#include <charconv>

#include "model/text.h"
#include "readers/pdf/object_source.h"

namespace zhengben::pdf {

namespace {

std::optional<char32_t> hex_value(const std::string& digits) {
  if (digits.size() < 4 || digits.size() > 6) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const bool number = c >= '0' && c <= '9', letter = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    if (!number && !letter) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(number ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

// Adobe Glyph List Specification 1.7, 2 The Mapping: one component of a name.
std::string component_text(const std::string& name) {
  std::string out;
  if (name.starts_with("uni") && name.size() >= 7 && (name.size() - 3) % 4 == 0) {
    for (std::size_t at = 3; at < name.size(); at += 4) {
      const auto value = hex_value(name.substr(at, 4));
      if (!value) return {};
      append_utf8(out, *value);
    }
    return out;
  }
  if (name.starts_with("u"))
    if (const auto value = hex_value(name.substr(1))) {
      append_utf8(out, *value);
      return out;
    }
  const char32_t character = reading_engine().character_of_glyph(name);
  if (character != 0) append_utf8(out, character);
  return out;
}

SimpleEncoding encoding_of(const std::string& name) {
  if (name == "WinAnsiEncoding") return SimpleEncoding::WinAnsi;
  if (name == "MacRomanEncoding") return SimpleEncoding::MacRoman;
  if (name == "MacExpertEncoding") return SimpleEncoding::MacExpert;
  if (name == "Symbol") return SimpleEncoding::Symbol;
  if (name == "ZapfDingbats") return SimpleEncoding::ZapfDingbats;
  return SimpleEncoding::Standard;
}

}  // namespace

std::optional<std::uint32_t> number_of(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

EncodingTable encoding_table(const std::string& name) {
  EncodingTable table{};
  const SimpleEncoding encoding = encoding_of(name);
  for (int code = 0; code < 256; ++code) table[static_cast<std::size_t>(code)] = reading_engine().character_of_code(encoding, code);
  return table;
}

std::string text_of_glyph_name(const std::string& name) {
  if (name.empty() || name == ".notdef") return {};
  const std::string base = name.substr(0, name.find('.', 1));
  std::string out;
  for (std::size_t begin = 0; begin <= base.size();) {
    const std::size_t end = std::min(base.find('_', begin), base.size());
    const std::string part = component_text(base.substr(begin, end - begin));
    if (part.empty()) return {};
    out += part;
    begin = end + 1;
  }
  return out;
}

}  // namespace zhengben::pdf
