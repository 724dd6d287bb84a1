#ifndef ZHENGBEN_TOOLS_REPORT_SEEN_ACROSS_H
#define ZHENGBEN_TOOLS_REPORT_SEEN_ACROSS_H

#include <cstdint>
#include <map>
#include <vector>

#include "tools/batch/journal.h"
#include "tools/report/seen_report.h"

namespace zhengben {

// What only several reports of a batch together show, by the input it is about.
std::map<std::int64_t, std::vector<SeenFinding>> seen_across(const JournalReader& journal);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SEEN_ACROSS_H
