#include "tools/report/seen_across.h"

namespace zhengben {

std::map<std::int64_t, std::vector<SeenFinding>> seen_across(const JournalReader& journal) {
  std::map<std::int64_t, std::vector<SeenFinding>> out;
  Statement there = journal.database().prepare("SELECT 1 FROM sqlite_master WHERE name = 'across'");
  if (!there.step()) return out;   // the batch has not ended yet
  Statement rows = journal.database().prepare("SELECT a.input, a.code, a.severity, a.message, o.key FROM across a LEFT JOIN inputs o ON o.id = a.other ORDER BY a.input, a.rowid");
  while (rows.step()) {
    SeenFinding& finding = out[rows.number(0)].emplace_back();
    finding.code = rows.text(1);
    finding.severity = rows.text(2);
    finding.message = rows.text(3);
    finding.other = rows.text(4);
  }
  return out;
}

}  // namespace zhengben
