// The cells and other matters of a document that a person has to decide on: one item for each, whatever number of
// findings speaks of it. Most serious first.
#ifndef ZHENGBEN_TOOLS_REPORT_REVIEW_QUEUE_H
#define ZHENGBEN_TOOLS_REPORT_REVIEW_QUEUE_H

#include <cstdint>
#include <string>
#include <vector>

#include "model/form/form.h"
#include "tools/report/seen_report.h"

namespace zhengben {

enum class Doubt : std::uint8_t {
  Suspect,      // sums fail, and this cell alone explains it
  Sum,          // a sum fails, and no one cell explains it
  Unread,       // the cell says nothing certain, and nothing says what it should be
  Candidate,    // it can be read in one way or another
  Proved,       // the sums force a value
  Document,     // of the document, not of a cell of the form
};

struct QueueItem {
  Doubt doubt = Doubt::Document;
  std::vector<std::string> codes;        // of the findings, in their order
  std::string severity;                  // the worst of them
  std::string message;                   // of the first, in the language of the batch
  std::string field;                     // of Document: empty
  std::vector<std::string> relations;    // those that fail, or that prove the proposal
  std::vector<std::string> fields;       // of Sum: all cells of the relation
  std::vector<std::string> proposals;    // values, the most likely first
  SeenPlace at;
  std::string other;                     // the other file, where two show it together
};

// `form`: the report's; null where it is not known, then no relation is named.
std::vector<QueueItem> queue_of(const SeenReport& report, const Form* form);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_REVIEW_QUEUE_H
