#include <algorithm>

#include "model/proof/forced_values.h"
#include "model/proof/proof.h"

namespace zhengben {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

const FormField& form_field(const Report& report, const FieldValue& field) { return report.form->fields[at(field.field)]; }

Finding about(const Report& report, const FieldValue& field, Code code, std::vector<std::string> arguments) {
  Finding item = finding(code, place_of(field), std::move(arguments));
  item.fields.push_back(form_field(report, field).key);
  return item;
}

// "3", or where blanks leave room "≥3", "3-5".
std::string bounds_text(const Report& report, const std::vector<Term>& terms) {
  std::int64_t low = 0;
  bool open = false;
  for (const Term& term : terms) {
    const FieldValue& field = report.fields[at(term.field)];
    if (field.value) low += field.value->digits;
    else open = true;
  }
  return (open ? "≥" : "") + std::to_string(low);
}

void report_failed_sum(const Report& report, std::int32_t index, const std::vector<Check>& checks, Findings& findings) {
  const Relation& relation = report.form->relations[at(index)];
  const auto check = std::find_if(checks.begin(), checks.end(), [&](const Check& each) { return each.relation == index; });
  const bool judged = check != checks.end() && check->left && check->right;
  Finding item = finding(Code::SumFails, {}, {relation.text, judged ? to_string(*check->left) : bounds_text(report, relation.left),
                                              judged ? to_string(*check->right) : bounds_text(report, relation.right)});
  for (const auto* side : {&relation.left, &relation.right})
    for (const Term& term : *side) {
      const FieldValue& field = report.fields[at(term.field)];
      if (item.place.table < 0) item.place = place_of(field);
      item.fields.push_back(form_field(report, field).key);
    }
  findings.add(std::move(item));
}

void report_contradictions(const Report& report, const ForcedValues& values, const std::vector<Check>& checks, Findings& findings) {
  for (const Contradiction& contradiction : values.contradictions) {
    for (const std::int32_t relation : contradiction.relations) report_failed_sum(report, relation, checks, findings);
    if (!contradiction.suspect) continue;
    const FieldValue& field = report.fields[at(*contradiction.suspect)];
    Finding item = about(report, field, Code::SumFailsSuspect,
                         {form_field(report, field).label, field.text, contradiction.wants ? std::to_string(*contradiction.wants) : "?"});
    item.suspect = form_field(report, field).key;
    item.wants = contradiction.wants;
    findings.add(std::move(item));
  }
}

// Failed relations that take no part in proofs: soft ones, and those over signed or money fields.
void report_other_failures(const Report& report, const std::vector<Check>& checks, const ForcedValues& values, Findings& findings) {
  std::vector<std::int32_t> told;
  for (const Contradiction& contradiction : values.contradictions) told.insert(told.end(), contradiction.relations.begin(), contradiction.relations.end());
  for (const Check& check : checks) {
    if (check.holds != false || std::find(told.begin(), told.end(), check.relation) != told.end()) continue;
    const Relation& relation = report.form->relations[at(check.relation)];
    if (relation.level != RelationLevel::Soft) {
      report_failed_sum(report, check.relation, checks, findings);
      continue;
    }
    Finding item = finding(Code::RelationSoftFails, {}, {relation.text});
    for (const auto* side : {&relation.left, &relation.right})
      for (const Term& term : *side) item.fields.push_back(report.form->fields[at(term.field)].key);
    findings.add(std::move(item));
  }
}

void report_cell(const Report& report, const FieldValue& field, Findings& findings) {
  if (const auto reason = reason_without_value(report, field)) findings.add(about(report, field, *reason, {field.text}));
  const FormField& form = form_field(report, field);
  if (field.value && field.value->digits != 0 && form.type == FieldType::Money && field.unit.empty()) findings.add(about(report, field, Code::UnitMissing, {field.text}));
}

// Seen in 7 of 34 reports: the column "more or fewer than last year" holds last year's figure plus the change, so that a
// change looks as large as all there was.
void report_misread_deltas(const Report& report, Findings& findings) {
  static constexpr std::string_view kDelta = ".delta", kPrevious = ".prev_items";
  static constexpr std::int64_t kFewest = 10;   // of so few items that any change is plausible
  for (const FieldValue& field : report.fields) {
    const std::string& key = form_field(report, field).key;
    if (!field.value || !key.ends_with(kDelta)) continue;
    const FieldValue* previous = report.field(key.substr(0, key.size() - kDelta.size()) + std::string(kPrevious));
    if (!previous || !previous->value || previous->value->digits < kFewest || field.value->digits < previous->value->digits) continue;
    findings.add(about(report, field, Code::DeltaMisread, {field.text}));
  }
}

std::vector<std::string> ids_of(const Report& report, const std::vector<std::int32_t>& relations) {
  std::vector<std::string> ids;
  for (const std::int32_t relation : relations) ids.push_back(report.form->relations[at(relation)].id);
  return ids;
}

}  // namespace

void prove(Report& report, const std::vector<Check>& checks, Findings& findings) {
  if (!report.form) return;
  const ForcedValues values = forced_values(report, checks);
  for (const ForcedValue& forced : values.forced) {
    FieldValue& field = report.fields[at(forced.field)];
    field.proof = ids_of(report, forced.relations);
    // A cell that was not found is no blank: it may hold a figure that could not be read.
    if (!field.value && field.state != CellState::Missing) field.proved = forced.value;
  }
  report_contradictions(report, values, checks, findings);
  report_other_failures(report, checks, values, findings);
  for (const FieldValue& field : report.fields) {
    report_cell(report, field, findings);
    if (field.proved) findings.add(about(report, field, Code::ValueProved, {std::to_string(*field.proved)}));
  }
  report_misread_deltas(report, findings);
}

}  // namespace zhengben
