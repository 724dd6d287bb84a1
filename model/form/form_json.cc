// The JSON of a form -> Form. The only file of the model that knows the JSON library.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "model/error.h"
#include "model/form/form.h"
#include "model/form/form_check.h"

namespace zhengben {

namespace {

using Json = nlohmann::json;

// Where in the form a value stands, so that an error names it.
class Reading {
 public:
  Reading(const Json& value, std::string path) : value_(&value), path_(std::move(path)) {}

  [[noreturn]] void fail(const std::string& what) const { throw Error(Code::FormInvalid, {path_ + ": " + what}); }
  bool has(const char* name) const { return value_->is_object() && value_->contains(name); }

  Reading operator[](const char* name) const {
    if (!has(name)) fail("\"" + std::string(name) + "\" is missing");
    return {(*value_)[name], path_ + "." + name};
  }

  std::string text() const {
    if (!value_->is_string()) fail("is not a string");
    return value_->get<std::string>();
  }

  int number() const {
    if (!value_->is_number_integer() || *value_ < -1'000'000 || *value_ > 1'000'000) fail("is not a small whole number");
    return value_->get<int>();
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    each([&](const Reading& item) { out.push_back(item.text()); });
    return out;
  }

  template <typename Visit>
  void each(const Visit& visit) const {
    if (!value_->is_array()) fail("is not an array");
    for (std::size_t i = 0; i < value_->size(); ++i) visit(Reading((*value_)[i], path_ + "[" + std::to_string(i) + "]"));
  }

  template <typename Visit>
  void each_named(const Visit& visit) const {
    if (!value_->is_object()) fail("is not an object");
    for (const auto& item : value_->items()) visit(item.key(), Reading(item.value(), path_ + "." + item.key()));
  }

  const Json& value() const { return *value_; }

 private:
  const Json* value_;
  std::string path_;
};

template <typename Value>
Value one_of(const Reading& reading, std::initializer_list<std::pair<std::string_view, Value>> known) {
  const std::string word = reading.text();
  for (const auto& [name, value] : known)
    if (name == word) return value;
  reading.fail("unknown word \"" + word + "\"");
}

std::string text_or(const Reading& reading, const char* name) { return reading.has(name) ? reading[name].text() : std::string(); }

void read_years(const Reading& authority, Form& form) {
  const Reading years = authority["report_years"];
  if (years.value().is_array()) {
    const std::vector<int> both = years.value().size() == 2 ? std::vector<int>{Reading(years.value()[0], "report_years[0]").number(), Reading(years.value()[1], "report_years[1]").number()}
                                                            : std::vector<int>{};
    if (both.empty()) years.fail("is not a pair of years");
    form.first_year = both[0];
    form.last_year = both[1];
    return;
  }
  const std::string open = years.text();   // "2021-": still in force
  if (open.size() != 5 || open.back() != '-' || !std::ranges::all_of(open.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; }))
    years.fail("is neither a pair of years nor \"YYYY-\"");
  form.first_year = std::stoi(open.substr(0, 4));
}

FormSection section_from(const Reading& reading) {
  FormSection section;
  section.number = reading["no"].number();
  section.heading = reading["heading"].text();
  section.narrative = one_of<bool>(reading["kind"], {{"narrative", true}, {"table", false}});
  if (reading.has("aliases")) section.aliases = reading["aliases"].texts();
  return section;
}

FormField field_from(const std::string& key, const Reading& reading) {
  FormField field;
  field.key = key;
  field.label = reading["label"].text();
  field.type = one_of<FieldType>(reading["type"], {{"count", FieldType::Count}, {"signed_count", FieldType::SignedCount}, {"money", FieldType::Money}});
  field.unit = text_or(reading, "unit");
  return field;
}

// Fields stand in the form in the order of the grids, whatever the order of their definitions.
FormCell cell_from(const Reading& reading, const Reading& definitions, Form& form) {
  FormCell cell;
  cell.row = reading["r"].number();
  cell.column = reading["c"].number();
  cell.row_span = reading["rs"].number();
  cell.column_span = reading["cs"].number();
  cell.kind = one_of<FormCellKind>(reading["kind"], {{"label", FormCellKind::Label}, {"note", FormCellKind::Note}, {"value", FormCellKind::Value}});
  if (cell.kind != FormCellKind::Value) {
    cell.text = reading["text"].text();
    return cell;
  }
  const std::string key = reading["key"].text();
  cell.field = static_cast<std::int32_t>(form.fields.size());
  form.fields.push_back(field_from(key, definitions[key.c_str()]));
  return cell;
}

FormTable table_from(const Reading& reading, const Reading& definitions, Form& form) {
  FormTable table;
  table.id = reading["id"].text();
  table.section = reading["section"].number();
  const Reading grid = reading["grid"];
  table.rows = grid["rows"].number();
  table.columns = grid["cols"].number();
  grid["cells"].each([&](const Reading& cell) { table.cells.push_back(cell_from(cell, definitions, form)); });
  std::ranges::sort(table.cells, {}, [](const FormCell& cell) { return std::pair(cell.row, cell.column); });
  return table;
}

std::vector<Term> terms_from(const Reading& reading, const Form& form) {
  std::vector<Term> terms;
  reading.each([&](const Reading& item) {
    std::string key = item.text();
    const bool previous_year = key.starts_with("prev:");
    if (previous_year) key.erase(0, 5);
    const std::int32_t field = form.field_index(key);
    if (field < 0) item.fail("unknown field \"" + key + "\"");
    terms.push_back({field, previous_year});
  });
  if (terms.empty()) reading.fail("is empty");
  return terms;
}

Relation relation_from(const Reading& reading, const Form& form) {
  Relation relation;
  relation.id = reading["id"].text();
  relation.text = text_or(reading, "zh");
  relation.level = one_of<RelationLevel>(reading["level"], {{"printed", RelationLevel::Printed}, {"implied", RelationLevel::Implied}, {"soft", RelationLevel::Soft}});
  if (reading.has("op")) relation.comparison = one_of<Comparison>(reading["op"], {{"=", Comparison::Equal}, {"<=", Comparison::LessOrEqual}});
  relation.cross_year = reading.has("scope") && one_of<bool>(reading["scope"], {{"report", false}, {"cross_year", true}});
  relation.left = terms_from(reading["lhs"], form);
  relation.right = terms_from(reading["rhs"], form);
  return relation;
}

void read_tokens(const Reading& reading, CellTokens& tokens) {
  tokens.not_applicable = reading["not_applicable"].texts();
  tokens.units = reading["unit_suffix"].texts();
  reading["sign_prefix"].each_named([&](const std::string& word, const Reading& sign) { tokens.signs[word] = sign.text(); });
}

void read_tables(const Reading& root, Form& form) {
  const Reading definitions = root["fields"];
  root["tables"].each([&](const Reading& table) { form.tables.push_back(table_from(table, definitions, form)); });
  form.by_key.resize(form.fields.size());
  std::iota(form.by_key.begin(), form.by_key.end(), 0);
  std::ranges::stable_sort(form.by_key, {}, [&](std::int32_t i) -> std::string_view { return form.fields[static_cast<std::size_t>(i)].key; });
  definitions.each_named([&](const std::string& key, const Reading& definition) {
    if (form.field_index(key) < 0) definition.fail("stands in no grid");
  });
}

}  // namespace

Form form_from_json(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (parsed.is_discarded()) throw Error(Code::FormInvalid, {"not JSON"});
  const Reading root(parsed, "form");
  Form form;
  form.name = root["form"].text();
  form.version = root["version"].text();
  const Reading authority = root["authority"];
  form.authority = text_or(authority, "doc_no") + " " + text_or(authority, "title");
  read_years(authority, form);
  form.title_pattern = root["title_pattern"].text();
  root["sections"].each([&](const Reading& section) { form.sections.push_back(section_from(section)); });
  read_tables(root, form);
  root["constraints"].each([&](const Reading& relation) { form.relations.push_back(relation_from(relation, form)); });
  if (root.has("label_aliases"))
    root["label_aliases"].each_named([&](const std::string& part, const Reading& words) { form.label_aliases[part] = words.texts(); });
  read_tokens(root["cell_tokens"], form.tokens);
  mark_tables_with_relations(form);
  check_form(form);
  return form;
}

}  // namespace zhengben
