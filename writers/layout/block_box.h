// Blocks composed (fonts chosen, glyphs known, structure elements made) and then arranged to a width. Arranging may be
// done again with another width; composing is done once, in reading order.
#ifndef ZHENGBEN_WRITERS_LAYOUT_BLOCK_BOX_H
#define ZHENGBEN_WRITERS_LAYOUT_BLOCK_BOX_H

#include <memory>
#include <variant>
#include <vector>

#include "writers/layout/paragraph_box.h"

namespace zhengben::layout {

struct TableBox;
using BlockBox = std::variant<ParagraphBox, std::unique_ptr<TableBox>>;

struct StackItem {
  BlockBox box;
  Length y;                                // its top (of a paragraph: of its first line) from the top of the stack
};

// Blocks one below the other: a cell, a header, a note, a text box.
struct Stack {
  std::vector<StackItem> items;
  Length width, height;
};

struct CellBox {
  const Cell* source = nullptr;
  Stack content;
  Margins inset;                           // from the centres of the rules around it to its content
  StructureId structure = kArtifact;
  bool turned = false;                     // its lines run downwards or upwards
};

struct EdgeLine {                          // one side of one slot, conflicts decided
  LineStyle style = LineStyle::None;
  Length width;
  Color color;
  bool operator==(const EdgeLine&) const = default;
};

struct TableBox {
  const Table* source = nullptr;
  std::vector<std::int32_t> slots;         // slot_map of the source
  Length x;                                // of its left edge, from the left of the column
  std::vector<Length> edges;               // of the columns, from its left edge; one more than columns
  std::vector<Length> tops;                // of the rows, from its top, between the centres of rules; one more than rows
  std::vector<CellBox> cells;              // as in the source
  std::vector<EdgeLine> across, down;      // (rows + 1) x columns above each slot, rows x (columns + 1) left of each slot
  std::vector<StructureId> rows;
  int header_rows = 0;                     // at its top, repeated on each page
  StructureId structure = kArtifact;
};

Length height_of(const TableBox& box);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_BLOCK_BOX_H
