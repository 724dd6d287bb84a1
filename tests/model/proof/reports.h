// Reports for tests, made of cell texts.
#ifndef ZHENGBEN_TESTS_MODEL_PROOF_REPORTS_H
#define ZHENGBEN_TESTS_MODEL_PROOF_REPORTS_H

#include <functional>
#include <map>
#include <random>
#include <string>

#include "model/report.h"
#include "model/repair/cell_value.h"

namespace zhengben::testing {

inline const Form& form_of(const std::string& version) {
  for (const Form& form : builtin_forms())
    if (form.version == version) return form;
  return builtin_forms().back();
}

inline void set(Report& report, const std::string& key, const std::string& raw) {
  const std::int32_t index = report.form->field_index(key);
  const FormField& form_field = report.form->fields[static_cast<std::size_t>(index)];
  FieldValue& field = report.fields[static_cast<std::size_t>(index)];
  const CellValue cell = parse_cell(raw, form_field.type, form_field.unit, report.form->tokens, true);
  field = {.field = index, .state = cell.state, .raw = raw, .text = cell.text, .value = cell.value, .unit = cell.unit, .proved = {}, .proof = {}, .candidates = cell.candidates};
}

inline Report report_of(const Form& form, const std::string& everywhere) {
  Report report;
  report.form = &form;
  report.fields.resize(form.fields.size());
  for (const FormField& field : form.fields) set(report, field.key, everywhere);
  return report;
}

// Tables 3 and 4 filled at random so that every sum holds.
inline Report random_report(const Form& form, std::mt19937& random) {
  Report report = report_of(form, "0");
  const auto number = [&](const std::string& key) { return report.field(key)->value->digits; };
  const auto draw = [&] { return random() % 4 == 0 ? static_cast<std::int64_t>(random() % 60) : static_cast<std::int64_t>(random() % 10 == 0); };
  const auto total = [&](const Relation& relation) {
    std::int64_t sum = 0;
    for (const Term& term : relation.right) sum += number(form.fields[static_cast<std::size_t>(term.field)].key);
    set(report, form.fields[static_cast<std::size_t>(relation.left[0].field)].key, std::to_string(sum));
  };
  for (const FormField& field : form.fields)
    if (!field.key.starts_with("t2") && !field.key.ends_with(".total") && field.key.find("total_processed") == std::string::npos) set(report, field.key, std::to_string(draw()));
  for (const Relation& relation : form.relations)
    if (relation.id.starts_with("t3.sum.") && relation.id != "t3.sum.total") total(relation);
  // What came in equals what was done and what is left over.
  for (const std::string column : {"natural", "commercial", "research", "welfare", "legal", "other_org"}) {
    const std::int64_t out = number("t3.total_processed." + column), in = number("t3.carried_in." + column);
    const std::int64_t left = std::max<std::int64_t>(number("t3.carried_out." + column), in - out);
    set(report, "t3.carried_out." + column, std::to_string(left));
    set(report, "t3.new." + column, std::to_string(out + left - in));
  }
  for (const Relation& relation : form.relations)
    if (relation.id.starts_with("t3.row.") || relation.id.starts_with("t4.sum.")) total(relation);
  return report;
}

}  // namespace zhengben::testing

#endif  // ZHENGBEN_TESTS_MODEL_PROOF_REPORTS_H
