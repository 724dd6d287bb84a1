// One of several machines that share a batch: which part of the inputs is its own. Every shard deals the same manifest
// in the same way, so no two take one input and none is left.
#ifndef ZHENGBEN_TOOLS_BATCH_SHARD_H
#define ZHENGBEN_TOOLS_BATCH_SHARD_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

struct Shard {
  int index = 1, count = 1;                 // the first is 1
};

// "2/8"; "auto": by the variables of a Slurm array or of a Kubernetes indexed job, "auto/8" where those do not say how
// many there are. Throws Error(Usage).
Shard parse_shard(std::string_view text);
std::string name_of(const Shard& shard);    // "2/8"

// For each size the shard (from 1) that it is dealt to: the largest first, each to the shard that has least so far.
inline constexpr std::int64_t kCostOfAny = 16 << 10;   // in bytes: an empty file costs a worker as well
std::vector<int> deal(const std::vector<std::int64_t>& sizes, int count);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_SHARD_H
