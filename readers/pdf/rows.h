// Characters of one direction to rows: first those drawn one after the other, then what stands side by side. Two texts
// drawn over each other become two rows and are never mixed letter by letter.
#ifndef ZHENGBEN_READERS_PDF_ROWS_H
#define ZHENGBEN_READERS_PDF_ROWS_H

#include <cstdint>
#include <vector>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct Item {
  std::uint32_t index = 0;        // into PageContent::characters
  Box extent;                     // in the frame of the writing
  double baseline = 0, size = 0;
  bool blank = false;
};

// `items` in drawing order; rows from top to bottom in their frame, each from left to right.
std::vector<std::vector<Item>> rows_of(std::vector<Item> items);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_ROWS_H
