// What all reports of a batch come to, by agency and year and by field and year; each content counted once.
#ifndef ZHENGBEN_TOOLS_REPORT_SUMMARY_TOTALS_H
#define ZHENGBEN_TOOLS_REPORT_SUMMARY_TOTALS_H

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "tools/batch/journal.h"
#include "tools/report/seen_report.h"

namespace zhengben {

struct FieldTotal {
  double sum = 0;
  std::int64_t values = 0, without = 0;              // reports that say a figure, and that do not
};

class SummaryTotals {
 public:
  void add(const InputRow& input, const SeenReport& report);

  const std::set<std::int64_t>& years() const { return years_; }
  // agency -> year -> reports
  const std::map<std::string, std::map<std::int64_t, std::int64_t>>& agencies() const { return agencies_; }
  // form -> field -> year -> total
  const std::map<std::string, std::map<std::string, std::map<std::int64_t, FieldTotal>>>& fields() const { return fields_; }

 private:
  std::set<std::int64_t> years_;
  std::map<std::string, std::map<std::int64_t, std::int64_t>> agencies_;
  std::map<std::string, std::map<std::string, std::map<std::int64_t, FieldTotal>>> fields_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SUMMARY_TOTALS_H
