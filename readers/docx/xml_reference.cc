#include "readers/docx/xml_reference.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "model/text.h"

namespace zhengben::docx {

namespace {

// Whether a byte can be copied as it is.
constexpr std::array<bool, 256> kCopied = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = i >= 0x20 && i != '&';
  return table;
}();

std::size_t behind_copied(std::string_view raw, std::size_t at) {
  while (at < raw.size() && kCopied[static_cast<unsigned char>(raw[at])]) ++at;
  return at;
}

// What stands between '&' and ';', nothing where there is no such thing. The longest entity name that is looked for
// keeps a text of ampersands linear.
std::optional<std::string_view> reference_at(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  for (std::size_t i = 0; i < text.size() && i <= kLongest; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == ';') return i == 0 ? std::nullopt : std::optional(text.substr(0, i));
    const bool in_name = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '.' || c == ':' || (c == '#' && i == 0);
    if (!in_name) return std::nullopt;
  }
  return std::nullopt;
}

// The character that "#20013" or "#x4e2d" stands for; nothing where the digits are none.
std::optional<char32_t> numbered(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hex = reference.starts_with('x');
  if (hex) reference.remove_prefix(1);
  if (reference.empty()) return std::nullopt;
  char32_t value = 0;
  for (const char c : reference) {
    char32_t digit = 16;
    if (c >= '0' && c <= '9') digit = static_cast<char32_t>(c - '0');
    if (hex && c >= 'a' && c <= 'f') digit = static_cast<char32_t>(c - 'a' + 10);
    if (hex && c >= 'A' && c <= 'F') digit = static_cast<char32_t>(c - 'A' + 10);
    if (digit >= (hex ? 16U : 10U)) return std::nullopt;
    value = value > 0x10FFFF ? value : value * (hex ? 16 : 10) + digit;
  }
  return value;
}

bool is_forbidden(char32_t c) { return c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n' && c != '\r'); }

// Appends what the reference at raw[at] == '&' stands for and gives the position behind it.
std::size_t append_reference(std::string& out, std::string_view raw, std::size_t at, CharacterDataResult& result) {
  constexpr std::array kNamed = std::to_array<std::pair<std::string_view, char32_t>>({{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}});
  const std::optional<std::string_view> reference = reference_at(raw.substr(at + 1));
  if (reference) {
    const std::size_t behind = at + 1 + reference->size() + 1;
    for (const auto& [name, character] : kNamed) {
      if (*reference == name) return append_utf8(out, character), behind;
    }
    const std::optional<char32_t> character = reference->front() == '#' ? numbered(*reference) : std::nullopt;
    if (character) {
      const bool forbidden = is_forbidden(*character);
      result.forbidden += forbidden;
      append_utf8(out, forbidden ? 0xFFFD : *character);
      return behind;
    }
    result.unknown_entity = result.unknown_entity || reference->front() != '#';
  }
  ++result.literal;
  out += '&';
  return at + 1;
}

}  // namespace

bool reads_as_it_stands(std::string_view raw, CharacterData how) {
  for (std::size_t at = behind_copied(raw, 0); at < raw.size(); at = behind_copied(raw, at + 1)) {
    const char c = raw[at];
    if (c == '\r' || (c == '&' && how.references) || (how.in_attribute && (c == '\n' || c == '\t'))) return false;
  }
  return true;
}

CharacterDataResult append_character_data(std::string& out, std::string_view raw, CharacterData how) {
  CharacterDataResult result;
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t end = behind_copied(raw, at);
    out += raw.substr(at, end - at);
    if (end == raw.size()) break;
    const char c = raw[end];
    at = end + 1;
    if (c == '&' && how.references) {
      at = append_reference(out, raw, end, result);
    } else if (c == '\r' || c == '\n' || c == '\t') {
      // XML 1.0 5th ed. (2008) 2.11 End-of-Line Handling.
      if (c == '\r' && at < raw.size() && raw[at] == '\n') ++at;
      out += how.in_attribute ? ' ' : c == '\t' ? '\t' : '\n';
    } else {
      out += c;
    }
  }
  return result;
}

}  // namespace zhengben::docx
