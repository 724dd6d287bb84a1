// What is repeated at the top and bottom of the pages: headers, footers, page numbers.
#ifndef ZHENGBEN_READERS_PDF_FURNITURE_H
#define ZHENGBEN_READERS_PDF_FURNITURE_H

#include <string>
#include <vector>

#include "readers/pdf/lines.h"

namespace zhengben::pdf {

// "3", "— 3 —", "第3页", "3/12", "Page 3 of 12"
bool is_page_number(const std::string& text);

struct PageLines {
  std::vector<Line> lines;                 // outside tables
  double height = 0;
  bool has_table = false;
};

// A flag a line. Only the outermost rows of a page can be furniture, and only beside a body; a bare number is a page
// number only where it stands alone and counts with the pages.
std::vector<std::vector<bool>> page_furniture(const std::vector<PageLines>& pages);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FURNITURE_H
