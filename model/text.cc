#include "model/text.h"

#include <algorithm>
#include <vector>

#include "model/locale_engine.h"
#include "model/normal_form.h"

namespace zhengben {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Lead {
  int length;
  unsigned char low, high;   // bounds of the second byte
};

// The Unicode Standard 15.0, table 3-7 Well-Formed UTF-8 Byte Sequences.
Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool in(char32_t character, char32_t first, char32_t last) { return first <= character && character <= last; }

// The Unicode Standard 15.0, 3.9 D91 UTF-16: surrogates in pairs only.
std::optional<std::string> from_utf16(std::string_view bytes, bool little_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little_endian ? second << 8 | first : first << 8 | second);
  };
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t character = unit_at(at);
    if (in(character, 0xDC00, 0xDFFF)) return std::nullopt;
    if (in(character, 0xD800, 0xDBFF)) {
      at += 2;
      if (at >= bytes.size() || !in(unit_at(at), 0xDC00, 0xDFFF)) return std::nullopt;
      character = 0x10000 + ((character - 0xD800) << 10) + (unit_at(at) - 0xDC00);
    }
    append_utf8(out, character);
  }
  return out;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const Lead lead = lead_of(first);
  if (lead.length == 0) return kReplacement;
  char32_t character = first & (0x7FU >> lead.length);
  for (int i = 1; i < lead.length; ++i) {
    if (at >= text.size()) return kReplacement;
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return kReplacement;
    character = character << 6U | (byte & 0x3FU);
    ++at;
  }
  return character;
}

void append_utf8(std::string& out, char32_t character) {
  if (character > 0x10FFFF || in(character, 0xD800, 0xDFFF)) character = kReplacement;
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0U | character >> 6U);
    out += static_cast<char>(0x80U | (character & 0x3FU));
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0U | character >> 12U);
    out += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (character & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | character >> 18U);
    out += static_cast<char>(0x80U | (character >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (character & 0x3FU));
  }
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_character(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t character : text) append_utf8(out, character);
  return out;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_character(text, at) == kReplacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

bool is_blank(char32_t c) {
  return c == 0x20 || in(c, 0x09, 0x0D) || c == 0x85 || c == 0xA0 || c == 0x3000 || in(c, 0x2000, 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x2060 || c == 0xFEFF;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size(), end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_blank(next_character(text, at))) continue;
    begin = std::min(begin, start);
    end = at;
  }
  return begin == text.size() ? std::string_view{} : text.substr(begin, end - begin);
}

std::string without_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_blank(next_character(text, at))) out += text.substr(start, at - start);
  }
  return out;
}

bool is_blank_text(std::string_view text) { return trimmed(text).empty(); }

bool is_han(char32_t c) {
  return in(c, 0x4E00, 0x9FFF) || in(c, 0x3400, 0x4DBF) || in(c, 0x20000, 0x3FFFF) || in(c, 0xF900, 0xFAFF) || c == 0x3007 || c == 0x3005 || in(c, 0x2E80, 0x2FDF);
}

bool is_kana(char32_t c) { return in(c, 0x3040, 0x30FF) || in(c, 0x31F0, 0x31FF) || in(c, 0xFF66, 0xFF9D); }

bool is_hangul(char32_t c) { return in(c, 0xAC00, 0xD7AF) || in(c, 0x1100, 0x11FF) || in(c, 0x3130, 0x318F); }

bool is_east_asian(char32_t c) {
  return is_han(c) || is_kana(c) || is_hangul(c) || in(c, 0x3000, 0x303F) || in(c, 0xFF00, 0xFFEF) || in(c, 0xFE30, 0xFE4F) || in(c, 0x3100, 0x312F) || in(c, 0x3200, 0x33FF);
}

bool is_digit(char32_t c) { return in(c, '0', '9') || in(c, 0xFF10, 0xFF19); }

char32_t to_half_width(char32_t c) {
  if (in(c, 0xFF01, 0xFF5E)) return c - 0xFF01 + 0x21;
  return c == 0x3000 ? U' ' : c;
}

std::string with_half_width_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    const char32_t half = to_half_width(character);
    const bool of_a_figure = in(half, '0', '9') || half == ',' || half == '.' || half == '+' || half == '-';
    append_utf8(out, of_a_figure ? half : character);
  }
  return out;
}

int edit_distance(std::u32string_view a, std::u32string_view b, int at_most) {
  const auto difference = static_cast<int>(a.size() > b.size() ? a.size() - b.size() : b.size() - a.size());
  if (difference > at_most) return at_most + 1;
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0], best = row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
      best = std::min(best, row[j]);
    }
    if (best > at_most) return at_most + 1;
  }
  return row[b.size()];
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding) {
  if (encoding == "UTF-16LE" || encoding == "UTF-16BE") return from_utf16(bytes, encoding == "UTF-16LE");
  return locale_engine().decoded(bytes, encoding);
}

std::string likely_encoding(std::string_view bytes) { return locale_engine().likely_encoding(bytes); }

std::string normal_form_c(std::string_view text) { return locale_engine().normal_form_c(text); }

std::string normal_form_kc(std::string_view text) { return locale_engine().normal_form_kc(text); }

}  // namespace zhengben
