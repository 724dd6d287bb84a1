#include "writers/docx/xml.h"

#include <array>
#include <charconv>
#include <cmath>

#include "model/text.h"

namespace zhengben::docx_writer::xml {

namespace {

// Extensible Markup Language (XML) 1.0 (Fifth Edition) 2.2 Characters, [2] Char.
bool is_char(char32_t c) { return c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF) : c == '\t' || c == '\n' || c == '\r'; }

// Bytes that need no look: printable ASCII but for the markup.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int byte = 0x20; byte < 0x7F; ++byte) plain[static_cast<std::size_t>(byte)] = byte != '<' && byte != '>' && byte != '&' && byte != '"';
  return plain;
}();

}  // namespace

int append_text(std::string& out, std::string_view text) {
  int bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
    out.append(text, begin, at - begin);
    if (at >= text.size()) break;
    const std::size_t from = at;
    const char32_t character = next_character(text, at);
    switch (character) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default:
        if (is_char(character) && (character != 0xFFFD || at - from == 3)) {
          out.append(text, from, at - from);
        } else {
          out += "\xEF\xBF\xBD";
          ++bad;
        }
    }
  }
  return bad;
}

void attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_text(out, value);
  out += '"';
}

void attribute(std::string& out, std::string_view name, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  attribute(out, name, std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void value(std::string& out, std::string_view name, std::string_view val) {
  out += '<';
  out += name;
  attribute(out, "w:val", val);
  out += "/>";
}

void value(std::string& out, std::string_view name, std::int64_t val) {
  out += '<';
  out += name;
  attribute(out, "w:val", val);
  out += "/>";
}

void flag(std::string& out, std::string_view name, bool on) {
  out += '<';
  out += name;
  out += on ? "/>" : " w:val=\"0\"/>";
}

std::string points(Length length) {
  const auto hundredths = std::llround(length.points() * 100);
  const auto magnitude = std::llabs(hundredths);
  std::string out = (hundredths < 0 ? "-" : "") + std::to_string(magnitude / 100);
  if (magnitude % 100 != 0) out += '.' + std::string(1, static_cast<char>('0' + magnitude % 100 / 10)) + std::string(1, static_cast<char>('0' + magnitude % 10));
  return out + "pt";
}

}  // namespace zhengben::docx_writer::xml
