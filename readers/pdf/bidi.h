// Words of a line from the order on the page to the order of reading where some are written from right to left.
#ifndef ZHENGBEN_READERS_PDF_BIDI_H
#define ZHENGBEN_READERS_PDF_BIDI_H

#include "readers/pdf/lines.h"
#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

bool is_right_to_left(char32_t character);   // Hebrew, Arabic and their neighbours, presentation forms among them

// The Unicode Standard, Annex #9 (Unicode Bidirectional Algorithm), 3.4 Reordering Resolved Levels, read backwards:
// glyphs keep the order of the characters that they stand for. Lines without such words stay as they are.
void put_in_logical_order(Line& line, const PageContent& page);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_BIDI_H
