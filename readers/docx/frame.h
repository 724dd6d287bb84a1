// w:framePr. ECMA-376-1 3rd ed. (2011) 17.3.1.11 framePr.
#ifndef ZHENGBEN_READERS_DOCX_FRAME_H
#define ZHENGBEN_READERS_DOCX_FRAME_H

#include "model/formatting.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

TextFrame frame(Element frame_pr);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_FRAME_H
