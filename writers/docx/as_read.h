// Formats as a reader finds them again once they are written: in the units and within the bounds of the file format. What
// is compared is compared like this, so that writing what was read from an output gives the same output.
#ifndef ZHENGBEN_WRITERS_DOCX_AS_READ_H
#define ZHENGBEN_WRITERS_DOCX_AS_READ_H

#include "model/formatting.h"

namespace zhengben::docx_writer {

CharacterFormat as_read(CharacterFormat format);
ParagraphFormat as_read(ParagraphFormat format);

// A face that is not said where the base says one: something has to be said, for what stands below would have the base's.
void say_faces(Fonts& fonts, const Fonts& base);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_AS_READ_H
