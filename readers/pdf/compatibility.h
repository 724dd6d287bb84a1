// Characters that stand in a PDF for others that look the same: some producers pick a glyph's name among all characters
// that share the glyph.
#ifndef ZHENGBEN_READERS_PDF_COMPATIBILITY_H
#define ZHENGBEN_READERS_PDF_COMPATIBILITY_H

#include <string>

namespace zhengben::pdf {

// Replaces radicals by the ideographs that they look like, and compatibility ideographs by the ordinary ones; whether
// any was.
bool replace_compatibility(std::string& text);

// The letters of Latin ligatures (U+FB00 to U+FB06), one glyph but several characters, and of Arabic presentation forms.
void replace_ligatures(std::string& text);

// The character of a symbol font at a position in the private use area, U+F020 to U+F0FF; 0 where it has none.
char32_t symbol_of(const std::string& font, char32_t character);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_COMPATIBILITY_H
