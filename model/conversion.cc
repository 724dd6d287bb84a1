#include "model/conversion.h"

namespace zhengben {

Status status(const Conversion& conversion) {
  if (conversion.findings.wants_person()) return Status::Review;
  return conversion.changes.empty() ? Status::Clean : Status::Repaired;
}

}  // namespace zhengben
