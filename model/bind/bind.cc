#include "model/bind/bind.h"

#include <algorithm>

#include "model/bind/bind_findings.h"
#include "model/bind/candidate.h"
#include "model/bind/heading_roles.h"
#include "model/repair/cell_value.h"
#include "model/text.h"

namespace zhengben {

namespace {

// The unit that the label over a value names: 采购总金额（单位：元）. Empty where it names none.
std::string unit_in_label(const std::string& label, const CellTokens& tokens) {
  const std::string plain = without_blanks(label);
  std::string found;
  for (const std::string& unit : tokens.units)
    for (const std::string_view close : {"）", ")"})
      for (const std::string_view open : {"（", "(", "：", ":"})
        if (plain.find(std::string(open) + unit + std::string(close)) != std::string::npos && unit.size() > found.size()) found = unit;
  return found;
}

class ReportMaker {
 public:
  ReportMaker(Document& document, const std::vector<SourceTable>& sources, Candidate& candidate) : document_(document), sources_(sources), candidate_(candidate) {}

  Report run() {
    Report report;
    report.form = candidate_.form;
    if (candidate_.title) {
      report.title = candidate_.title->text;
      report.agency = candidate_.title->agency;
      report.year = candidate_.title->year;
    }
    report.fields.resize(candidate_.form->fields.size());
    for (std::size_t i = 0; i < report.fields.size(); ++i) {
      report.fields[i].field = static_cast<std::int32_t>(i);
      report.fields[i].unit = candidate_.form->fields[i].unit;
    }
    for (std::size_t t = 0; t < candidate_.tables.size(); ++t) {
      take_table(t, report);
      report.tables.push_back(std::move(candidate_.tables[t].bound));
    }
    return report;
  }

 private:
  void take_table(std::size_t t, Report& report) {
    const FormRows& rows = candidate_.rows()[t];
    const TableBinding& table = candidate_.tables[t];
    for (std::size_t i = 0; i < table.places.size(); ++i) {
      const SourcePlace& place = table.places[i];
      if (place.cell < 0) continue;
      const SourceTable& source = sources_[static_cast<std::size_t>(place.source)];
      Table& holder = document_.tables[static_cast<std::size_t>(source.table)];
      holder.part_of = rows.table->id;
      Cell& cell = holder.cells[static_cast<std::size_t>(place.cell)];
      const FormCell& form_cell = rows.cell(static_cast<int>(i));
      if (form_cell.kind == FormCellKind::Value)
        take_value(t, static_cast<int>(i), source, cell, report.fields[static_cast<std::size_t>(form_cell.field)]);
      else
        cell.header = rows.scope_of(static_cast<int>(i));
    }
  }

  void take_value(std::size_t t, int form_cell, const SourceTable& source, const Cell& cell, FieldValue& value) {
    const Form& form = *candidate_.form;
    const FormRows& rows = candidate_.rows()[t];
    const FormField& field = form.fields[static_cast<std::size_t>(value.field)];
    if (field.type == FieldType::Money) value.label_unit = unit_over(t, form_cell);
    const std::string& unit = value.label_unit.empty() ? field.unit : value.label_unit;
    value.table = source.table;
    value.row = cell.row;
    value.column = cell.column;
    value.page = cell.provenance.page;
    value.raw = cell_text(cell);
    const CellValue parsed = parse_cell(value.raw, field.type, unit, form.tokens, candidate_.tables[t].whole[static_cast<std::size_t>(rows.cell(form_cell).row)] != 0);
    value.state = parsed.state;
    value.text = parsed.text;
    value.value = parsed.value;
    value.candidates = parsed.candidates;
    value.unit = parsed.unit.empty() ? unit : parsed.unit;
    if (cell.uncertain) leave_open(value);
  }

  // A figure that the source does not give for certain is none.
  static void leave_open(FieldValue& value) {
    value.uncertain = true;
    value.state = CellState::Text;
    value.text = value.raw;
    value.value.reset();
    value.candidates.clear();
  }

  std::string unit_over(std::size_t t, int form_cell) const {
    const int header = candidate_.rows()[t].header_of[static_cast<std::size_t>(form_cell)];
    if (header < 0) return "";
    const SourcePlace& place = candidate_.tables[t].places[static_cast<std::size_t>(header)];
    if (place.cell < 0) return "";
    return unit_in_label(sources_[static_cast<std::size_t>(place.source)].cells[static_cast<std::size_t>(place.cell)].text, candidate_.form->tokens);
  }

  Document& document_;
  const std::vector<SourceTable>& sources_;
  Candidate& candidate_;
};

bool covers(const Form& form, int year) { return form.first_year <= year && (form.last_year == 0 || year <= form.last_year); }

// The form whose labels fit best. Where they fit alike (a document of one table that both editions share) the year
// decides between them; nothing else may.
std::size_t best_of(const std::vector<Candidate>& candidates, bool& close) {
  constexpr double kSameFit = 0.005;
  std::size_t best = 0;
  close = false;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    const double more = candidates[i].fit - candidates[best].fit;
    if (more < -kSameFit) continue;
    if (more > kSameFit) {
      best = i;
      close = false;
      continue;
    }
    const std::optional<int> year = candidates[i].title ? candidates[i].title->year : std::nullopt;
    const bool here = year && covers(*candidates[i].form, *year), there = year && covers(*candidates[best].form, *year);
    close = close || here == there;
    if (here && !there) best = i;
  }
  return best;
}

}  // namespace

std::optional<Report> bind(Document& document, std::span<const Form* const> forms, Findings& findings) {
  const std::vector<SourceTable> sources = source_tables(document);
  std::vector<Candidate> candidates;
  for (const Form* form : forms) candidates.push_back(try_form(document, sources, *form));
  std::erase_if(candidates, [](const Candidate& candidate) { return !candidate.is_recognised(); });
  if (candidates.empty()) {
    findings.add(Code::FormUnrecognised);
    return std::nullopt;
  }
  bool close = false;
  Candidate& chosen = candidates[best_of(candidates, close)];
  if (close) {
    std::string ids;
    for (const Candidate& candidate : candidates) ids += (ids.empty() ? "" : ", ") + candidate.form->id();
    findings.add(Code::FormAmbiguous, {}, {ids});
  }
  find_table_oddities(document, sources, chosen, findings);
  find_text_oddities(chosen, findings);
  set_heading_roles(chosen, findings);
  Report report = ReportMaker(document, sources, chosen).run();
  find_boxed_values(document, report, findings);
  return report;
}

}  // namespace zhengben
