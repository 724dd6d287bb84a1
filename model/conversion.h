// Everything known about one input after reading, binding, repairing and checking: what writers are given.
#ifndef ZHENGBEN_MODEL_CONVERSION_H
#define ZHENGBEN_MODEL_CONVERSION_H

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "model/report.h"

namespace zhengben {

struct InputInfo {
  std::string name;                   // file name without folders
  std::string format;                 // "docx", "pdf", "tika-text"
  std::string sha256;
  std::int64_t bytes = 0;
};

enum class Status : std::uint8_t { Clean, Repaired, Review };

struct Conversion {
  InputInfo input;
  Document document;
  std::string title;                  // of the document, whether a form was recognised or not
  std::optional<Report> report;
  std::vector<Check> checks;
  std::vector<Change> changes;
  Findings findings;
};

// Review exactly when a finding of severity Warning or Loss is left for a person.
Status status(const Conversion& conversion);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_CONVERSION_H
