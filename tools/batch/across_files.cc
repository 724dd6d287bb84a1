#include "tools/batch/across_files.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/error.h"
#include "model/proof/proof.h"
#include "model/text.h"
#include "tools/batch/journal_writer.h"

namespace zhengben {

namespace {

struct Source {
  std::int64_t id = 0;
  std::string agency;            // comparable
  int year = 0;
  std::string form, name;        // the agency's, as it is written
};

// Inputs of which a report came; a second file with the same bytes says nothing new.
std::vector<Source> sources(const JournalReader& journal) {
  Statement rows = journal.database().prepare(
      "SELECT id, agency, year, form FROM inputs WHERE state = 'done' AND duplicate_of IS NULL AND year IS NOT NULL AND agency <> '' AND form <> '' ORDER BY id");
  std::vector<Source> out;
  while (rows.step()) out.push_back({rows.number(0), comparable_agency(rows.text(1)), static_cast<int>(rows.number(2)), rows.text(3), rows.text(1)});
  std::stable_sort(out.begin(), out.end(), [](const Source& a, const Source& b) { return std::tie(a.agency, a.year) < std::tie(b.agency, b.year); });
  return out;
}

const Form* form_of(const std::string& id, const std::vector<const Form*>& forms) {
  const auto found = std::ranges::find_if(forms, [&](const Form* form) { return form->id() == id; });
  return found == forms.end() ? nullptr : *found;
}

// As much of it as the journal keeps. Without a form where that is not known here.
Report report_of(const Source& source, const JournalReader& journal, const std::vector<const Form*>& forms) {
  Report report;
  report.form = form_of(source.form, forms);
  report.agency = source.name;
  report.year = source.year;
  if (!report.form) return report;
  report.fields.resize(report.form->fields.size());
  for (const FieldRow& row : journal.fields(source.id)) {
    const std::int32_t index = report.form->field_index(row.key);
    if (index < 0) continue;
    FieldValue& field = report.fields[static_cast<std::size_t>(index)];
    field.field = index;
    field.text = row.text;
    field.value = decimal_of(row.value);
    field.unit = row.unit;
  }
  return report;
}

bool is_same_figure(const FieldValue& a, const FieldValue& b) {
  if (a.value && b.value) return compared(*a.value, *b.value) == 0 && a.unit == b.unit;
  return !a.value && !b.value && a.text == b.text;
}

// Fields of either that the other has otherwise or not at all.
std::vector<std::string> differing(const Report& a, const Report& b) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    const std::string& key = a.form->fields[i].key;
    const FieldValue* there = b.field(key);
    if (!there || !is_same_figure(a.fields[i], *there)) keys.push_back(key);
  }
  for (const FormField& field : b.form->fields)
    if (a.form->field_index(field.key) < 0) keys.push_back(field.key);
  return keys;
}

// The same for two reports that have the same figures.
std::string figures_of(const Report& report) {
  std::string out = report.form->name + "\n";
  for (std::size_t i = 0; i < report.fields.size(); ++i) {
    const FieldValue& field = report.fields[i];
    std::string text = field.value ? to_string(*field.value) : field.text;
    if (field.value && field.value->scale > 0) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    out += report.form->fields[i].key + "=" + text + " " + field.unit + "\n";
  }
  return out;
}

constexpr std::size_t kMostVersions = 16;   // of one agency's year: held against those of the years beside it

struct Told {
  const Source* source;
  Report report;
};

struct Parts {
  std::vector<std::optional<Decimal>> sums;   // nothing where a part gives none or another unit
  std::vector<bool> any;                      // whether some part gives a figure
  std::size_t count = 0;
};

class Across {
 public:
  Across(const JournalReader& journal, const AcrossOptions& options) : journal_(journal), options_(options), sources_(sources(journal)) {}

  std::vector<AcrossFinding> take() {
    agencies();
    if (!options_.total.empty()) totals();
    return std::move(findings_);
  }

 private:
  void add(std::int64_t input, std::int64_t other, Finding finding) { findings_.push_back({input, other, std::move(finding)}); }

  // One agency at a time, year by year.
  void agencies() {
    std::vector<Told> before;
    for (auto begin = sources_.begin(); begin != sources_.end();) {
      const auto end = std::find_if(begin, sources_.end(), [&](const Source& source) { return std::tie(source.agency, source.year) != std::tie(begin->agency, begin->year); });
      const bool follows = !before.empty() && before.front().source->agency == begin->agency && before.front().source->year + 1 == begin->year;
      const bool followed = end != sources_.end() && end->agency == begin->agency && begin->year + 1 == end->year;
      std::vector<Told> now;
      if (follows || followed || end - begin > 1) now = told_apart(begin, end);
      if (follows)
        for (const Told& earlier : before)
          for (const Told& later : now) carried_over(earlier, later);
      before = std::move(now);
      begin = end;
    }
  }

  // The reports of one agency for one year that do not have the same figures.
  std::vector<Told> told_apart(std::vector<Source>::const_iterator begin, std::vector<Source>::const_iterator end) {
    std::vector<Told> out;
    std::map<std::string, std::int64_t> known;
    for (auto source = begin; source != end; ++source) {
      Report report = report_of(*source, journal_, options_.forms);
      if (!report.form) continue;
      const auto [same, is_new] = known.emplace(figures_of(report), source->id);
      if (!is_new) add(source->id, same->second, finding(Code::ReportAgain, {}, {source->name, std::to_string(source->year)}));
      else if (!out.empty()) told_twice(out.front(), *source, report);
      if (is_new && out.size() < kMostVersions) out.push_back({&*source, std::move(report)});
    }
    return out;
  }

  void told_twice(const Told& first, const Source& source, const Report& report) {
    Finding item = finding(Code::ReportTwice, {}, {source.name, std::to_string(source.year)});
    item.fields = differing(first.report, report);
    item.arguments.push_back(std::to_string(item.fields.size()));
    add(source.id, first.source->id, std::move(item));
  }

  void carried_over(const Told& earlier, const Told& later) {
    Findings findings;
    check_across_years(earlier.report, later.report, findings);
    for (const Finding& item : findings.items()) add(later.source->id, earlier.source->id, item);
  }

  void totals() {
    const auto total = std::ranges::find_if(sources_, [&](const Source& source) { return journal_.input(source.id)->key == options_.total; });
    if (total == sources_.end()) throw Error(Code::Usage, {options_.total + ": no report to hold the others against"});
    const Report whole = report_of(*total, journal_, options_.forms);
    if (!whole.form) return;
    Parts parts{std::vector<std::optional<Decimal>>(whole.fields.size(), Decimal{}), std::vector<bool>(whole.fields.size(), false), 0};
    std::string agency;
    for (const Source& source : sources_) {
      // Of an agency that tells its year twice the first counts; that it does was told.
      if (source.year != total->year || source.agency == total->agency || (parts.count > 0 && source.agency == agency)) continue;
      agency = source.agency;
      add_part(parts, whole, report_of(source, journal_, options_.forms));
    }
    compare_totals(total->id, whole, parts);
  }

  static void add_part(Parts& parts, const Report& whole, const Report& part) {
    ++parts.count;
    for (std::size_t i = 0; i < parts.sums.size(); ++i) {
      std::optional<Decimal>& total = parts.sums[i];
      const FieldValue* field = part.field(whole.form->fields[i].key);
      const bool known = field && field->value;
      if (known) parts.any[i] = true;
      total = total && known && field->unit == whole.fields[i].unit ? sum(*total, *field->value) : std::nullopt;
    }
  }

  void compare_totals(std::int64_t input, const Report& whole, const Parts& parts) {
    Finding open = finding(Code::TotalNotJudged);
    for (std::size_t i = 0; i < parts.sums.size(); ++i) {
      const FormField& field = whole.form->fields[i];
      const std::optional<Decimal>& value = whole.fields[i].value;
      if (!value && !parts.any[i]) continue;   // a field that nobody fills in
      const std::optional<int> order = parts.sums[i] && value ? compared(*value, *parts.sums[i]) : std::nullopt;
      if (!order) open.fields.push_back(field.key);
      if (!order || *order == 0) continue;
      Finding item = finding(Code::TotalFails, {}, {field.label, to_string(*value), std::to_string(parts.count), to_string(*parts.sums[i])});
      item.fields = {field.key};
      add(input, 0, std::move(item));
    }
    if (open.fields.empty()) return;
    open.arguments = {std::to_string(open.fields.size())};
    add(input, 0, std::move(open));
  }

  const JournalReader& journal_;
  const AcrossOptions& options_;
  std::vector<Source> sources_;
  std::vector<AcrossFinding> findings_;
};

}  // namespace

std::string comparable_agency(std::string_view agency) {
  constexpr std::u32string_view kBrackets = U"()[]<>{}〔〕【】《》「」“”\"'";
  std::string out;
  for (const char32_t character : to_utf32(agency)) {
    const char32_t half = to_half_width(character);
    if (is_blank(half) || kBrackets.find(half) != std::u32string_view::npos) continue;
    append_utf8(out, half >= U'A' && half <= U'Z' ? half + 32 : half);
  }
  return out;
}

std::vector<AcrossFinding> check_across_files(const JournalReader& journal, const AcrossOptions& options) { return Across(journal, options).take(); }

void record_across_files(const std::string& journal, const std::vector<AcrossFinding>& findings, Language language) {
  Database database(journal, Opening::ReadWrite);
  require_schema(database);
  Transaction transaction(database);
  database.execute(
      "CREATE TABLE IF NOT EXISTS across(input INTEGER NOT NULL REFERENCES inputs(id), other INTEGER REFERENCES inputs(id), severity TEXT NOT NULL, code TEXT NOT NULL,"
      " message TEXT NOT NULL, fields TEXT NOT NULL); DELETE FROM across");
  Statement insert = database.prepare("INSERT INTO across VALUES (?, ?, ?, ?, ?, ?)");
  for (const AcrossFinding& item : findings) {
    std::string fields;
    for (const std::string& field : item.finding.fields) fields += (fields.empty() ? "" : " ") + field;
    insert.bind(1, item.input).bind(3, name_of(item.finding.severity)).bind(4, info(item.finding.code).id).bind(5, message(item.finding, language)).bind(6, fields);
    item.other != 0 ? insert.bind(2, item.other) : insert.bind_null(2);
    insert.run();
  }
  transaction.commit();
}

}  // namespace zhengben
