// What the figures of a report say about each other: which sums hold, which blanks they force (by bounds propagation
// over non-negative integers), the one cell that alone would explain a failed sum, and where the text disagrees.
#ifndef ZHENGBEN_MODEL_PROOF_PROOF_H
#define ZHENGBEN_MODEL_PROOF_PROOF_H

#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "model/report.h"

namespace zhengben {

// Evaluates the form's relations (not those across years), one Check each in the form's order.
std::vector<Check> check_relations(const Report& report);

// Sets FieldValue::proved and ::proof, appends a finding for every failed relation (with suspect and wants where one
// cell alone explains the failure), every blank, split, look-alike or unreadable figure, and soft relations.
void prove(Report& report, const std::vector<Check>& checks, Findings& findings);

// Notes where a sentence of the body gives another figure than the table it speaks of: applications received, normative
// documents made, reviews and lawsuits. Advisory: both may be right, counting different things.
void check_text(const Document& document, const Report& report, Findings& findings);

// Relations across two reports of one agency, `earlier` of the year before `later`. Findings name both.
std::vector<Check> check_across_years(const Report& earlier, const Report& later, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_PROOF_PROOF_H
