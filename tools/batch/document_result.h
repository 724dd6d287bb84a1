// What a worker tells of the conversion of one document, in strings that can cross a pipe. The parent believes nothing
// of it but takes it down: a result that has not this shape is none.
#ifndef ZHENGBEN_TOOLS_BATCH_DOCUMENT_RESULT_H
#define ZHENGBEN_TOOLS_BATCH_DOCUMENT_RESULT_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/pipeline/convert.h"

namespace zhengben {

struct DocumentFacts {
  std::string format, form, agency, title;
  std::optional<std::int64_t> year;
  std::int64_t changes = 0, notes = 0, warnings = 0, losses = 0;
  std::int64_t relations_hold = 0, relations_fail = 0, relations_open = 0;
};

struct CodeCount {
  std::string channel, code;     // finding or change
  std::int64_t count = 0;
};

// A field of a report, as in the canonical JSON.
struct FieldRow {
  std::string form, key, raw, text, state, value, unit;   // value: empty where the document does not say it with certainty
  std::optional<std::int64_t> proved, table, row, column, page;
};

struct DocumentResult {
  int exit_status = 70;
  std::string code, message;               // of the error; the message in the language of the batch
  std::string notes;                       // sentences for standard error
  DocumentFacts facts;
  std::vector<CodeCount> codes;
  std::vector<FieldRow> fields;
  std::string report;                      // the canonical JSON, packed
  std::vector<std::string> outputs;        // one for each format asked for; empty where it failed
};

// Everything of an Outcome but messages, report and outputs.
DocumentResult describe_outcome(const Outcome& outcome);

// The canonical JSON of an input with the same bytes under another name. Throws Error(OutputInvalid) where its place is
// not found.
std::string renamed_report(std::string json, const std::string& name);

std::vector<std::string> to_parts(DocumentResult result);
std::optional<DocumentResult> from_parts(std::vector<std::string> parts);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_DOCUMENT_RESULT_H
