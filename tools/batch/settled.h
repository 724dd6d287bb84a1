// Whether an input needs no more work: what a resume leaves alone.
#ifndef ZHENGBEN_TOOLS_BATCH_SETTLED_H
#define ZHENGBEN_TOOLS_BATCH_SETTLED_H

#include <string>

#include "tools/batch/batch.h"
#include "tools/batch/journal_writer.h"

namespace zhengben {

std::string sha256_of_file(const std::string& path);   // empty where it cannot be read

std::string path_of(const OutputRow& output, const BatchOptions& options);

// Skipped; or done with this content, these options and this version and all its outputs there with their hashes; or
// failed so, unless --retry-failed.
bool is_settled(const JournalWriter& journal, const InputRow& recorded, const std::string& sha256_now, const BatchOptions& options);
// An archive with this content, and all its entries.
bool is_settled_archive(const JournalWriter& journal, const InputRow& recorded, const std::string& sha256_now, const BatchOptions& options);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_SETTLED_H
