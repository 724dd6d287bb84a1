// Places seen along the direction of writing: a line turned by any angle reads from left to right in its own frame.
#ifndef ZHENGBEN_READERS_PDF_FRAME_H
#define ZHENGBEN_READERS_PDF_FRAME_H

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

// Extent of a character in the frame of its direction: left to right along the writing, top to bottom across it.
Box framed(const Character& character);
// An upright box in the frame of `direction`, which is a right angle.
Box framed(const Box& box, int direction);
// The origin's place across the writing.
double framed_baseline(const Character& character);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FRAME_H
