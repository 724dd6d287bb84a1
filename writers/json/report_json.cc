// The report's fields, the checks, what was changed and what was found.
#include <algorithm>

#include "writers/json/json_parts.h"

namespace zhengben {

namespace {

const char* name_of(RelationLevel level) {
  switch (level) {
    case RelationLevel::Printed: return "printed";
    case RelationLevel::Implied: return "implied";
    case RelationLevel::Soft: return "soft";
  }
  return "soft";
}

void member(JsonPrinter& json, std::string_view name, const std::optional<Decimal>& value) {
  json.key(name);
  value ? json.decimal(*value) : json.null();
}

void print_field(JsonPrinter& json, const FieldValue& field) {
  json.object();
  json.member("raw", field.raw);
  json.member("text", field.text);
  json.member("state", name_of(field.state));
  member(json, "value", field.value);
  json.key("unit");
  field.unit.empty() ? json.null() : json.string(field.unit);
  if (field.proved) json.member("proved", *field.proved);
  if (!field.proof.empty()) json.member("proof", field.proof);
  if (!field.candidates.empty()) {
    json.key("candidates");
    json.array();
    for (const std::int64_t candidate : field.candidates) json.integer(candidate);
    json.end();
  }
  if (field.table >= 0) {
    json.key("at");
    json.object();
    json.member("table", field.table);
    json.member("r", field.row);
    json.member("c", field.column);
    if (field.page > 0) json.member("page", field.page);
    json.end();
  }
  json.end();
}

void print_place(JsonPrinter& json, const Place& place, const BlockIndex& blocks) {
  if (!place.part.empty()) json.member("part", place.part);
  if (place.block >= 0 && static_cast<std::size_t>(place.block) < blocks.size()) json.member("block", blocks[static_cast<std::size_t>(place.block)]);
  if (place.table >= 0) json.member("table", place.table);
  if (place.row >= 0) json.member("r", place.row);
  if (place.column >= 0) json.member("c", place.column);
  if (place.page > 0) json.member("page", place.page);
}

}  // namespace

const char* name_of(CellState state) {
  switch (state) {
    case CellState::Missing: return "MISSING";
    case CellState::Zero: return "ZERO";
    case CellState::Num: return "NUM";
    case CellState::NotApplicable: return "NA";
    case CellState::Empty: return "EMPTY";
    case CellState::Text: return "TEXT";
    case CellState::Split: return "SPLIT";
  }
  return "TEXT";
}

void print_report(JsonPrinter& json, const Report& report) {
  json.object(JsonPrinter::Shape::Lines);
  json.member("form", report.form->id());
  json.member("agency", report.agency);
  json.key("year");
  report.year ? json.integer(*report.year) : json.null();
  json.key("fields");
  json.object(JsonPrinter::Shape::Lines);
  for (const FieldValue& field : report.fields) {
    if (field.field < 0) continue;
    json.key(report.form->fields[static_cast<std::size_t>(field.field)].key);
    print_field(json, field);
  }
  json.end();
  json.end();
}

void print_checks(JsonPrinter& json, const Form* form, const std::vector<Check>& checks) {
  json.array(JsonPrinter::Shape::Lines);
  for (const Check& check : checks) {
    if (!form || check.relation < 0) continue;
    const Relation& relation = form->relations[static_cast<std::size_t>(check.relation)];
    json.object();
    json.member("id", relation.id);
    json.member("level", name_of(relation.level));
    json.member("comparison", relation.comparison == Comparison::Equal ? "=" : "<=");
    json.key("holds");
    check.holds ? json.boolean(*check.holds) : json.null();
    member(json, "lhs", check.left);
    member(json, "rhs", check.right);
    json.key("fields");
    json.array();
    for (const std::vector<Term>* side : {&relation.left, &relation.right})
      for (const Term& term : *side)
        if (term.field >= 0) json.string(form->fields[static_cast<std::size_t>(term.field)].key);
    json.end();
    json.end();
  }
  json.end();
}

void print_change(JsonPrinter& json, const Change& change, const BlockIndex& blocks) {
  json.object();
  json.member("code", info(change.code).id);
  json.member("class", name_of(change.change_class));
  json.key("at");
  json.object();
  if (change.field) json.member("field", *change.field);
  print_place(json, change.place, blocks);
  json.end();
  json.member("before", change.before);
  json.member("after", change.after);
  if (!change.proof.empty()) json.member("proof", change.proof);
  json.end();
}

void print_finding(JsonPrinter& json, const Finding& finding, Language language, const BlockIndex& blocks) {
  json.object();
  json.member("code", info(finding.code).id);
  json.member("severity", name_of(finding.severity));
  json.member("message", message(finding, language));
  json.key("at");
  json.object();
  if (!finding.fields.empty()) json.member("fields", finding.fields);
  if (finding.suspect) json.member("suspect", *finding.suspect);
  print_place(json, finding.place, blocks);
  json.end();
  if (finding.wants) json.member("wants", *finding.wants);
  json.end();
}

}  // namespace zhengben
