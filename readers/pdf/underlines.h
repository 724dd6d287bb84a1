// Strokes that are part of the text: lines under, over or through characters, which run just as far as the characters
// do. They are no rules of a table.
#ifndef ZHENGBEN_READERS_PDF_UNDERLINES_H
#define ZHENGBEN_READERS_PDF_UNDERLINES_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

// A flag for each of page.strokes.
std::vector<bool> underlines(const PageContent& page, std::span<const std::uint32_t> characters);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_UNDERLINES_H
