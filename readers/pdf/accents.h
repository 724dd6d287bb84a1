// Accents that a producer drew as glyphs of their own over or under a letter.
#ifndef ZHENGBEN_READERS_PDF_ACCENTS_H
#define ZHENGBEN_READERS_PDF_ACCENTS_H

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

// Gives such an accent to its letter, in normal form C, and leaves its own glyph without text. An accent that stands
// beside a letter stays a character.
void compose_accents(PageContent& page);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_ACCENTS_H
