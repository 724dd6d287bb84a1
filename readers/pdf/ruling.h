// Drawn lines of a page, mended: dashes and doubled lines made one, grouped into nets that touch.
#ifndef ZHENGBEN_READERS_PDF_RULING_H
#define ZHENGBEN_READERS_PDF_RULING_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct Ruling {
  double at = 0;                  // y of a horizontal one, x of a vertical one
  double from = 0, to = 0;
  double thickness = 0;
};

struct Net {
  std::vector<Ruling> horizontal, vertical;
};

// All rules of the page, those of the text's own (underlines) left out.
Net rulings_of(const PageContent& page, std::span<const std::uint32_t> characters);

// Sides of the filled areas that may be cells: neither thin nor as large as the page.
Net sides_of_areas(const PageContent& page);

// Rules that touch each other, a net each; a rule that touches none is in none.
std::vector<Net> nets_of(const Net& rulings);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_RULING_H
