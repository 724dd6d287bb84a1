// The engine behind lay_out, with the fonts left open.
#ifndef ZHENGBEN_WRITERS_LAYOUT_ENGINE_H
#define ZHENGBEN_WRITERS_LAYOUT_ENGINE_H

#include "writers/layout/glyph_source.h"
#include "writers/layout/layout.h"

namespace zhengben::layout {

LaidOut laid_out(const Document& document, const std::string& title, const GlyphSource& fonts, const LayoutOptions& options, Findings& findings);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_ENGINE_H
