// What kind of character one is, where lines and fonts are chosen by it.
#ifndef ZHENGBEN_WRITERS_LAYOUT_SCRIPT_H
#define ZHENGBEN_WRITERS_LAYOUT_SCRIPT_H

#include <cstdint>
#include <string_view>

#include "model/formatting.h"

namespace zhengben::layout {

enum class FontSlot : std::uint8_t { Ascii, HighAnsi, EastAsia, Complex };

// Which of a run's four fonts sets the character: ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts, its table of ranges.
FontSlot font_slot(char32_t character, FontHint hint, bool chinese);

// Whether glyphs of it depend on their neighbours, so that it must be shaped with them: marks, Arabic, Indic and the like.
bool needs_shaping(char32_t character);
bool is_right_to_left(char32_t character);
bool is_mark(char32_t character);             // stands on the character before it

// A BCP 47 tag of Chinese, Japanese or Korean, or none: then the text's own.
bool is_east_asian_language(std::string_view language);

bool is_latin_letter(char32_t character);     // of the alphabets that autoSpaceDE sets apart from East Asian text
bool is_full_width_opening(char32_t character);   // （“《…: blank on its left half
bool is_full_width_closing(char32_t character);   // ）”》。，…: blank on its right half
bool may_hang(char32_t character);            // overflowPunct: stops and closing marks that may stand in the margin

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_SCRIPT_H
