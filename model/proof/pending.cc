#include "model/proof/proof.h"
namespace zhengben {
std::vector<Check> check_relations(const Report&) { return {}; }
void prove(Report&, const std::vector<Check>&, Findings&) {}
std::vector<Check> check_across_years(const Report&, const Report&, Findings&) { return {}; }
}  // namespace zhengben
