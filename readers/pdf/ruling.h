// Drawn lines of a page, mended: dashes and doubled lines made one, grouped into nets that touch.
#ifndef ZHENGBEN_READERS_PDF_RULING_H
#define ZHENGBEN_READERS_PDF_RULING_H

#include <vector>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct Ruling {
  double at = 0;                  // y of a horizontal one, x of a vertical one
  double from = 0, to = 0;
  double thickness = 0;
};

struct Net {                      // rulings that touch each other
  std::vector<Ruling> horizontal, vertical;
};

std::vector<Net> ruling_nets(const PageContent& page);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_RULING_H
