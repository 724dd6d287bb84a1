#include "tools/report/summary_totals.h"

#include <cstdlib>

namespace zhengben {

void SummaryTotals::add(const InputRow& input, const SeenReport& report) {
  if (report.form.empty()) return;
  const std::int64_t year = input.facts.year.value_or(0);
  years_.insert(year);
  ++agencies_[input.facts.agency][year];
  auto& fields = fields_[report.form];
  for (const SeenField& field : report.fields) {
    FieldTotal& total = fields[field.key][year];
    if (field.value.empty()) {
      ++total.without;
    } else {
      ++total.values;
      total.sum += std::strtod(field.value.c_str(), nullptr);
    }
  }
}

}  // namespace zhengben
