#include "tools/batch/name_numbers.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "tools/batch/output_name.h"

namespace zhengben {

namespace {

std::string with_number(const std::string& path, std::int64_t number) { return number > 1 ? path + "-" + std::to_string(number) : path; }

// Names that are given, and what stands in the folders and may not be replaced.
class TakenNames {
 public:
  TakenNames(const BatchOptions& options, const std::vector<ListedInput>& inputs) : options_(options), inputs_(inputs) {}

  bool take(const std::string& output, const std::string& quarantine) {
    if (outputs_.contains(output) || (!options_.quarantine.empty() && quarantined_.contains(quarantine))) return false;
    for (const std::string& format : options_.formats)
      if (stands(options_.output + "/" + output + "." + format)) return false;
    if (!options_.quarantine.empty() && stands(options_.quarantine + "/" + quarantine)) return false;
    outputs_.insert(output);
    if (!options_.quarantine.empty()) quarantined_.insert(quarantine);
    return true;
  }

 private:
  bool stands(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return false;
    return options_.overwrite == Overwrite::Never || !S_ISREG(status.st_mode) || is_input(status);
  }

  // Asked for rarely: only where something is to be replaced.
  bool is_input(const struct stat& file) {
    if (!files_) {
      files_.emplace();
      struct stat status {};
      for (const ListedInput& input : inputs_)
        if (::stat(input.key.c_str(), &status) == 0) files_->insert({status.st_dev, status.st_ino});
    }
    return files_->contains({file.st_dev, file.st_ino});
  }

  const BatchOptions& options_;
  const std::vector<ListedInput>& inputs_;
  std::unordered_set<std::string> outputs_, quarantined_;
  std::optional<std::set<std::pair<dev_t, ino_t>>> files_;
};

}  // namespace

InputRow row_of(const ListedInput& input) {
  InputRow row;
  row.id = input.position;
  row.key = input.key;
  row.folder = input.folder;
  row.name = input.name;
  row.bytes = input.bytes;
  row.number = input.number;
  return row;
}

std::string quarantine_name(const InputRow& input) {
  // Under its own name, whatever that is, for whoever is to mend it.
  const std::string path = safe_path(input.folder + "/" + input.name);
  return path.empty() ? "unnamed" : path;
}

std::vector<ListedInput> numbered_inputs(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn) {
  std::vector<ListedInput> inputs = list_inputs(sources, warn);
  const OutputName name(options.name);
  if (!name.is_known_at_once()) return inputs;
  TakenNames taken(options, inputs);
  std::unordered_map<std::string, std::int64_t> last;
  for (ListedInput& input : inputs) {
    // Archives too: one may turn out to be a document under another name.
    if (input.skipped) continue;
    const InputRow row = row_of(input);
    const std::string output = name.path(row), quarantine = quarantine_name(row);
    std::int64_t& number = last[output];
    do ++number;
    while (!taken.take(with_number(output, number), with_number(quarantine, number)));
    input.number = number;
  }
  return inputs;
}

}  // namespace zhengben
