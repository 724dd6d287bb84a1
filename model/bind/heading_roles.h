// Roles of a bound report's lines: title, sections, the headings under them.
#ifndef ZHENGBEN_MODEL_BIND_HEADING_ROLES_H
#define ZHENGBEN_MODEL_BIND_HEADING_ROLES_H

#include "model/bind/candidate.h"
#include "model/finding.h"

namespace zhengben {

void set_heading_roles(Candidate& candidate, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_HEADING_ROLES_H
