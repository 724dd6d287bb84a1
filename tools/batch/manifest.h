// The list that several shards share: made by the first that comes, read by all, so that they agree on who takes what
// even where the folders change meanwhile.
#ifndef ZHENGBEN_TOOLS_BATCH_MANIFEST_H
#define ZHENGBEN_TOOLS_BATCH_MANIFEST_H

#include <functional>
#include <string>
#include <vector>

#include "tools/batch/batch.h"
#include "tools/batch/input_list.h"

namespace zhengben {

inline constexpr const char* kManifestName = "zhengben-manifest.txt";

// With the numbers that keep their output names apart: given for the whole list, so that they do not depend on which
// shard takes an input.
std::vector<ListedInput> numbered_inputs(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn);

// Throws Error: Usage where the manifest is for another number of shards, JournalDamaged where it is none.
std::vector<ListedInput> inputs_of_shard(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn);

// A line an input: shard, bytes, code where it is skipped, folder, name, path, number; by tabs, with \t, \n, \r and \\ escaped.
std::string manifest_text(const std::vector<ListedInput>& inputs, int count);
std::vector<ListedInput> inputs_in_manifest(const std::string& text, const Shard& shard);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_MANIFEST_H
