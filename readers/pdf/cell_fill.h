// Which characters stand in which cell. A text that runs over its cell's edge stays whole: it belongs where most of it,
// or where the drawing began, is. Where that is not certain both cells say so.
#ifndef ZHENGBEN_READERS_PDF_CELL_FILL_H
#define ZHENGBEN_READERS_PDF_CELL_FILL_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/tables.h"

namespace zhengben::pdf {

// The page's characters by height, so that a table finds its own without a walk over the page.
class CharactersByHeight {
 public:
  CharactersByHeight(const PageContent& page, std::span<const std::uint32_t> characters);
  // Those whose middle stands in the box, in drawing order.
  std::vector<std::uint32_t> inside(const Box& box) const;
  bool draws_blanks() const { return draws_blanks_; }

 private:
  struct Entry {
    double x = 0, y = 0;
    std::uint32_t index = 0;
  };
  std::vector<Entry> entries_;
  bool draws_blanks_ = false;
};

// Gives the characters inside the table's box to its cells, as lines; returns how many are no blanks. `used` gets the
// indices of all that were given, none where all are blank.
std::size_t fill_cells(FoundTable& table, const PageContent& page, const CharactersByHeight& characters, std::vector<bool>& used);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_CELL_FILL_H
