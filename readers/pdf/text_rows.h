// Lines of a region to rows across it: what stands on one height, in pieces parted by gaps.
#ifndef ZHENGBEN_READERS_PDF_TEXT_ROWS_H
#define ZHENGBEN_READERS_PDF_TEXT_ROWS_H

#include <vector>

#include "readers/pdf/lines.h"

namespace zhengben::pdf {

struct Piece {
  Line line;
  int first = -1, last = -1;               // columns that it stands over, once they are known
  double left() const { return line.box.left; }
  double right() const { return line.box.right; }
};

struct TextRow {
  std::vector<Piece> pieces;               // from left to right
  double top = 0, bottom = 0;              // of its letters, without the air above and below that fonts claim
  double baseline = 0, size = 0;
};

// Only lines that run from left to right; the others are left out.
std::vector<TextRow> text_rows(std::vector<Line> lines);

bool is_figure_text(const std::string& text);        // digits with their marks, or a mark for none

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_TEXT_ROWS_H
