#include "tools/batch/entry_name.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben {

namespace {

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Hanzi of GB 2312: both bytes from A1, the first of the hanzi rows B0-F7.
bool is_gb2312_hanzi(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    if (first < 0x80) {
      ++at;
      continue;
    }
    if (first < 0xB0 || first > 0xF7 || at + 1 >= bytes.size() || static_cast<unsigned char>(bytes[at + 1]) < 0xA1) return false;
    at += 2;
  }
  return true;
}

// A name of two hanzi in GBK can be UTF-8 by chance, of letters that no name here is written in: all in two bytes,
// U+0080-U+07FF.
bool is_utf8_by_chance(std::string_view bytes) {
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) >= 0xE0) return false;
  return is_gb2312_hanzi(bytes);
}

std::string escaped(std::string_view bytes) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) out += c;
    else out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
  return out;
}

std::string decoded_part(std::string_view part) {
  if (is_ascii(part) || (is_valid_utf8(part) && !is_utf8_by_chance(part))) return std::string(part);
  return decoded(part, "GB18030").value_or(escaped(part));
}

}  // namespace

std::string decoded_name(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t slash = std::min(raw.find('/', at), raw.size());
    out += decoded_part(raw.substr(at, slash - at));
    if (slash == raw.size()) break;
    out += '/';
    at = slash + 1;
  }
  // Only now: in GBK the second byte of a character can be a backslash.
  std::replace(out.begin(), out.end(), '\\', '/');
  std::replace(out.begin(), out.end(), '\0', '_');
  return out;
}

}  // namespace zhengben
