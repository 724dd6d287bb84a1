// Encodings of simple fonts by name, and what glyph names stand for: tables that the ReadingEngine holds.
// ISO 32000-1:2008 Annex D Character Sets and Encodings.
#ifndef ZHENGBEN_READERS_PDF_GLYPH_NAMES_H
#define ZHENGBEN_READERS_PDF_GLYPH_NAMES_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhengben::pdf {

using EncodingTable = std::array<char32_t, 256>;   // 0 where the code has no character

// "WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding", "Symbol", "ZapfDingbats"; Standard for any other name.
EncodingTable encoding_table(const std::string& name);

// UTF-8 text of a glyph name ("eacute", "uni4E00", "u1F600", "f_i", "a.sc"); empty where the name says nothing.
std::string text_of_glyph_name(const std::string& name);

// The whole of `digits` as a number of the base, nothing where it is none.
std::optional<std::uint32_t> number_of(std::string_view digits, int base);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_GLYPH_NAMES_H
