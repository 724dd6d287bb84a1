#include "tools/report/repair_groups.h"

#include "tools/pipeline/sha256.h"

namespace zhengben {

namespace {

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "-"; }

std::string member_line(const std::string& sha256, const SeenChange& change) {
  return sha256 + " " + change.field + " " + number(change.at.table) + " " + number(change.at.row) + " " + number(change.at.column) + " " + number(change.at.block) + "\n";
}

}  // namespace

RepairKey key_of(const SeenChange& change) { return {change.code, change.change_class, change.before, change.after, !change.field.empty()}; }

void RepairGroups::add(std::int64_t input, const std::string& sha256, const SeenReport& report) {
  for (const SeenChange& change : report.changes) {
    RepairKey key = key_of(change);
    auto at = groups_.find(key);
    if (at == groups_.end()) {
      if (groups_.size() >= kMost) {
        ++others_;
        continue;
      }
      at = groups_.emplace(std::move(key), RepairGroup{}).first;
    }
    RepairGroup& group = at->second;
    ++group.members;
    if (group.last_document != input) {
      ++group.documents;
      group.of_document = 0;
    }
    group.last_document = input;
    group.digest = sha256_hex(group.digest + member_line(sha256, change));
    if (group.of_document++ < RepairGroup::kSamplesOfDocument && group.samples.size() < RepairGroup::kSamples) group.samples.emplace_back(input, change.field);
  }
}

}  // namespace zhengben
