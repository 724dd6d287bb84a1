// Entries of a table of contents as Word shows them: its links look like the text around them, whatever the style
// Hyperlink says. Seen in all five of its PDFs that have such entries.
#ifndef ZHENGBEN_WRITERS_LAYOUT_TOC_LINKS_H
#define ZHENGBEN_WRITERS_LAYOUT_TOC_LINKS_H

#include "model/document.h"

namespace zhengben::layout {

bool has_toc_links(const Document& document);

// Gives the runs of such links the colour and underline of the rest of their paragraph.
void show_toc_links_plainly(Document& document);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_TOC_LINKS_H
