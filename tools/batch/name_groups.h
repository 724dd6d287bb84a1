// Which inputs have to be of one shard because their outputs could want one name: what an archive holds comes out in a
// folder named after it, where other files or another archive can have theirs. Files alone are kept apart by their numbers.
#ifndef ZHENGBEN_TOOLS_BATCH_NAME_GROUPS_H
#define ZHENGBEN_TOOLS_BATCH_NAME_GROUPS_H

#include <cstddef>
#include <string>
#include <vector>

#include "tools/batch/input_list.h"

namespace zhengben {

// For each input the first input of its group: itself for most. Throws Error(Usage) where `name` does not let it be
// known: it depends on what inputs hold, or leaves out the folder and there are archives.
std::vector<std::size_t> groups_by_name(const std::vector<ListedInput>& inputs, const std::string& name);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_NAME_GROUPS_H
