// Text frames as boxes: paragraphs of one frame leave the flow and become a box that is anchored to the paragraph below
// them. ECMA-376-1 3rd ed. (2011) 17.3.1.11 framePr.
#ifndef ZHENGBEN_WRITERS_LAYOUT_TEXT_FRAMES_H
#define ZHENGBEN_WRITERS_LAYOUT_TEXT_FRAMES_H

#include "model/document.h"

namespace zhengben::layout {

bool has_text_frames(const Document& document);

// A frame that no paragraph follows, in its section, cell or story, stays where it is.
void box_text_frames(Document& document);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_TEXT_FRAMES_H
