#include "tools/report/site_forms.h"

namespace zhengben {

namespace {

void print_fields(JsonPrinter& json, const Form& form) {
  json.key("fields");
  json.array(JsonPrinter::Shape::Lines);
  for (const FormField& field : form.fields) {
    json.array();
    json.string(field.key);
    json.string(field.label);
    json.string(field.unit);
    json.end();
  }
  json.end();
}

void print_table(JsonPrinter& json, const FormTable& table) {
  json.object();
  json.member("id", table.id);
  json.member("rows", table.rows);
  json.member("cols", table.columns);
  json.key("cells");
  json.array(JsonPrinter::Shape::Lines);
  for (const FormCell& cell : table.cells) {
    json.array();
    for (const int number : {cell.row, cell.column, cell.row_span, cell.column_span}) json.integer(number);
    cell.kind == FormCellKind::Value ? json.integer(cell.field) : json.string(cell.text);
    json.end();
  }
  json.end();
  json.end();
}

void print_terms(JsonPrinter& json, const std::vector<Term>& terms) {
  json.array();
  for (const Term& term : terms) json.integer(term.field);
  json.end();
}

void print_relation(JsonPrinter& json, const Relation& relation) {
  json.array();
  json.string(relation.id);
  json.string(relation.text);
  json.string(relation.comparison == Comparison::Equal ? "=" : "≤");
  print_terms(json, relation.left);
  print_terms(json, relation.right);
  json.end();
}

}  // namespace

void print_forms(JsonPrinter& json, const std::vector<const Form*>& forms) {
  json.array(JsonPrinter::Shape::Lines);
  for (const Form* form : forms) {
    json.object(JsonPrinter::Shape::Lines);
    json.member("id", form->id());
    print_fields(json, *form);
    json.key("tables");
    json.array(JsonPrinter::Shape::Lines);
    for (const FormTable& table : form->tables) print_table(json, table);
    json.end();
    json.key("relations");
    json.array(JsonPrinter::Shape::Lines);
    for (const Relation& relation : form->relations) print_relation(json, relation);
    json.end();
    json.end();
  }
  json.end();
}

}  // namespace zhengben
