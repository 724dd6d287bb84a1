#include "tools/report/summary_workbook.h"

#include <unistd.h>

#include <algorithm>
#include <map>

#include "model/error.h"
#include "tools/files/interrupt.h"
#include "tools/report/seen_across.h"
#include "tools/report/seen_report.h"
#include "tools/report/summary_totals.h"
#include "tools/report/workbook.h"

namespace zhengben {

namespace {

constexpr double kName = 32, kAgency = 26, kText = 30, kLabel = 44, kShort = 11;

class Summary {
 public:
  Summary(const JournalReader& journal, const WorkbookOptions& options, Workbook& book)
      : journal_(journal), options_(options), book_(book),
        files_(book.add(say("Files"), columns({{"File", kName}, {"State", kShort}, {"Exit status", kShort}, {"Agency", kAgency}, {"Year", 8}, {"Form", kAgency}, {"Format", kShort}, {"Repairs", kShort},
                                               {"For a person", kShort}, {"Lost", kShort}, {"Notes", kShort}, {"Sums hold", kShort}, {"Sums fail", kShort}, {"Sums open", kShort}, {"Bytes", 12},
                                               {"SHA-256", kText}, {"Same bytes as", kName}, {"Code", 20}, {"Message", kText}}))) {}

  void write() {
    for_each_form([&](const Form& form) { add_field_sheet(form); });
    changes_ = &book_.add(say("Repairs"), columns({{"File", kName}, {"Agency", kAgency}, {"Year", 8}, {"Code", 20}, {"Class", kShort}, {"Cell", kLabel}, {"Before", kText}, {"After", kText}, {"Table", 8},
                                                   {"Row", 8}, {"Column", 8}, {"Page", 8}}));
    findings_ = &book_.add(say("Findings"), columns({{"File", kName}, {"Agency", kAgency}, {"Year", 8}, {"Severity", kShort}, {"Code", 20}, {"Message", 60}, {"Other file", kName}, {"Cell", kLabel}, {"Wanted", kShort},
                                                     {"Table", 8}, {"Row", 8}, {"Column", 8}, {"Page", 8}}));
    const auto across = seen_across(journal_);
    journal_.each_input([&](const InputRow& input) {
      throw_if_interrupted();
      file_row(input);
      const std::string json = input.state == InputState::Done && !input.duplicate_of ? journal_.report(input.id) : "";
      if (json.empty()) return;
      SeenReport report = seen_report(json);
      if (const auto found = across.find(input.id); found != across.end()) report.findings.insert(report.findings.end(), found->second.begin(), found->second.end());
      report_rows(input, report);
    });
    agency_sheet();
    for_each_form([&](const Form& form) { total_sheet(form); });
    book_.close();
  }

 private:
  std::string say(const char* english) const { return translated(english, options_.language); }

  std::vector<SheetColumn> columns(std::vector<SheetColumn> list) const {
    for (SheetColumn& column : list) column.heading = say(column.heading.c_str());
    return list;
  }

  // Those of the batch that are known, in the order of their ids.
  void for_each_form(const std::function<void(const Form&)>& visit) const {
    Statement rows = journal_.database().prepare("SELECT DISTINCT form FROM inputs WHERE form IS NOT NULL ORDER BY form");
    std::vector<std::string> ids;
    while (rows.step()) ids.push_back(rows.text(0));
    for (const std::string& id : ids)
      if (const Form* form = form_of(id)) visit(*form);
  }

  const Form* form_of(const std::string& id) const {
    const auto found = std::find_if(options_.forms.begin(), options_.forms.end(), [&](const Form* form) { return form->id() == id; });
    return found == options_.forms.end() ? nullptr : *found;
  }

  void add_field_sheet(const Form& form) {
    std::vector<SheetColumn> list = columns({{"Agency", kAgency}, {"Year", 8}, {"File", kName}});
    for (const FormField& field : form.fields) list.push_back({field.label + (field.unit.empty() ? "" : " (" + field.unit + ")"), 14});
    fields_[form.id()] = &book_.add(say("Fields") + " " + form.version, list, 3);
  }

  void file_row(const InputRow& input) {
    const DocumentFacts& facts = input.facts;
    files_.text(input.key);
    files_.text(say(input.state == InputState::Done ? (input.exit_status == 0 ? "clean" : "for a person") : std::string(name_of(input.state)).c_str()));
    input.state == InputState::Done || input.state == InputState::Failed ? files_.number(std::int64_t{input.exit_status}) : files_.blank();
    files_.text(facts.agency);
    facts.year ? files_.number(*facts.year) : files_.blank();
    files_.text(facts.form);
    files_.text(facts.format);
    for (const std::int64_t count : {facts.changes, facts.warnings, facts.losses, facts.notes, facts.relations_hold, facts.relations_fail, facts.relations_open, input.bytes}) files_.number(count);
    files_.text(input.sha256);
    files_.text(input.duplicate_of ? journal_.input(*input.duplicate_of).value_or(InputRow{}).key : "");
    files_.text(input.code);
    files_.text(input.message);
    files_.end_row();
  }

  void head(Sheet& sheet, const InputRow& input) const {
    sheet.text(input.key);
    sheet.text(input.facts.agency);
    input.facts.year ? sheet.number(*input.facts.year) : sheet.blank();
  }

  // Counted from 1, as people do.
  static void place(Sheet& sheet, const SeenPlace& at) {
    for (const auto& number : {at.table, at.row, at.column}) number ? sheet.number(*number + 1) : sheet.blank();
    at.page ? sheet.number(*at.page) : sheet.blank();
  }

  static std::string label_of(const Form* form, const std::string& key) {
    const std::int32_t index = form ? form->field_index(key) : -1;
    return index < 0 ? key : form->fields[static_cast<std::size_t>(index)].label;
  }

  void report_rows(const InputRow& input, const SeenReport& report) {
    const Form* form = form_of(report.form);
    totals_.add(input, report);
    if (form) field_row(*fields_.at(form->id()), *form, input, report);
    for (const SeenChange& change : report.changes) {
      head(*changes_, input);
      for (const std::string& text : {change.code, change.change_class, label_of(form, change.field), change.before, change.after}) changes_->text(text);
      place(*changes_, change.at);
      changes_->end_row();
    }
    for (const SeenFinding& finding : report.findings) {
      head(*findings_, input);
      for (const std::string& text : {say(finding.severity.c_str()), finding.code, finding.message, finding.other, finding.fields.size() == 1 ? label_of(form, finding.fields.front()) : std::string()}) findings_->text(text);
      finding.wants ? findings_->number(*finding.wants) : findings_->blank();
      place(*findings_, finding.at);
      findings_->end_row();
    }
  }

  // A figure where the report says one, else what stands in the cell.
  static void field_row(Sheet& sheet, const Form& form, const InputRow& input, const SeenReport& report) {
    sheet.text(input.facts.agency);
    input.facts.year ? sheet.number(*input.facts.year) : sheet.blank();
    sheet.text(input.key);
    for (const FormField& field : form.fields) {
      const SeenField* seen = report.field(field.key);
      if (!seen) sheet.blank();
      else if (seen->value.empty()) sheet.text(seen->text);
      else sheet.figure(seen->value);
    }
    sheet.end_row();
  }

  std::vector<SheetColumn> with_years(std::vector<SheetColumn> list) const {
    for (const std::int64_t year : totals_.years()) list.push_back({year == 0 ? say("no year") : std::to_string(year), 12});
    list.push_back({say("All years"), 12});
    return list;
  }

  // Reports of each agency and year.
  void agency_sheet() {
    Sheet& sheet = book_.add(say("Agencies"), with_years(columns({{"Agency", kAgency}})));
    std::map<std::int64_t, std::int64_t> all;
    for (const auto& [agency, years] : totals_.agencies()) {
      sheet.text(agency.empty() ? say("no agency") : agency);
      count_row(sheet, years);
      for (const auto& [year, count] : years) all[year] += count;
    }
    sheet.bold();
    sheet.text(say("All agencies"));
    count_row(sheet, all);
  }

  void count_row(Sheet& sheet, const std::map<std::int64_t, std::int64_t>& years) const {
    std::int64_t total = 0;
    for (const std::int64_t year : totals_.years()) {
      const auto found = years.find(year);
      found == years.end() ? sheet.blank() : sheet.number(found->second);
      total += found == years.end() ? 0 : found->second;
    }
    sheet.number(total);
    sheet.end_row();
  }

  // What each field comes to over all reports of a form, and how many reports do not say it.
  void total_sheet(const Form& form) {
    const auto of_form = totals_.fields().find(form.id());
    if (of_form == totals_.fields().end()) return;
    std::vector<SheetColumn> list = with_years(columns({{"Field", kLabel}}));
    list.push_back({say("Reports without a figure"), 14});
    Sheet& sheet = book_.add(say("Totals") + " " + form.version, list);
    for (const FormField& field : form.fields) {
      const auto found = of_form->second.find(field.key);
      if (found == of_form->second.end()) continue;
      sheet.text(field.label);
      FieldTotal all;
      for (const std::int64_t year : totals_.years()) {
        const auto total = found->second.find(year);
        if (total == found->second.end() || total->second.values == 0) sheet.blank();
        else sheet.number(total->second.sum);
        if (total == found->second.end()) continue;
        all.sum += total->second.sum;
        all.without += total->second.without;
      }
      sheet.number(all.sum);
      sheet.number(all.without);
      sheet.end_row();
    }
  }

  const JournalReader& journal_;
  const WorkbookOptions& options_;
  Workbook& book_;
  Sheet& files_;
  Sheet *changes_ = nullptr, *findings_ = nullptr;
  std::map<std::string, Sheet*> fields_;
  SummaryTotals totals_;
};

std::int64_t last_moment(const JournalReader& journal) {
  Statement row = journal.database().prepare("SELECT max(finished) FROM inputs");
  return row.step() ? row.number(0) : 0;
}

}  // namespace

void write_summary_workbook(const JournalReader& journal, const WorkbookOptions& options) {
  check_output(options.path, options.overwrite);
  const std::string temporary = options.path + ".zhengben-" + std::to_string(::getpid());
  try {
    Workbook book(temporary, last_moment(journal));
    Summary(journal, options, book).write();
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  StagedOutput file = StagedOutput::adopt(temporary, options.path);
  file.seal();
  file.publish(options.overwrite);
  sync_folder(folder_holding(options.path));
}

}  // namespace zhengben
