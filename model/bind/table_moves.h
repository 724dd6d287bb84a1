// Tables put in place of others, layout tables dissolved, and every reference of the document kept right.
#ifndef ZHENGBEN_MODEL_BIND_TABLE_MOVES_H
#define ZHENGBEN_MODEL_BIND_TABLE_MOVES_H

#include <map>
#include <set>
#include <vector>

#include "model/document.h"

namespace zhengben {

// Where the body's blocks went: for each old index the new index of what stands there or next.
using BlockMap = std::vector<std::size_t>;

// Every reference to a key becomes references to its values, none where there are none.
void replace_tables(Document& document, const std::map<std::int32_t, std::vector<std::int32_t>>& with, BlockMap& blocks);

// A table of the body around one of `inner` that only arranges it on the page gives way to what stands in its cells.
// Returns the tables of `inner` that came out of one.
std::set<std::int32_t> dissolve_layout_tables(Document& document, const std::set<std::int32_t>& inner, BlockMap& blocks);

// Document::tables in reading order again, without those that nothing refers to. For each old index the new one, or -1.
std::vector<std::int32_t> renumber_tables(Document& document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_TABLE_MOVES_H
