#include "model/bind/bind_findings.h"

#include <algorithm>
#include <set>

#include "model/repair/typed_bookmark.h"
#include "model/text.h"
#include "model/traverse.h"

namespace zhengben {

namespace {

// Quoted texts stay short enough to read.
std::string quoted(const std::string& text) {
  constexpr std::size_t kCharacters = 40;
  std::u32string characters = to_utf32(without_typed_bookmarks(text));
  std::ranges::replace(characters, U'\n', U' ');
  if (characters.size() > kCharacters) characters = characters.substr(0, kCharacters) + U"…";
  return to_utf8(characters);
}

class TableOddities {
 public:
  TableOddities(const Document& document, const std::vector<SourceTable>& sources, const Candidate& candidate, std::size_t table, Findings& findings)
      : document_(document), sources_(sources), form_(*candidate.form), rows_(candidate.rows()[table]), table_(candidate.tables[table]), findings_(findings) {}

  void run() {
    if (table_.bound.rows.empty()) return missing_table();
    labels();
    source_rows();
    form_rows();
  }

 private:
  void missing_table() {
    if (table_.ambiguous) return findings_.add(Code::FormAmbiguous, {}, {rows_.table->id});
    findings_.add(Code::TableUnbound, {}, {rows_.table->id});
  }

  const SourceTable& source_of(std::int32_t table) const { return *std::ranges::find(sources_, table, &SourceTable::table); }

  Place place_of(std::int32_t table, const Cell& cell) const {
    Place place;
    place.table = table;
    place.row = cell.row;
    place.column = cell.column;
    place.page = cell.provenance.page > 0 ? cell.provenance.page : -1;
    return place;
  }

  void labels() {
    for (std::size_t i = 0; i < table_.places.size(); ++i) {
      const SourcePlace& at = table_.places[i];
      if (at.cell < 0 || rows_.is_value(static_cast<int>(i))) continue;
      const SourceTable& source = sources_[static_cast<std::size_t>(at.source)];
      const SourceCell& cell = source.cells[static_cast<std::size_t>(at.cell)];
      const std::int32_t label = rows_.book.label_of(i);
      const Likeness how = rows_.book.likeness_of(label, cell.shape);
      if (how == Likeness::Same) continue;
      const bool typo = how == Likeness::Typo || how == Likeness::Cut || how == Likeness::Scrambled;
      const Place place = place_of(source.table, document_.tables[static_cast<std::size_t>(source.table)].cells[static_cast<std::size_t>(at.cell)]);
      findings_.add(typo ? Code::LabelTypo : Code::LabelVariant, place, {quoted(cell.text), rows_.book.text(label)});
    }
  }

  void source_rows() {
    std::set<std::pair<std::int32_t, std::int32_t>> told;   // table and cell
    for (const BoundRow& row : table_.bound.rows) {
      const SourceTable& source = source_of(row.table);
      const Table& table = document_.tables[static_cast<std::size_t>(row.table)];
      const std::vector<int>& cells = source.rows[static_cast<std::size_t>(row.row)].cells;
      if (row.form_row < 0) {
        add_row(row, source, cells);
        continue;
      }
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const SourceCell& cell = source.cells[static_cast<std::size_t>(cells[i])];
        if (row.cells[i] >= 0 || cell.blank || !told.emplace(row.table, cells[i]).second) continue;
        const bool header = rows_.rows[static_cast<std::size_t>(row.form_row)].values == 0;
        findings_.add(header ? Code::ColumnAdded : Code::CellUnbound, place_of(row.table, table.cells[static_cast<std::size_t>(cells[i])]), {quoted(cell.text)});
      }
    }
  }

  void add_row(const BoundRow& row, const SourceTable& source, const std::vector<int>& cells) {
    std::string text;
    for (const int cell : cells) {
      const SourceCell& at = source.cells[static_cast<std::size_t>(cell)];
      if (at.blank || document_.tables[static_cast<std::size_t>(row.table)].cells[static_cast<std::size_t>(cell)].row != row.row) continue;
      text += (text.empty() ? "" : " ") + std::string(trimmed(at.text));
    }
    if (text.empty()) return;
    Place place;
    place.table = row.table;
    place.row = row.row;
    findings_.add(Code::RowAdded, place, {quoted(text)});
  }

  // Values that the document does not have, or that cannot be told: each row missing, each single cell of a row found.
  void form_rows() {
    for (int r = 0; r < static_cast<int>(rows_.rows.size()); ++r) {
      const FormRow& row = rows_.rows[static_cast<std::size_t>(r)];
      if (row.values == 0) continue;
      std::vector<int> absent;
      for (const int cell : row.cells)
        if (rows_.is_value(cell) && table_.places[static_cast<std::size_t>(cell)].cell < 0) absent.push_back(cell);
      if (absent.empty()) continue;
      const auto found = std::ranges::find(table_.bound.rows, r, &BoundRow::form_row);
      const std::string label = row.leaf >= 0 ? rows_.cell(row.leaf).text : rows_.table->id;
      if (found == table_.bound.rows.end()) {
        Finding item = finding(Code::RowMissing, {}, {label});
        for (const int cell : absent) item.fields.push_back(key_of(cell));
        findings_.add(item);
        continue;
      }
      for (const int cell : absent) {
        Finding item = finding(Code::CellUnbound, {.table = found->table, .row = found->row}, {form_.fields[static_cast<std::size_t>(rows_.cell(cell).field)].label});
        item.fields.push_back(key_of(cell));
        findings_.add(item);
      }
    }
  }

  const std::string& key_of(int cell) const { return form_.fields[static_cast<std::size_t>(rows_.cell(cell).field)].key; }

  const Document& document_;
  const std::vector<SourceTable>& sources_;
  const Form& form_;
  const FormRows& rows_;
  const TableBinding& table_;
  Findings& findings_;
};

Place place_of(const Line& line) {
  Place place;
  place.block = line.block;
  place.table = line.table;
  place.page = line.paragraph->provenance.page > 0 ? line.paragraph->provenance.page : -1;
  return place;
}

// Years as the running text names them: 2020年.
std::vector<int> years_named(const std::string& text) {
  std::vector<int> years;
  for (std::size_t at = text.find("20"); at != std::string::npos; at = text.find("20", at + 1)) {
    const bool digits = at + 4 <= text.size() && text[at + 2] >= '0' && text[at + 2] <= '9' && text[at + 3] >= '0' && text[at + 3] <= '9';
    if (digits && (at == 0 || text[at - 1] < '0' || text[at - 1] > '9') && text.compare(at + 4, 3, "年") == 0) years.push_back(std::stoi(text.substr(at, 4)));
  }
  return years;
}

// A report that speaks of the year before and never of its own was copied from last year's.
void find_stale_year(const Candidate& candidate, Findings& findings) {
  if (!candidate.title || !candidate.title->year) return;
  const int year = *candidate.title->year;
  const Line* stale = nullptr;
  for (std::size_t i = candidate.title->first + candidate.title->count; i < candidate.lines.size(); ++i)
    for (const int named : years_named(candidate.lines[i].text)) {
      if (named == year) return;
      if (named == year - 1 && !stale) stale = &candidate.lines[i];
    }
  if (stale) findings.add(Code::YearMismatch, place_of(*stale), {std::to_string(year - 1), std::to_string(year)});
}

void find_residue(const Candidate& candidate, Findings& findings) {
  static constexpr std::string_view kResidue[] = {"填写说明", "此处填写", "请填写", "××", "XX局", "XX市", "XX县", "XX区", "XX年", "20XX", "xx局", "xx年", "XXX", "＊＊＊"};
  for (const Line& line : candidate.lines)
    for (const std::string_view residue : kResidue)
      if (line.text.find(residue) != std::string::npos) {
        findings.add(Code::TemplateResidue, place_of(line), {quoted(line.text)});
        break;
      }
}

}  // namespace

void find_table_oddities(const Document& document, const std::vector<SourceTable>& sources, const Candidate& candidate, Findings& findings) {
  for (std::size_t t = 0; t < candidate.tables.size(); ++t) TableOddities(document, sources, candidate, t, findings).run();
}

void find_text_oddities(const Candidate& candidate, Findings& findings) {
  const Form& form = *candidate.form;
  if (!candidate.title) {
    findings.add(Code::TitleVariant, {}, {""});
  } else if (candidate.title->two_years) {
    Finding item = finding(Code::TitleVariant, place_of(candidate.lines[candidate.title->first]), {quoted(candidate.title->text)});
    item.severity = Severity::Warning;   // whose figures these are cannot be told
    findings.add(item);
  } else if (!candidate.title->usual) {
    findings.add(Code::TitleVariant, place_of(candidate.lines[candidate.title->first]), {quoted(candidate.title->text)});
  }
  if (candidate.title && candidate.title->year) {
    const int year = *candidate.title->year;
    if (year < form.first_year || (form.last_year > 0 && year > form.last_year)) findings.add(Code::EditionMismatch, {}, {std::to_string(year), form.id()});
  }
  for (std::size_t s = 0; s < candidate.sections.size(); ++s) {
    const FoundSection& section = candidate.sections[s];
    if (section.line < 0) {
      findings.add(Code::SectionMissing, {}, {form.sections[s].heading});
    } else if (section.likeness != Likeness::Same) {
      const Line& line = candidate.lines[static_cast<std::size_t>(section.line)];
      findings.add(Code::HeadingVariant, place_of(line), {quoted(line.text), form.sections[s].heading});
    }
  }
  find_stale_year(candidate, findings);
  find_residue(candidate, findings);
}

void find_boxed_values(const Document& document, const Report& report, Findings& findings) {
  if (document.text_boxes.empty()) return;
  for (const FieldValue& value : report.fields) {
    if (value.table < 0) continue;
    const Cell* cell = cell_at(document.tables[static_cast<std::size_t>(value.table)], value.row, value.column);
    if (cell == nullptr) continue;
    const std::string all = text_with_boxes(document, cell->blocks);
    if (without_blanks(all) == without_blanks(cell_text(*cell))) continue;
    Finding item = finding(Code::CellUnbound, {.table = value.table, .row = value.row, .column = value.column}, {quoted(all)});
    item.fields = {report.form->fields[static_cast<std::size_t>(value.field)].key};
    findings.add(std::move(item));
  }
}

}  // namespace zhengben
