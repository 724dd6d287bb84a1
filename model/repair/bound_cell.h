// The cell of the document behind a field of the report, and how a reading of its text gets into the field.
#ifndef ZHENGBEN_MODEL_REPAIR_BOUND_CELL_H
#define ZHENGBEN_MODEL_REPAIR_BOUND_CELL_H

#include <cstdint>
#include <vector>

#include "model/document.h"
#include "model/repair/cell_value.h"
#include "model/report.h"

namespace zhengben {

// Finds cells of a document's tables by slot, each table indexed once.
class CellFinder {
 public:
  explicit CellFinder(Document& document) : document_(document), slots_(document.tables.size()) {}
  Cell* operator()(const FieldValue& field);   // null where the document has none

 private:
  Document& document_;
  std::vector<std::vector<std::int32_t>> slots_;
};

void take(FieldValue& field, const CellValue& cell, const FormField& form_field);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_BOUND_CELL_H
