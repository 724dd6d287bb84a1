#include "model/repair/cell_value.h"
#include "model/repair/repair.h"
namespace zhengben {
CellValue parse_cell(std::string_view raw, FieldType, std::string_view, const CellTokens&, bool) { return {.text = std::string(raw)}; }
void repair(Conversion&, RepairLevel) {}
}  // namespace zhengben
