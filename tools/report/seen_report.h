// What a person is shown of one document: the parts of its canonical JSON, as the journal keeps it, that a review needs.
#ifndef ZHENGBEN_TOOLS_REPORT_SEEN_REPORT_H
#define ZHENGBEN_TOOLS_REPORT_SEEN_REPORT_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

struct SeenPlace {
  std::optional<std::int64_t> table, row, column, page, block;
};

struct SeenField {
  std::string key, raw, text, state, value, unit;     // value: as a number is written; empty: none
  std::optional<std::int64_t> proved;
  std::vector<std::string> proof;
  std::vector<std::int64_t> candidates;
  SeenPlace at;
};

struct SeenCheck {
  std::string id;
  std::optional<bool> holds;
  std::string left, right;                            // empty: not known
  std::vector<std::string> fields;
};

struct SeenChange {
  std::string code, change_class, field, before, after;   // field: empty where it is of no bound cell
  std::vector<std::string> proof;
  SeenPlace at;
};

struct SeenFinding {
  std::string code, severity, message, suspect;
  std::vector<std::string> fields;
  std::optional<std::int64_t> wants;
  SeenPlace at;
  std::string other;                                  // the other file, where two show it together
  bool wants_person() const { return severity == "warning" || severity == "loss"; }
};

struct SeenReport {
  std::string form;                                   // empty: none was recognised
  std::vector<SeenField> fields;
  std::vector<SeenCheck> checks;
  std::vector<SeenChange> changes;
  std::vector<SeenFinding> findings;

  const SeenField* field(std::string_view key) const;
};

struct SeenCell {
  std::int64_t row = 0, column = 0, row_span = 1, column_span = 1;
  std::string text;
};
struct SeenTable {
  std::int64_t rows = 0, columns = 0;
  std::vector<SeenCell> cells;
};

// Of canonical JSON, schema zhengben.report/1. Throws Error(JournalDamaged) where it is none.
SeenReport seen_report(std::string_view json);
std::vector<SeenTable> seen_tables(std::string_view json);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SEEN_REPORT_H
