// Repairs: model to model, each idempotent, each change listed. A repair changes only what it reports.
#ifndef ZHENGBEN_MODEL_REPAIR_REPAIR_H
#define ZHENGBEN_MODEL_REPAIR_REPAIR_H

#include <cstdint>
#include <optional>

#include "model/conversion.h"
#include "model/repair/decided.h"

namespace zhengben {

enum class RepairLevel : std::uint8_t { None, Lossless, Proved };

// All repairs of the level over conversion.document and .report, changes and findings appended: figures in bound cells,
// labels, figures in unbound columns that are plainly counts, bookmarks (real and typed), blanks for indents, headings,
// empty paragraphs around tables.
// What a person decided comes after the lossless repairs and before what the sums force.
void repair(Conversion& conversion, RepairLevel level, std::span<const DecidedCell> decided = {});

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_REPAIR_H
