// The part of a paragraph that needs its neighbours to be drawn right: marks, Arabic, Indic and the like.
#ifndef ZHENGBEN_WRITERS_LAYOUT_SHAPE_CLUSTERS_H
#define ZHENGBEN_WRITERS_LAYOUT_SHAPE_CLUSTERS_H

#include "writers/layout/inline_text.h"

namespace zhengben::layout {

// Replaces the atoms of each stretch that needs it (and stretches that ask for kerning) by those of shaped text.
void shape_clusters(FontSet& fonts, InlineText& text);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_SHAPE_CLUSTERS_H
