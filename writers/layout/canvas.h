// Where boxes are drawn: the frames of one page, and whether what is drawn now counts as content or as an artifact.
#ifndef ZHENGBEN_WRITERS_LAYOUT_CANVAS_H
#define ZHENGBEN_WRITERS_LAYOUT_CANVAS_H

#include "writers/layout/block_box.h"
#include "writers/layout/context.h"

namespace zhengben::layout {

// The page as anchors see it.
struct PageArea {
  Length width, height;
  Length left, top, right, bottom;         // of the text
};

struct Canvas {
  Engine& engine;
  std::vector<Frame>& frames;
  std::int32_t page = 0;
  bool repeated = false;                   // everything is an artifact of the page: repeated header rows
  ArtifactKind artifact = ArtifactKind::Layout;
  PageArea area;
  bool anchors_done = false;               // what floats is placed by the flow already

  StructureId structure(StructureId id) const { return repeated ? kArtifact : id; }
  void fill(const Rect& rect, const Color& color, ArtifactKind kind = ArtifactKind::Background, LineStyle style = LineStyle::Single) {
    if (rect.right > rect.left && rect.bottom > rect.top) frames.push_back(Rule{rect, color, style, kind});
  }
};

// Lines [first, last) of a paragraph; `at` is the left of its column and the top of line `first`.
void draw_lines(Canvas& canvas, const ParagraphBox& box, std::size_t first, std::size_t last, Point2 at);
// One line's text; `at` is the left of the column and the top of the line, below what it was dropped by.
void draw_line(Canvas& canvas, const ParagraphBox& box, const LineBox& line, Point2 at);

// A part of a row on one page: all of it, or what a page break leaves on either side.
struct RowSlice {
  int row = 0;
  Length y, height;                        // on the page: the centre of the rule above, and how far down it reaches
  bool begins = true, ends = true;         // the row's own top and bottom lie in it
};

// Rows on one page. `consumed` holds for each cell how much of its content earlier pages took, and is moved on.
void draw_rows(Canvas& canvas, const TableBox& box, const std::vector<RowSlice>& slices, std::vector<Length>& consumed, Length left);
void draw_table(Canvas& canvas, const TableBox& box, Point2 at);

// What floats at the anchors of a paragraph whose first line begins at `at`.
void draw_anchored(Canvas& canvas, const ParagraphBox& box, Point2 at);
Rect anchored_rect(const InlineObject& object, const PageArea& area, Point2 paragraph, Length column_width);

// The height of the lines of a stack that begin at `from` and end at most at `from + room`; zero where not one does.
Length fitting_height(const Stack& stack, Length from, Length room);

// What of the stack lies wholly between the heights `from` and `to`; `at` is where height `from` of it stands.
void draw_stack(Canvas& canvas, const Stack& stack, Length from, Length to, Point2 at);
void draw_stack(Canvas& canvas, const Stack& stack, Point2 at);

// A number in the document's own font that ends at `at`, on the baseline.
void draw_number(Canvas& canvas, const std::string& digits, Point2 at);

// A picture, or the content of a text box, in its place.
void draw_placed(Canvas& canvas, const InlineObject& object, const Rect& rect, bool is_text_box);

// A rule of the given style along the middle of an edge.
void draw_edge(Canvas& canvas, const EdgeLine& edge, Rect along);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_CANVAS_H
