// The file of decisions that the review site exports, schema zhengben.decisions/1.
#ifndef ZHENGBEN_TOOLS_REPORT_DECISIONS_H
#define ZHENGBEN_TOOLS_REPORT_DECISIONS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/repair/decided.h"
#include "tools/report/repair_groups.h"

namespace zhengben {

struct CellDecision {
  std::string input, sha256;             // where it was taken; counts for every input with these bytes
  DecidedCell cell;
};

struct GroupDecision {
  RepairKey key;
  std::string digest;
  bool put_back = false;
};

struct Decisions {
  std::string site, options;             // of the journal that the site was made of
  std::vector<CellDecision> cells;
  std::vector<GroupDecision> groups;
};

inline constexpr std::int64_t kMaxDecisionBytes = 256 << 20;

// Throws Error(DecisionsInvalid) where anything in it is not as the site writes it.
Decisions read_decisions(std::string_view json);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_DECISIONS_H
