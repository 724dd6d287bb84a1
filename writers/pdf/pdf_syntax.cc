#include "writers/pdf/pdf_syntax.h"

#include <charconv>
#include <cmath>

#include "model/text.h"

namespace zhengben {

void append_integer_text(std::string& out, std::int64_t value) {
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  out.append(text, end);
}

void append_number(std::string& out, double value) {
  std::int64_t thousandths = std::llround(value * 1000);
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  append_integer_text(out, thousandths / 1000);
  if (thousandths % 1000 == 0) return;
  const auto fraction = static_cast<int>(thousandths % 1000);
  out += '.';
  out += static_cast<char>('0' + fraction / 100);
  if (fraction % 100 != 0) out += static_cast<char>('0' + fraction / 10 % 10);
  if (fraction % 10 != 0) out += static_cast<char>('0' + fraction % 10);
}

std::string number_text(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int i = digits - 1; i >= 0; --i) out += "0123456789ABCDEF"[value >> (4 * i) & 15];
}

std::string pdf_name(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool regular = byte > 0x20 && byte < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
    if (regular) {
      out += c;
    } else {
      out += '#';
      append_hex(out, byte, 2);
    }
  }
  return out;
}

std::string pdf_string(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte > 0x7E) {
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
    } else {
      out += c;
    }
  }
  return out + ')';
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_character(utf8, at);
    if (c < 0x10000) {
      append_hex(out, c, 4);
    } else {
      append_hex(out, 0xD800 + ((c - 0x10000) >> 10), 4);
      append_hex(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
    }
  }
}

std::string pdf_text_string(std::string_view utf8) {
  // ISO 19005-2:2011 6.1.13 Implementation limits: no string above 32,767 bytes.
  constexpr std::size_t kMostBytes = 16'000;
  while (utf8.size() > kMostBytes) {
    utf8.remove_suffix(utf8.size() - kMostBytes);
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.back()) & 0xC0) == 0x80) utf8.remove_suffix(1);
    if (!utf8.empty()) utf8.remove_suffix(1);
  }
  std::string out = "<FEFF";
  append_utf16_hex(out, utf8);
  return out + '>';
}

std::string pdf_reference(int object) { return std::to_string(object) + " 0 R"; }

bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' && length > 0) {
      length = 0;
      first = false;
    } else if ((letter || (!first && c >= '0' && c <= '9')) && length < 8) {
      ++length;
    } else {
      return false;
    }
  }
  return length > 0;
}

}  // namespace zhengben
