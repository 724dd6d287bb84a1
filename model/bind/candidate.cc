#include "model/bind/candidate.h"

#include <algorithm>
#include <map>

namespace zhengben {

namespace {

// Tables that people stack into one: each row belongs to the form's table that claims it, and a row that none claims
// to the one whose rows it follows.
void share_rows(std::vector<TableBinding>& tables) {
  std::map<std::int32_t, std::map<std::int32_t, std::size_t>> owner;   // document table -> row -> form table
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const BoundRow& row : tables[t].bound.rows)
      if (row.form_row >= 0) owner[row.table].emplace(row.row, t);
  for (std::size_t t = 0; t < tables.size(); ++t)
    std::erase_if(tables[t].bound.rows, [&](const BoundRow& row) {
      const auto& rows = owner[row.table];
      auto after = rows.upper_bound(row.row);
      if (after == rows.begin()) return rows.empty() || after->second != t;
      return std::prev(after)->second != t;
    });
}

void count_labels(const std::vector<SourceTable>& sources, const FormRows& rows, TableBinding& table) {
  for (std::size_t i = 0; i < table.places.size(); ++i) {
    const SourcePlace& place = table.places[i];
    if (place.cell < 0 || rows.is_value(static_cast<int>(i))) continue;
    const Comparable& text = sources[static_cast<std::size_t>(place.source)].cells[static_cast<std::size_t>(place.cell)].shape;
    const Likeness how = rows.book.likeness_of(rows.book.label_of(i), text);
    table.exact += how >= Likeness::Variant ? 1 : 0;
    table.near += how != Likeness::None && how < Likeness::Variant ? 1 : 0;
  }
}

double fit_of(const Candidate& candidate) {
  double found = 0, all = 0;
  for (std::size_t t = 0; t < candidate.tables.size(); ++t) {
    const TableBinding& table = candidate.tables[t];
    for (std::size_t i = 0; i < table.places.size(); ++i) found += table.places[i].cell >= 0 && candidate.rows()[t].is_value(static_cast<int>(i)) ? 1 : 0;
    found += table.exact + table.near * 0.5;
    all += static_cast<double>(table.places.size());
  }
  return all == 0 ? 0 : found / all;
}

int values_placed(const FormRows& rows, const TableBinding& table) {
  int placed = 0;
  for (std::size_t i = 0; i < table.places.size(); ++i) placed += table.places[i].cell >= 0 && rows.is_value(static_cast<int>(i)) ? 1 : 0;
  return placed;
}

}  // namespace

int Candidate::sections_found() const {
  return static_cast<int>(std::ranges::count_if(sections, [](const FoundSection& section) { return section.line >= 0; }));
}

// One table of which most cells were found; or a title of this form with some of it.
bool Candidate::is_recognised() const {
  bool any = false;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const int placed = values_placed(rows()[t], tables[t]);
    if (placed * 2 > rows()[t].value_count) return true;
    any = any || placed > 0 || tables[t].ambiguous;
  }
  return title && (any || (title->usual && sections_found() >= 3));
}

Candidate try_form(Document& document, const std::vector<SourceTable>& sources, const Form& form) {
  Candidate candidate;
  candidate.form = &form;
  candidate.prepared = prepared(form);
  for (std::size_t t = 0; t < form.tables.size(); ++t) {
    candidate.tables.push_back(bind_table(document, sources, candidate.rows(), static_cast<int>(t)));
    count_labels(sources, candidate.rows()[t], candidate.tables.back());
  }
  share_rows(candidate.tables);
  std::set<std::int32_t> bound;
  for (const TableBinding& table : candidate.tables)
    for (const BoundRow& row : table.bound.rows) bound.insert(row.table);
  candidate.lines = lines_of(document, bound);
  candidate.title = find_title(candidate.lines, candidate.prepared->title);
  candidate.sections = find_sections(candidate.lines, form, candidate.title ? candidate.title->first + candidate.title->count : 0);
  candidate.fit = fit_of(candidate);
  return candidate;
}

}  // namespace zhengben
