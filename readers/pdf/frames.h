// Frames of one cell, and rows with hardly any text, at a page's end or head: the rest of a table that the page break
// cut, or text with a frame round it.
#ifndef ZHENGBEN_READERS_PDF_FRAMES_H
#define ZHENGBEN_READERS_PDF_FRAMES_H

#include <vector>

#include "readers/pdf/tables.h"

namespace zhengben::pdf {

struct PageText {                          // of one page
  std::vector<FoundTable>* tables = nullptr;
  std::vector<Line>* lines = nullptr;      // outside tables
  double height = 0;
};

// Keeps each frame that goes on with a table over the page break, as wide as that; the others are no tables, their
// lines go back to the page's.
void settle_frames(const std::vector<PageText>& pages);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FRAMES_H
