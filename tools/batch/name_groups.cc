#include "tools/batch/name_groups.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/error.h"
#include "tools/batch/name_numbers.h"
#include "tools/batch/output_name.h"
#include "tools/batch/source.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& why) { throw Error(Code::Usage, {"--shard: --name " + name + ": " + why}); }

// Calls `visit` with each folder above a path, the innermost first and the output folder ("") last.
template <typename Visit>
void each_folder_above(std::string_view path, const Visit& visit) {
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    visit(path);
  }
}

class Groups {
 public:
  explicit Groups(std::size_t count) : first_(count) { std::iota(first_.begin(), first_.end(), std::size_t{0}); }

  std::size_t first_of(std::size_t i) {
    while (first_[i] != i) i = first_[i] = first_[first_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a), b = first_of(b);
    first_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> first_;
};

struct Names {
  std::string output, quarantine, entries;   // where it goes itself, and what it holds if it is an archive
};

std::vector<Names> names_of(const std::vector<ListedInput>& inputs, const OutputName& name) {
  std::vector<Names> names;
  for (const ListedInput& input : inputs) {
    const InputRow row = row_of(input);
    names.push_back({name.path(row), quarantine_name(row), safe_path(folder_of_entries(input.folder, input.name))});
  }
  return names;
}

// Those that something else shares a folder with are looked into, the others are left closed: there may be very many.
std::unordered_map<std::string_view, std::size_t> archives_in_the_way(const std::vector<ListedInput>& inputs, const std::vector<Names>& names, Groups& groups) {
  std::unordered_set<std::string_view> used;
  std::unordered_map<std::string_view, int> candidates;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].skipped) continue;
    for (const std::string* path : {&names[i].output, &names[i].quarantine}) each_folder_above(*path, [&](std::string_view folder) { used.insert(folder); });
    ++candidates[names[i].entries];
  }
  std::unordered_map<std::string_view, std::size_t> archives;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::string_view folder = names[i].entries;
    if (inputs[i].skipped || (candidates[folder] == 1 && !used.contains(folder)) || !is_archive(inputs[i].key)) continue;
    if (const auto [there, is_new] = archives.emplace(folder, i); !is_new) groups.join(there->second, i);
  }
  return archives;
}

}  // namespace

std::vector<std::size_t> groups_by_name(const std::vector<ListedInput>& inputs, const std::string& name) {
  const OutputName output(name);
  if (!output.is_known_at_once()) refuse(name, "two shards could give one name, as what it depends on is known when an input was read");
  const auto is_in_the_way = [](const ListedInput& input) { return !input.skipped && is_archive(input.key); };
  if (!output.keeps_folders() && std::any_of(inputs.begin(), inputs.end(), is_in_the_way)) refuse(name, "two shards could give one name, as there are archives; begin it with {dir}/");
  const std::vector<Names> names = names_of(inputs, output);
  Groups groups(inputs.size());
  const std::unordered_map<std::string_view, std::size_t> archives = archives_in_the_way(inputs, names, groups);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].skipped) continue;
    const auto join = [&](std::string_view folder) {
      if (const auto archive = archives.find(folder); archive != archives.end()) groups.join(archive->second, i);
    };
    // What an archive holds stands below its own name's folder, so that an archive above it is above its name too.
    for (const std::string* path : {&names[i].output, &names[i].quarantine}) each_folder_above(*path, join);
  }
  std::vector<std::size_t> first(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) first[i] = groups.first_of(i);
  return first;
}

}  // namespace zhengben
