// Pictures of the pages of a PDF that hold doubtful cells, with the boxes of these cells. The pictures are made by
// pdftoppm where it is installed: a process of its own, under bounds of time and memory.
#ifndef ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H
#define ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace zhengben {

struct CellBox {
  std::string field;
  std::int32_t page = 0;
  int left = 0, top = 0, right = 0, bottom = 0;   // in ten-thousandths of the page's width and height
};

struct PagePicture {
  std::string name;                      // of its file in the site
  bool of_output = false;                // else of the input
  std::int32_t page = 0;
  std::vector<CellBox> boxes;
};

struct DocumentPictures {
  std::vector<PagePicture> pages;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H
