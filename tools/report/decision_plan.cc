#include "tools/report/decision_plan.h"

#include <algorithm>
#include <set>

#include "model/error.h"
#include "tools/batch/settled.h"
#include "tools/report/review_site.h"

namespace zhengben {

namespace {

using Verdict = DecidedCell::Verdict;

// The repairs of the groups that are to be put back, as the journal has them now.
void put_groups_back(const JournalReader& journal, const std::vector<GroupDecision>& groups, DecisionPlan& plan) {
  std::map<RepairKey, std::string> wanted;
  for (const GroupDecision& group : groups)
    if (group.put_back) wanted.emplace(group.key, group.digest);
  if (wanted.empty()) return;
  RepairGroups now;
  std::map<RepairKey, std::vector<std::pair<std::string, DecidedCell>>> members;
  journal.each_input([&](const InputRow& input) {
    if (input.state != InputState::Done || input.duplicate_of) return;
    const std::string json = journal.report(input.id);
    if (json.empty()) return;
    const SeenReport report = seen_report(json);
    now.add(input.id, input.sha256, report);
    for (const SeenChange& change : report.changes)
      if (const RepairKey key = key_of(change); wanted.contains(key)) members[key].emplace_back(input.sha256, DecidedCell{change.field, change.before, Verdict::PutBack, {}, {}});
  });
  for (const auto& [key, digest] : wanted) {
    const auto group = now.groups().find(key);
    if (group == now.groups().end() || group->second.digest != digest) {
      plan.refused_groups.push_back(key.code + " \"" + key.before + "\" -> \"" + key.after + "\"");
      continue;
    }
    for (const auto& [sha256, cell] : members[key]) {
      std::vector<DecidedCell>& cells = plan.by_content[sha256];
      // What was decided on the cell itself says more.
      if (std::none_of(cells.begin(), cells.end(), [&field = cell.field](const DecidedCell& each) { return each.field == field && each.verdict == Verdict::Set; })) cells.push_back(cell);
    }
  }
}

ListedInput listed(const InputRow& row) {
  ListedInput out;
  out.key = row.key;
  out.folder = row.folder;
  out.name = row.name;
  out.bytes = row.bytes;
  out.number = row.number;
  return out;
}

void list_inputs_of(const JournalReader& journal, DecisionPlan& plan) {
  std::set<std::int64_t> wanted;
  journal.each_input([&](const InputRow& input) {
    if (!plan.by_content.contains(input.sha256) || input.kind == InputKind::Archive) return;
    plan.first_input.emplace(input.sha256, input.key);
    InputRow row = input;
    while (row.parent) row = journal.input(*row.parent).value_or(InputRow{});
    // What is not there any more, or has changed, gets no new output: nothing was decided about it.
    const bool is_there = row.id > 0 && sha256_of_file(row.key) == row.sha256;
    if (is_there && wanted.insert(row.id).second) plan.inputs.push_back(listed(row));
  });
}

}  // namespace

DecisionPlan plan_decisions(const JournalReader& journal, const Decisions& decisions) {
  if (decisions.site != site_id(journal)) throw Error(Code::DecisionsInvalid, {"it belongs to another journal"});
  DecisionPlan plan;
  for (const CellDecision& decision : decisions.cells) {
    plan.by_content[decision.sha256].push_back(decision.cell);
    plan.first_input.emplace(decision.sha256, decision.input);
  }
  put_groups_back(journal, decisions.groups, plan);
  list_inputs_of(journal, plan);
  return plan;
}

}  // namespace zhengben
