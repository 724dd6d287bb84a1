// Characters of the symbol fonts (Symbol, Wingdings, Wingdings 2, Wingdings 3, Webdings) as Unicode.
#ifndef ZHENGBEN_MODEL_SYMBOL_FONTS_H
#define ZHENGBEN_MODEL_SYMBOL_FONTS_H

#include <optional>
#include <string_view>

namespace zhengben {

bool is_symbol_font(std::string_view font);

// `code` is a position in the font, 0x20-0xFF, or the same in the private use area, U+F020-U+F0FF. Nothing where the
// font is not a symbol font or the position has no counterpart.
std::optional<char32_t> symbol_character(std::string_view font, char32_t code);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_SYMBOL_FONTS_H
