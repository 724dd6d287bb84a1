#include <algorithm>

#include "model/repair/bound_cell.h"
#include "model/repair/decided.h"
#include "model/repair/edit.h"

namespace zhengben {

namespace {

using Verdict = DecidedCell::Verdict;

Finding about(const DecidedCell& decided, Code code, const Place& place, std::vector<std::string> arguments) {
  Finding item = finding(code, place, std::move(arguments));
  if (!decided.field.empty()) item.fields.push_back(decided.field);
  return item;
}

std::string note_of(const DecidedCell& decided) {
  std::string text = decided.verdict == Verdict::Right ? "right as it is" : decided.verdict == Verdict::Open ? "left open" : "";
  if (!decided.note.empty()) text += (text.empty() ? "" : ": ") + decided.note;
  return text;
}

class Writer {
 public:
  explicit Writer(Conversion& conversion) : conversion_(conversion), cell_of_(conversion.document) {}

  void write(const DecidedCell& decided) {
    if (decided.field.empty()) return add_note(decided, {});
    const Report* report = conversion_.report ? &*conversion_.report : nullptr;
    const std::int32_t index = report && report->form ? report->form->field_index(decided.field) : -1;
    if (index < 0) return refuse(decided, {}, "");
    FieldValue& field = conversion_.report->fields[static_cast<std::size_t>(index)];
    Cell* cell = cell_of_(field);
    if (!cell || field.raw != decided.seen || holds_table(*cell)) return refuse(decided, place_of(field), field.raw);
    if (decided.verdict == Verdict::Set) set(decided, field, *cell);
    if (decided.verdict == Verdict::PutBack) put_back(decided, field, *cell);
    add_note(decided, place_of(field));
  }

 private:
  void refuse(const DecidedCell& decided, const Place& place, const std::string& now) {
    conversion_.findings.add(about(decided, Code::DecisionRefused, place, {decided.field, decided.seen, now}));
  }

  void add_note(const DecidedCell& decided, const Place& place) {
    const std::string text = note_of(decided);
    if (!text.empty()) conversion_.findings.add(about(decided, Code::DecisionNoted, place, {text}));
  }

  void set(const DecidedCell& decided, FieldValue& field, Cell& cell) {
    const Form& form = *conversion_.report->form;
    const FormField& form_field = form.fields[static_cast<std::size_t>(field.field)];
    const CellValue parsed = parse_cell(decided.value, form_field.type, form_field.unit, form.tokens, true);
    if (!parsed.value && parsed.state != CellState::NotApplicable) {
      conversion_.findings.add(about(decided, Code::DecisionNoFigure, place_of(field), {decided.field, decided.value}));
      return;
    }
    change(decided, field, cell, parsed.text);
    take(field, parsed, form_field);
    field.uncertain = false;
  }

  // To what was read. Whether it was one zero or two cells, a person doubts it.
  void put_back(const DecidedCell& decided, FieldValue& field, Cell& cell) {
    const Form& form = *conversion_.report->form;
    const FormField& form_field = form.fields[static_cast<std::size_t>(field.field)];
    change(decided, field, cell, field.raw);
    take(field, parse_cell(field.raw, form_field.type, form_field.unit, form.tokens, false), form_field);
    field.text = field.raw;
    field.proof.clear();
  }

  void change(const DecidedCell& decided, const FieldValue& field, Cell& cell, const std::string& text) {
    // What was repaired in this cell is not what stands in it.
    std::erase_if(conversion_.changes, [&](const Change& each) { return each.field == decided.field; });
    if (text != cell_text(cell)) edit_cell(cell, text);
    if (text == field.raw) return;
    Change change{.code = Code::DecidedValue, .change_class = ChangeClass::Decided, .place = place_of(field), .field = {}, .before = field.raw, .after = text, .proof = {}};
    change.field = decided.field;
    conversion_.changes.push_back(std::move(change));
  }

  Conversion& conversion_;
  CellFinder cell_of_;
};

}  // namespace

void write_decided_values(Conversion& conversion, std::span<const DecidedCell> decided) {
  Writer writer(conversion);
  for (const DecidedCell& each : decided) writer.write(each);
}

void settle_decided(Conversion& conversion, std::span<const DecidedCell> decided) {
  for (const DecidedCell& each : decided) {
    if (each.verdict != Verdict::Right || each.field.empty()) continue;
    for (Finding& item : conversion.findings.items()) {
      const bool of_cell = item.fields.size() == 1 && item.fields.front() == each.field && item.severity == Severity::Warning;
      const bool of_sums = item.code == Code::SumFailsSuspect || item.code == Code::DecisionRefused || item.code == Code::DecisionNoFigure;
      if (of_cell && !of_sums) item.severity = Severity::Note;
    }
  }
}

}  // namespace zhengben
