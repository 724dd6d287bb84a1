// Repairs that are the same wherever they were made: one code, one text before, one after. A person takes or refuses a
// group as a whole; its digest says exactly which repairs of which contents it stands for.
#ifndef ZHENGBEN_TOOLS_REPORT_REPAIR_GROUPS_H
#define ZHENGBEN_TOOLS_REPORT_REPAIR_GROUPS_H

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tools/report/seen_report.h"

namespace zhengben {

struct RepairKey {
  std::string code, change_class, before, after;
  bool of_cells = false;                 // of bound cells: only these can be taken back
  auto operator<=>(const RepairKey&) const = default;
};

struct RepairGroup {
  static constexpr std::size_t kSamples = 50;
  static constexpr int kSamplesOfDocument = 3;
  std::int64_t members = 0, documents = 0;
  std::string digest;                    // SHA-256 over the members in the journal's order
  std::vector<std::pair<std::int64_t, std::string>> samples;   // input, field
  std::int64_t last_document = 0;
  int of_document = 0;                   // members of the last document so far
};

RepairKey key_of(const SeenChange& change);

class RepairGroups {
 public:
  // At most so many groups; changes of more kinds are counted in `others`.
  static constexpr std::size_t kMost = 200'000;

  void add(std::int64_t input, const std::string& sha256, const SeenReport& report);
  const std::map<RepairKey, RepairGroup>& groups() const { return groups_; }
  std::int64_t others() const { return others_; }

 private:
  std::map<RepairKey, RepairGroup> groups_;
  std::int64_t others_ = 0;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_REPAIR_GROUPS_H
