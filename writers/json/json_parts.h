// The parts of the canonical JSON, schema zhengben.report/1. Members may be added; none changes without a new number.
#ifndef ZHENGBEN_WRITERS_JSON_JSON_PARTS_H
#define ZHENGBEN_WRITERS_JSON_JSON_PARTS_H

#include <cstdint>
#include <vector>

#include "model/conversion.h"
#include "model/message.h"
#include "writers/json/json_printer.h"

namespace zhengben {

// For every block of Document::body the index of the JSON block that shows it (of the next one where it is blank).
using BlockIndex = std::vector<std::int32_t>;

const char* name_of(CellState state);   // "NUM"
BlockIndex print_document(JsonPrinter& json, const Conversion& conversion);
void print_report(JsonPrinter& json, const Report& report);
void print_checks(JsonPrinter& json, const Form* form, const std::vector<Check>& checks);
void print_change(JsonPrinter& json, const Change& change, const BlockIndex& blocks);
void print_finding(JsonPrinter& json, const Finding& finding, Language language, const BlockIndex& blocks);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_JSON_JSON_PARTS_H
