// Tables that no net of rules encloses: between rules of one length, or by the order of their text alone.
#ifndef ZHENGBEN_READERS_PDF_UNRULED_H
#define ZHENGBEN_READERS_PDF_UNRULED_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/ruling.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

// The rest of the page once its ruled tables are found: characters that `used` does not name. `used` gets those of the
// tables found. `rulings`: of the whole page.
std::vector<FoundTable> unruled_tables(const Net& rulings, const PageContent& page, std::int32_t number, std::span<const std::uint32_t> characters, std::vector<bool>& used);

Net rulings_inside(const Net& rulings, const Box& box);

// The table in a box that is known to hold one; no cells where its text is not in columns.
FoundTable table_in(const Box& box, const Net& rulings, const PageContent& page, std::span<const std::uint32_t> characters);

// Marks the characters of the table's lines.
void mark_used(const FoundTable& table, std::vector<bool>& used);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_UNRULED_H
