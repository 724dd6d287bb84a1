#include <algorithm>
#include <optional>
#include <vector>

#include "model/proof/forced_values.h"
#include "model/repair/bound_cell.h"
#include "model/repair/cell_value.h"
#include "model/repair/edit.h"
#include "model/repair/repairs.h"
#include "model/repair/typed_bookmark.h"

namespace zhengben {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

// bind has told whether the row is whole; "00" with a value is one zero, without one it may be two cells.
CellValue parsed_like_bound(const Report& report, const FieldValue& field, const std::string& text) {
  const FormField& form_field = report.form->fields[at(field.field)];
  CellValue cell = parse_cell(text, form_field.type, form_field.unit, report.form->tokens, true);
  const bool zeros = std::find(cell.repairs.begin(), cell.repairs.end(), Code::CellZeros) != cell.repairs.end();
  if (zeros && !field.value && text == field.raw) cell = parse_cell(text, form_field.type, form_field.unit, report.form->tokens, false);
  return cell;
}

// The one that says most about the change.
Code leading_repair(const std::vector<Code>& repairs) {
  for (const Code code : {Code::CellZeros, Code::CellSign, Code::CellThousands, Code::CellUnit, Code::CellFullWidth, Code::CellTrimmed})
    if (std::find(repairs.begin(), repairs.end(), code) != repairs.end()) return code;
  return repairs.empty() ? Code::CellTrimmed : repairs.front();
}

std::vector<std::string> ids_of(const Report& report, const std::vector<std::int32_t>& relations) {
  std::vector<std::string> ids;
  for (const std::int32_t relation : relations) ids.push_back(report.form->relations[at(relation)].id);
  return ids;
}

// Proofs of the zeros that were typed several times, by field; the rest of what is forced is stated by prove().
void add_proofs_of_zeros(Report& report, std::vector<Change>& changes, std::size_t first) {
  const bool any = std::any_of(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(), [](const Change& change) { return change.code == Code::CellZeros; });
  if (!any) return;
  for (const ForcedValue& forced : forced_values(report, check_relations(report)).forced) {
    FieldValue& field = report.fields[at(forced.field)];
    if (!field.value) continue;
    field.proof = ids_of(report, forced.relations);
    const std::string& key = report.form->fields[at(forced.field)].key;
    for (std::size_t i = first; i < changes.size(); ++i)
      if (changes[i].code == Code::CellZeros && changes[i].field == key) changes[i].proof = field.proof;
  }
}

}  // namespace

void repair_figures(Conversion& conversion) {
  Report& report = *conversion.report;
  CellFinder cell_of(conversion.document);
  const std::size_t first = conversion.changes.size();
  for (FieldValue& field : report.fields) {
    Cell* cell = cell_of(field);
    if (!cell || field.uncertain) continue;
    const std::string unmarked = without_typed_bookmarks(field.raw);
    const CellValue parsed = parsed_like_bound(report, field, unmarked);
    take(field, parsed, report.form->fields[at(field.field)]);
    if (parsed.text == field.raw || holds_table(*cell)) continue;
    Change change{.code = unmarked == field.raw ? leading_repair(parsed.repairs) : Code::TypedBookmarkRemoved, .place = place_of(field), .field = {}, .before = field.raw, .after = parsed.text, .proof = {}};
    change.field = report.form->fields[at(field.field)].key;
    edit_cell(*cell, parsed.text);
    conversion.changes.push_back(std::move(change));
  }
  add_proofs_of_zeros(report, conversion.changes, first);
}

void write_proved_values(Conversion& conversion) {
  Report& report = *conversion.report;
  CellFinder cell_of(conversion.document);
  for (const ForcedValue& forced : forced_values(report, check_relations(report)).forced) {
    FieldValue& field = report.fields[at(forced.field)];
    Cell* cell = cell_of(field);
    if (field.value || !cell || holds_table(*cell)) continue;
    const FormField& form_field = report.form->fields[at(forced.field)];
    Change change{.code = Code::ProvedValue, .change_class = ChangeClass::Proved, .place = place_of(field), .field = form_field.key, .before = field.text,
                  .after = std::to_string(forced.value), .proof = ids_of(report, forced.relations)};
    edit_cell(*cell, change.after);
    take(field, parse_cell(change.after, form_field.type, form_field.unit, report.form->tokens, true), form_field);
    field.proof = change.proof;
    conversion.changes.push_back(std::move(change));
  }
}

}  // namespace zhengben
