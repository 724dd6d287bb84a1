// A statutory form as data: grids of labels and keyed value cells, types, aliases, relations, editions. Two editions
// of the annual report of government information disclosure are compiled in; more load from JSON.
#ifndef ZHENGBEN_MODEL_FORM_FORM_H
#define ZHENGBEN_MODEL_FORM_FORM_H

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

enum class FieldType : std::uint8_t { Count, SignedCount, Money };

struct FormField {
  std::string key, label;
  FieldType type = FieldType::Count;
  std::string unit;               // the header's, empty where the cell must carry it
};

enum class FormCellKind : std::uint8_t { Label, Note, Value };

struct FormCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  FormCellKind kind = FormCellKind::Label;
  std::string text;               // Label and Note
  std::int32_t field = -1;        // Value: index into Form::fields
};

struct FormTable {
  std::string id;                 // "t3"
  int section = 0;                // number of the section it stands in
  int rows = 0, columns = 0;
  std::vector<FormCell> cells;    // a full grid, by row, then column
  bool has_relations = false;     // t2 has none: lexical repair only
};

struct FormSection {
  int number = 0;
  std::string heading;            // "一、总体情况"
  bool narrative = true;
  std::vector<std::string> aliases;
};

enum class RelationLevel : std::uint8_t { Printed, Implied, Soft };
enum class Comparison : std::uint8_t { Equal, LessOrEqual };

struct Term {
  std::int32_t field = -1;        // index into Form::fields
  bool previous_year = false;     // of the report of the year before
};

struct Relation {
  std::string id, text;           // text: as the form or its notes say it, Chinese
  RelationLevel level = RelationLevel::Implied;
  Comparison comparison = Comparison::Equal;
  bool cross_year = false;
  std::vector<Term> left, right;  // sums
};

struct CellTokens {
  std::vector<std::string> not_applicable, units;
  std::map<std::string, std::string> signs;   // "减" -> "-"
};

struct PreparedForm;              // bind/prepared_form.h

struct Form {
  std::string name, version;      // "cn.ogi.annual_report", "2019"
  std::string authority;          // number and title of the notice
  int first_year = 0, last_year = 0;          // of reports; last 0: still in force
  std::string title_pattern;      // regular expression with named groups agency, year, agency2, over a title without blanks
  std::vector<FormSection> sections;
  std::vector<FormTable> tables;
  std::vector<FormField> fields;  // in the order of the grids
  std::vector<Relation> relations;
  std::map<std::string, std::vector<std::string>> label_aliases;   // a row's or column's key part -> other spellings
  CellTokens tokens;
  std::vector<std::int32_t> by_key;           // fields sorted by key: what field_index searches
  std::shared_ptr<const PreparedForm> prepared;   // by prepare(); of no use to a copy, which points elsewhere

  std::string id() const { return name + "/" + version; }
  std::int32_t field_index(std::string_view key) const;            // -1 where there is none
  const FormTable* table(std::string_view id) const;
};

// Reads and validates a form: full grids, keys known and unique, relations over known fields. Throws Error(FormInvalid),
// whose first argument says what is wrong.
Form form_from_json(std::string_view json);

// Makes once what binding needs of the form, so that not every document does. The form stays where it is from then on.
// Throws Error(FormInvalid) for a title_pattern that is no regular expression.
void prepare(Form& form);

// The forms compiled in, newest edition last; made once, read-only.
std::span<const Form> builtin_forms();

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_FORM_FORM_H
