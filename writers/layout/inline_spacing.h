// Blank that goes between the atoms of a paragraph, or out from between them, before it is broken into lines.
#ifndef ZHENGBEN_WRITERS_LAYOUT_INLINE_SPACING_H
#define ZHENGBEN_WRITERS_LAYOUT_INLINE_SPACING_H

#include "writers/layout/inline_text.h"

namespace zhengben::layout {

// A quarter of an em between East Asian characters and Latin letters or digits (word-layout fact 35).
void space_scripts(InlineText& text, const ParagraphFormat& format);

// ECMA-376-1 3rd ed. (2011) 17.15.1.18 characterSpacingControl: full-width marks that stand side by side give up the
// blank half between them, one half of a pair.
void compress_punctuation(InlineText& text);

// ECMA-376-1 3rd ed. (2011) 17.3.2.14 fitText: what is too narrow is spread, what is too wide moved together. Runs of one
// width that follow each other share it, as the parts of one text that editing has cut do.
void fit_runs(InlineText& text);

// Small text above a base: its size, of the base's, and how wide it is at a size.
inline constexpr double kRubySize = 0.5;
Length ruby_width(FontSet& fonts, FontIndex font, const std::string& text, Length size);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_INLINE_SPACING_H
