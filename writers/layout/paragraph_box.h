// A paragraph laid out into lines, not yet placed on a page. It is drawn line by line, so a page break may fall
// between any two of them.
#ifndef ZHENGBEN_WRITERS_LAYOUT_PARAGRAPH_BOX_H
#define ZHENGBEN_WRITERS_LAYOUT_PARAGRAPH_BOX_H

#include <functional>
#include <vector>

#include "writers/layout/context.h"
#include "writers/layout/inline_text.h"

namespace zhengben::layout {

struct LineBox {
  std::uint32_t begin = 0, end = 0;        // atoms
  std::uint32_t visible_end = 0;           // without the blanks that hang at its end
  Length x, available;                     // where it begins, from the left of the column, and how much room it has
  Length width;                            // of its visible atoms, tabs set
  Length drop;                             // blank above it, where something floats in the way
  Length height, baseline;                 // baseline from its top
  Length least;                            // what of the height must fit above the foot of a page
  Length text_ascent, text_descent;        // of the fonts alone: what shading and borders of runs cover
  AtomKind ended_by = AtomKind::Glyph;     // LineBreak, PageBreak or ColumnBreak; else it is full, or the last
  bool last = false;
  bool hyphen = false;                     // a soft hyphen shows at its end
};

struct Indents {
  Length left, right, first;
};

struct ParagraphBox {
  const Paragraph* source = nullptr;
  const ParagraphFormat* format = nullptr;
  InlineText text;
  std::vector<LineBox> lines;
  Indents indents;
  Length width;                            // of the column
  Length space_before, space_after;
  std::optional<Color> ground;             // the shading of the cell it stands in
  bool joins_above = false, joins_below = false;   // its borders and shading run on into its neighbour's
  Length gap_above;                        // between it and the one above that it joins: borders and shading fill it
  Grid grid;
  StructureId structure = kArtifact;
  ArtifactKind artifact = ArtifactKind::Layout;
};

// The room for a line of `height` at `y` below the paragraph's top: the column's, or less where something floats.
struct LineRoom {
  Length left, right;                      // taken away at the sides
  Length drop;                             // the line must go so much lower
};
using RoomAt = std::function<LineRoom(Length y, Length height)>;

// Breaks the atoms from line `from` on into lines; `room` may be empty.
void break_lines(Engine& engine, ParagraphBox& box, std::size_t from, const RoomAt& room);

// What its borders take above its first and below its last line.
Length border_above(const ParagraphBox& box);
Length border_below(const ParagraphBox& box);

Length lines_height(const ParagraphBox& box, std::size_t first, std::size_t last);

// Indents with those in characters resolved, in the size of the paragraph's text.
Indents resolved_indents(const Engine& engine, const Paragraph& paragraph, const Grid& grid);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_PARAGRAPH_BOX_H
