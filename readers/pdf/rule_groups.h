// Regions between rules of one length that no others cross: three-line tables, and tables ruled across only.
#ifndef ZHENGBEN_READERS_PDF_RULE_GROUPS_H
#define ZHENGBEN_READERS_PDF_RULE_GROUPS_H

#include <vector>

#include "readers/pdf/ruling.h"
#include "readers/pdf/sorted_lines.h"

namespace zhengben::pdf {

// From top to bottom. `lines`: those of the page outside other tables.
std::vector<Box> rule_groups(const std::vector<Ruling>& horizontal, const SortedLines& lines);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_RULE_GROUPS_H
