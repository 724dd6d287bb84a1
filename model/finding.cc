#include "model/finding.h"

#include <algorithm>

namespace zhengben {

std::string_view name_of(ChangeClass change_class) {
  switch (change_class) {
    case ChangeClass::Lossless: return "lossless";
    case ChangeClass::Proved: return "proved";
    case ChangeClass::Decided: return "decided";
  }
  return "lossless";
}

Finding finding(Code code, Place place, std::vector<std::string> arguments) {
  Finding item;
  item.code = code;
  item.severity = info(code).severity;
  item.place = std::move(place);
  item.arguments = std::move(arguments);
  return item;
}

void Findings::add(Finding item) {
  count_.resize(static_cast<std::size_t>(Code::Count_), 0);
  int& seen = count_[static_cast<std::size_t>(item.code)];
  if (seen++ < kAtMostOfACode) items_.push_back(std::move(item));
}

void Findings::add(Code code, Place place, std::vector<std::string> arguments) { add(finding(code, std::move(place), std::move(arguments))); }

bool Findings::wants_person() const {
  return std::any_of(items_.begin(), items_.end(), [](const Finding& item) { return item.severity == Severity::Warning || item.severity == Severity::Loss; });
}

}  // namespace zhengben
