#include "model/form/form_check.h"

#include <algorithm>
#include <set>

#include "model/error.h"

namespace zhengben {

namespace {

// A statutory form fits on a few pages; what is larger is not one.
constexpr int kMaxSide = 1'000;
constexpr std::int64_t kMaxSlots = 100'000;

[[noreturn]] void fail(const std::string& what) { throw Error(Code::FormInvalid, {what}); }

std::string at(const FormTable& table, int row, int column) {
  return "table \"" + table.id + "\", row " + std::to_string(row) + ", column " + std::to_string(column);
}

void check_grid(const FormTable& table) {
  if (table.rows < 1 || table.columns < 1 || table.rows > kMaxSide || table.columns > kMaxSide || std::int64_t{table.rows} * table.columns > kMaxSlots)
    fail("table \"" + table.id + "\": bad size");
  std::vector<char> covered(static_cast<std::size_t>(table.rows * table.columns), 0);
  for (const FormCell& cell : table.cells) {
    const bool inside = cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1 && cell.row <= table.rows - cell.row_span &&
                        cell.column <= table.columns - cell.column_span;
    if (!inside) fail(at(table, cell.row, cell.column) + ": cell outside the grid");
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        char& slot = covered[static_cast<std::size_t>(r * table.columns + c)];
        if (slot) fail(at(table, r, c) + ": covered twice");
        slot = 1;
      }
  }
  if (const auto hole = std::ranges::find(covered, 0); hole != covered.end()) {
    const auto slot = static_cast<int>(hole - covered.begin());
    fail(at(table, slot / table.columns, slot % table.columns) + ": not covered");
  }
}

template <typename Items, typename Of>
void check_unique(const Items& items, const Of& of, const std::string& what) {
  std::set<std::string> seen;
  for (const auto& item : items)
    if (!seen.insert(of(item)).second) fail(what + " \"" + of(item) + "\" stands twice");
}

}  // namespace

void check_form(const Form& form) {
  if (form.tables.empty() || form.fields.empty()) fail("no table or no field");
  check_unique(form.fields, [](const FormField& field) { return field.key; }, "field");
  check_unique(form.tables, [](const FormTable& table) { return table.id; }, "table");
  check_unique(form.relations, [](const Relation& relation) { return relation.id; }, "relation");
  check_unique(form.sections, [](const FormSection& section) { return std::to_string(section.number); }, "section");
  for (const FormTable& table : form.tables) {
    check_grid(table);
    if (std::ranges::none_of(form.sections, [&](const FormSection& section) { return section.number == table.section; }))
      fail("table \"" + table.id + "\": no section " + std::to_string(table.section));
  }
  for (const Relation& relation : form.relations)
    for (const std::vector<Term>* side : {&relation.left, &relation.right})
      for (const Term& term : *side)
        if (term.previous_year && !relation.cross_year) fail("relation \"" + relation.id + "\": another year in a relation within one report");
}

void mark_tables_with_relations(Form& form) {
  std::vector<char> related(form.fields.size(), 0);
  for (const Relation& relation : form.relations) {
    if (relation.level == RelationLevel::Soft || relation.cross_year) continue;
    for (const std::vector<Term>* side : {&relation.left, &relation.right})
      for (const Term& term : *side) related[static_cast<std::size_t>(term.field)] = 1;
  }
  for (FormTable& table : form.tables)
    table.has_relations =
        std::ranges::any_of(table.cells, [&](const FormCell& cell) { return cell.field >= 0 && related[static_cast<std::size_t>(cell.field)]; });
}

}  // namespace zhengben
