// The journals of all shards of a batch as one.
#ifndef ZHENGBEN_TOOLS_BATCH_MERGE_H
#define ZHENGBEN_TOOLS_BATCH_MERGE_H

#include <string>
#include <vector>

#include "tools/batch/journal_writer.h"
#include "tools/files/output_file.h"

namespace zhengben {

// Throws Error: Usage where a shard is missing, there twice, or of another batch; OutputExists; JournalDamaged. The
// journals of the shards stay as they are.
JournalWriter::Totals merge_journals(const std::vector<std::string>& journals, const std::string& target, Overwrite overwrite);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_MERGE_H
