// What a person decided about cells of a report. A decision knows the text that it was taken on and counts for no other.
#ifndef ZHENGBEN_MODEL_REPAIR_DECIDED_H
#define ZHENGBEN_MODEL_REPAIR_DECIDED_H

#include <cstdint>
#include <span>
#include <string>

#include "model/conversion.h"

namespace zhengben {

struct DecidedCell {
  enum class Verdict : std::uint8_t {
    Set,        // the cell gets `value`
    PutBack,    // its repair is undone
    Right,      // it stays as it is, and nobody need look at it again
    Open,       // looked at, not decided
  };
  std::string field;                     // its key; empty: of the document, only the note counts
  std::string seen;                      // the cell's text as it was first read
  Verdict verdict = Verdict::Open;
  std::string value, note;
  bool operator==(const DecidedCell&) const = default;
};

// Writes what was decided into cells and report, a Change each. What does not fit (another text, no such cell, a value
// that the cell cannot hold) is a finding and changes nothing.
void write_decided_values(Conversion& conversion, std::span<const DecidedCell> decided);

// After the sums were checked: a doubt about a single cell that a person found right is none any more.
void settle_decided(Conversion& conversion, std::span<const DecidedCell> decided);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_DECIDED_H
