#ifndef ZHENGBEN_TOOLS_REPORT_JSON_LINES_H
#define ZHENGBEN_TOOLS_REPORT_JSON_LINES_H

#include <string>

#include "tools/batch/journal.h"
#include "tools/files/output_file.h"

namespace zhengben {

// The canonical JSON of every report of a journal, a line each.
void write_json_lines(const JournalReader& journal, const std::string& path, Overwrite overwrite);

std::string on_one_line(std::string json);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_JSON_LINES_H
