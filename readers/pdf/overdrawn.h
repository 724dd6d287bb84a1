// Text of a repeated header that was drawn over rows. Some programs repeat only the first row of a header whose cell
// reaches further down; the cell's text then lies over the rows below. It was read on the page before.
#ifndef ZHENGBEN_READERS_PDF_OVERDRAWN_H
#define ZHENGBEN_READERS_PDF_OVERDRAWN_H

#include <cstdint>
#include <string>
#include <vector>

#include "readers/pdf/page_content.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

// Texts (without blanks) of the cells in the table's first row that reach further down.
std::vector<std::string> spanning_header_texts(const FoundTable& table);

// Takes out of `characters` each run, in drawing order, that says one of `headers` again and lies over other text.
void remove_overdrawn(const PageContent& page, const std::vector<std::string>& headers, std::vector<std::uint32_t>& characters);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_OVERDRAWN_H
