// Paragraph -> InlineText: fonts by script and hint, glyphs with fallback, spacing between scripts, break opportunities.
#ifndef ZHENGBEN_WRITERS_LAYOUT_ITEMISE_H
#define ZHENGBEN_WRITERS_LAYOUT_ITEMISE_H

#include "writers/layout/context.h"
#include "writers/layout/inline_text.h"

namespace zhengben::layout {

// `structure` is the element of the paragraph's text, `label_structure` that of its list label.
InlineText itemised(Engine& engine, const Paragraph& paragraph, const Surroundings& around, StructureId structure, StructureId label_structure);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_ITEMISE_H
