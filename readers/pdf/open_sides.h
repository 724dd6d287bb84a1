// Nets without outer sides: a row of one cell between two of them is crossed by no vertical rule, so that the rules fall
// apart into several nets though they are one table.
#ifndef ZHENGBEN_READERS_PDF_OPEN_SIDES_H
#define ZHENGBEN_READERS_PDF_OPEN_SIDES_H

#include <vector>

#include "readers/pdf/cell_fill.h"
#include "readers/pdf/ruling.h"

namespace zhengben::pdf {

// Joins such nets, and rules that touch no other, where one line of text stands close between them. `all`: the rules of
// the page.
std::vector<Net> joined_over_titles(std::vector<Net> nets, const Net& all, const PageContent& page, const CharactersByHeight& characters);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_OPEN_SIDES_H
