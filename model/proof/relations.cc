#include <algorithm>
#include <string>

#include "model/proof/proof.h"

namespace zhengben {

namespace {

std::optional<bool> holds(Comparison comparison, const Decimal& a, const Decimal& b) {
  const std::optional<int> order = compared(a, b);
  if (!order) return std::nullopt;
  return comparison == Comparison::Equal ? *order == 0 : *order <= 0;
}

// A mark that says "not applicable" is no zero, so a sum with one in it cannot be judged; neither can one of amounts in
// different units of money.
template <typename FieldOf>
std::optional<Decimal> sum_of(const std::vector<Term>& terms, const FieldOf& field_of, std::optional<std::string>& unit) {
  std::optional<Decimal> total = Decimal{};
  for (const Term& term : terms) {
    const FieldValue* field = field_of(term);
    if (!field || !field->value || !total) return std::nullopt;
    if (field->unit.ends_with("元")) {
      if (unit && *unit != field->unit) return std::nullopt;
      unit = field->unit;
    }
    total = sum(*total, *field->value);
  }
  return total;
}

template <typename FieldOf>
Check evaluated(const Relation& relation, std::int32_t index, const FieldOf& field_of) {
  std::optional<std::string> unit;
  Check check{.relation = index, .holds = {}, .left = sum_of(relation.left, field_of, unit), .right = sum_of(relation.right, field_of, unit)};
  if (check.left && check.right) check.holds = holds(relation.comparison, *check.left, *check.right);
  return check;
}

std::string plain(const std::optional<Decimal>& value) { return value ? to_string(*value) : "?"; }

}  // namespace

std::vector<Check> check_relations(const Report& report) {
  std::vector<Check> checks;
  if (!report.form) return checks;
  const auto field_of = [&](const Term& term) { return &report.fields[static_cast<std::size_t>(term.field)]; };
  for (std::size_t i = 0; i < report.form->relations.size(); ++i)
    if (!report.form->relations[i].cross_year) checks.push_back(evaluated(report.form->relations[i], static_cast<std::int32_t>(i), field_of));
  return checks;
}

std::vector<Check> check_across_years(const Report& earlier, const Report& later, Findings& findings) {
  std::vector<Check> checks;
  if (!earlier.form || !later.form) return checks;
  const bool follow = !earlier.year || !later.year || *earlier.year + 1 == *later.year;
  // The two years may use different editions of the form: a field is the same where its key is.
  const auto field_of = [&](const Term& term) {
    return term.previous_year ? earlier.field(later.form->fields[static_cast<std::size_t>(term.field)].key) : &later.fields[static_cast<std::size_t>(term.field)];
  };
  for (std::size_t i = 0; i < later.form->relations.size(); ++i) {
    const Relation& relation = later.form->relations[i];
    if (!relation.cross_year) continue;
    Check check{.relation = static_cast<std::int32_t>(i), .holds = {}, .left = {}, .right = {}};
    if (follow) check = evaluated(relation, static_cast<std::int32_t>(i), field_of);
    checks.push_back(check);
    if (check.holds != false) continue;
    const bool soft = relation.level == RelationLevel::Soft;
    Finding item = finding(soft ? Code::RelationSoftFails : Code::CarryOverFails, {}, {relation.text});
    if (!soft) item.arguments.insert(item.arguments.end(), {plain(check.left), plain(check.right)});
    for (const auto* side : {&relation.left, &relation.right})
      for (const Term& term : *side)
        if (const std::string& key = later.form->fields[static_cast<std::size_t>(term.field)].key;
            std::find(item.fields.begin(), item.fields.end(), key) == item.fields.end())
          item.fields.push_back(key);
    findings.add(std::move(item));
  }
  return checks;
}

}  // namespace zhengben
