// What a batch is to work on: files as given, folders walked in the order of their names, lists of paths. Symbolic links
// are not followed; what is left out is in the list with the reason.
#ifndef ZHENGBEN_TOOLS_BATCH_INPUT_LIST_H
#define ZHENGBEN_TOOLS_BATCH_INPUT_LIST_H

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/code.h"
#include "model/error.h"

namespace zhengben {

struct ListedInput {
  std::string key;                    // its path, without "./", doubled slashes and the like
  std::string folder, name;           // InputRow
  std::int64_t bytes = 0;
  std::optional<Code> skipped;        // why it is left out
  std::int64_t number = 1;            // InputRow
  std::int64_t position = 0;          // in the list that several shards share, from 1; 0: not in one
  bool operator==(const ListedInput&) const = default;
};

struct InputSources {
  std::vector<std::string> paths;
  std::string files_from;             // a path or "-"; empty: none
  bool nul_separated = false;
  std::vector<std::string> ours;      // folders and files of the batch itself, which are no inputs
};

// No key twice. `warn` hears of folders that cannot be listed. Throws Error for files_from.
std::vector<ListedInput> list_inputs(const InputSources& sources, const std::function<void(const Error&)>& warn);

// Whether an input with this file name is left out, and why.
std::optional<Code> code_of_skipped_name(const std::string& name);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_INPUT_LIST_H
