// All tables of a page, whatever marks them: rules, or where nothing is ruled the order of the text.
#ifndef ZHENGBEN_READERS_PDF_PAGE_TABLES_H
#define ZHENGBEN_READERS_PDF_PAGE_TABLES_H

#include <cstdint>
#include <span>
#include <vector>

#include "readers/pdf/tables.h"
#include "readers/reader.h"

namespace zhengben::pdf {

struct PageTablesOptions {
  std::int32_t page = 1;
  std::span<const TableRegion> regions;    // of all pages; where there are any, each is one table and nothing else is
};

// From top to bottom, then left to right. `used` gets the indices of the characters that stand in them. Tables of one
// cell (`frame`) are for settle_frames.
std::vector<FoundTable> page_tables(const PageContent& page, std::span<const std::uint32_t> characters, const PageTablesOptions& options, std::vector<bool>& used);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PAGE_TABLES_H
