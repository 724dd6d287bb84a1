// What a person should know about how a document fits its form.
#ifndef ZHENGBEN_MODEL_BIND_BIND_FINDINGS_H
#define ZHENGBEN_MODEL_BIND_BIND_FINDINGS_H

#include "model/bind/candidate.h"
#include "model/finding.h"
#include "model/report.h"

namespace zhengben {

void find_table_oddities(const Document& document, const std::vector<SourceTable>& sources, const Candidate& candidate, Findings& findings);
void find_text_oddities(const Candidate& candidate, Findings& findings);
// Values whose cell holds a text box: what is in it may be the figure that a reader sees there.
void find_boxed_values(const Document& document, const Report& report, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_BIND_FINDINGS_H
