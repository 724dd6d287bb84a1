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

struct Manifest {
  std::vector<ListedInput> inputs;          // of one shard
  std::int64_t count = 0;                   // of all shards
  std::string hash;                         // by which journals know that they are of one manifest
};

// Throws Error: Usage where the manifest is for another number of shards or names could collide, JournalDamaged where it is none.
Manifest shared_manifest(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn);

// A line an input: shard, bytes, code where it is skipped, folder, name, path, number; by tabs, with \t, \n, \r and \\ escaped.
// `groups`: for each input the first of those that have to be of one shard.
std::string manifest_text(const std::vector<ListedInput>& inputs, const std::vector<std::size_t>& groups, int count);
Manifest manifest_of(const std::string& text, const Shard& shard);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_MANIFEST_H
