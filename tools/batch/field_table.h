// All fields of all reports of a batch as one table, with the input and the cell that each comes from.
#ifndef ZHENGBEN_TOOLS_BATCH_FIELD_TABLE_H
#define ZHENGBEN_TOOLS_BATCH_FIELD_TABLE_H

#include <string>

#include "tools/batch/journal.h"
#include "tools/files/output_file.h"

namespace zhengben {

// RFC 4180, UTF-8 with a byte order mark, as --to csv. Whole or not at all; throws Error as write_output does.
void write_field_table(const JournalReader& journal, const std::string& path, Overwrite overwrite);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_FIELD_TABLE_H
