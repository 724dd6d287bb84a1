// The tables of a document as `inspect --tables` prints them, and the regions that `--regions` takes: pages with tables,
// their boxes in points from the top left of the page, their cells.
#ifndef ZHENGBEN_TOOLS_PIPELINE_TABLE_LISTING_H
#define ZHENGBEN_TOOLS_PIPELINE_TABLE_LISTING_H

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "readers/reader.h"

namespace zhengben {

// A table over several pages stands whole on its first one. Where the format knows no pages, all stand on page 1.
std::string table_listing(const Document& document, const std::string& file);

// Throws Error(RegionsInvalid).
std::vector<TableRegion> table_regions(std::string_view json);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_TABLE_LISTING_H
