// What the sums of a report force, and what alone could be wrong where they contradict each other.
//
// The relations over counts fall into parts that share no cell (table 3 is one, each sum of table 4 another); what goes
// wrong in one says nothing about the others. Where the figures of a part contradict each other, every legible cell
// that alone could be to blame is taken as unknown in turn: a value counts as forced only where each of these
// explanations forces the same one, and where there is none nothing in the part does. The weaker rule, that all
// relations of the cell itself hold, proves wrong values.
#ifndef ZHENGBEN_MODEL_PROOF_FORCED_VALUES_H
#define ZHENGBEN_MODEL_PROOF_FORCED_VALUES_H

#include <cstdint>
#include <optional>
#include <vector>

#include "model/proof/proof.h"
#include "model/report.h"

namespace zhengben {

struct ForcedValue {
  std::int32_t field = -1;
  std::int64_t value = 0;
  std::vector<std::int32_t> relations;     // a least list that forces it, indices into Form::relations
};

// A part of the form whose figures contradict each other.
struct Contradiction {
  std::vector<std::int32_t> relations;     // those that fail; where blanks hide which, the one that was met first
  std::optional<std::int32_t> suspect;     // the only legible cell that alone explains it
  std::optional<std::int64_t> wants;       // the one value that the sums then leave for it
};

struct ForcedValues {
  // Of cells without a value that can be read so (blank, split, look-alike), and of figures typed as repeated zeros.
  std::vector<ForcedValue> forced;
  std::vector<Contradiction> contradictions;
};

ForcedValues forced_values(const Report& report, const std::vector<Check>& checks);

// What a cell without a value is, as parse_cell says; nothing where it has one or is not there.
std::optional<Code> reason_without_value(const Report& report, const FieldValue& field);

// Whether the figure was typed as "00", "000" ….
bool is_repeated_zero(const Report& report, const FieldValue& field);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_PROOF_FORCED_VALUES_H
