#include "readers/pdf/text_string.h"

#include <array>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

// ISO 32000-1:2008 D.2 Latin Character Set and Encodings: where PDFDocEncoding differs from Latin-1.
constexpr std::array<char32_t, 8> kAccents{0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC};   // from 0x18
constexpr std::array<char32_t, 33> kUpper{0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203A, 0x2212,
                                          0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x141,
                                          0x152,  0x160,  0x178,  0x17D,  0x131,  0x142,  0x153,  0x161,  0x17E,  0xFFFD, 0x20AC};   // from 0x80

}  // namespace

std::string text_string(const std::string& bytes) {
  if (bytes.starts_with("\xFE\xFF")) return decoded(std::string_view(bytes).substr(2), "UTF-16BE").value_or("");
  if (bytes.starts_with("\xFF\xFE")) return decoded(std::string_view(bytes).substr(2), "UTF-16LE").value_or("");
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x18 && byte < 0x20) {
      append_utf8(out, kAccents[byte - 0x18U]);
    } else {
      append_utf8(out, byte >= 0x80 && byte <= 0xA0 ? kUpper[byte - 0x80U] : byte);
    }
  }
  return out;
}

}  // namespace zhengben::pdf
