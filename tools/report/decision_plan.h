// Which documents decisions change, and how: everything bound to the bytes that it was decided on.
#ifndef ZHENGBEN_TOOLS_REPORT_DECISION_PLAN_H
#define ZHENGBEN_TOOLS_REPORT_DECISION_PLAN_H

#include <map>
#include <string>
#include <vector>

#include "tools/batch/input_list.h"
#include "tools/batch/journal.h"
#include "tools/report/decisions.h"

namespace zhengben {

struct DecisionPlan {
  std::map<std::string, std::vector<DecidedCell>> by_content;   // SHA-256 of an input -> what is decided about it
  std::vector<ListedInput> inputs;       // to be converted again: those with decisions, and archives that hold them
  std::map<std::string, std::string> first_input;               // SHA-256 -> the first input with it, for messages
  std::vector<std::string> refused_groups;                      // codes and texts of groups that are not what was decided on
};

// Throws Error: DecisionsInvalid where they belong to another journal; JournalDamaged.
DecisionPlan plan_decisions(const JournalReader& journal, const Decisions& decisions);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_DECISION_PLAN_H
