#include "tools/pipeline/verify.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/error.h"
#include "model/text.h"
#include "model/nested_notes.h"
#include "readers/reader.h"
#include "tools/pipeline/json_syntax.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(std::string why) { throw Error(Code::OutputInvalid, {std::move(why)}); }

// What the reader sees, blanks apart, in reading order: paragraphs of body, boxes and notes that have a text, and tables,
// those in boxes and cells too, each as its cells' texts. The text of a box is that of what it is anchored in: the standard
// style opens boxes, and no box may stand in another. Headers and footers are page furniture, which the standard style
// replaces.
class Shown {
 public:
  explicit Shown(const Document& document) : document_(document) {
    collect(document.body, {});
    for (const Note& note : document.notes) collect(note.blocks, {.in_note = true});
  }
  std::vector<std::string> paragraphs;
  std::vector<std::vector<std::string>> tables;

 private:
  static constexpr int kMaxDepth = 200;
  struct Where {
    int depth = 0;
    bool in_note = false;
    std::optional<std::pair<std::size_t, std::size_t>> cell;   // the table and the cell that the text belongs to
  };

  void collect(const std::vector<Block>& blocks, Where where) {
    if (++where.depth > kMaxDepth) return;
    for (const Block& block : blocks) {
      if (const auto* reference = std::get_if<TableRef>(&block)) collect_table(document_.tables[static_cast<std::size_t>(reference->table)], where);
      else collect_paragraph(std::get<Paragraph>(block), where);
    }
  }
  void collect_table(const Table& table, Where where) {
    const std::size_t index = tables.size();
    tables.emplace_back(table.cells.size());
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      where.cell = {index, i};
      collect(table.cells[i].blocks, where);
    }
  }
  void collect_paragraph(const Paragraph& paragraph, const Where& where) {
    add(text_of(paragraph, where), where);
    for (const Run& run : paragraph.runs)
      if (run.kind == RunKind::TextBox && run.object >= 0) collect(document_.text_boxes[static_cast<std::size_t>(run.object)].blocks, where);
  }
  // A reference to a note from inside a note is written as its mark.
  static std::string text_of(Paragraph paragraph, const Where& where) {
    for (Run& run : paragraph.runs)
      if (where.in_note && run.kind == RunKind::NoteReference) run.kind = RunKind::Text;
    return without_blanks(paragraph_text(paragraph));
  }
  void add(std::string text, const Where& where) {
    if (text.empty()) return;
    if (where.cell) tables[where.cell->first][where.cell->second] += text;
    else paragraphs.push_back(std::move(text));
  }

  const Document& document_;
};

std::string number(std::size_t from_zero) { return std::to_string(from_zero + 1); }
std::string instead(const std::string& found, const std::string& wanted) { return " reads \"" + found + "\" instead of \"" + wanted + "\""; }

void compare_tables(const Shown& wanted, const Shown& found) {
  if (wanted.tables.size() != found.tables.size()) refuse(std::to_string(found.tables.size()) + " tables instead of " + std::to_string(wanted.tables.size()));
  for (std::size_t t = 0; t < wanted.tables.size(); ++t) {
    const std::vector<std::string>&cells = wanted.tables[t], &again = found.tables[t];
    if (cells.size() != again.size()) refuse("table " + number(t) + " has another number of cells");
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (cells[c] != again[c]) refuse("table " + number(t) + ", cell " + number(c) + instead(again[c], cells[c]));
  }
}

void compare_paragraphs(const std::vector<std::string>& wanted, const std::vector<std::string>& found) {
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i)
    if (wanted[i] != found[i]) refuse("paragraph " + number(i) + instead(found[i], wanted[i]));
  if (wanted.size() != found.size()) refuse(std::to_string(found.size()) + " paragraphs instead of " + std::to_string(wanted.size()));
}

}  // namespace

void verify_docx(std::string_view bytes, const Conversion& conversion, const Limits& limits) {
  ReadResult again;
  try {
    ReadOptions options;
    options.limits = limits;
    options.hidden_text = HiddenText::Keep;
    options.track_changes = TrackChanges::Keep;
    again = read_docx(bytes, options);
  } catch (const Error& error) {
    refuse(std::string("it does not open again: ") + error.what());
  }
  // A note in a note cannot be written as one.
  Document opened;
  const bool nested = has_nested_notes(conversion.document);
  if (nested) open_nested_notes(opened = conversion.document);
  const Shown wanted(nested ? opened : conversion.document), found(again.document);
  compare_tables(wanted, found);
  compare_paragraphs(wanted.paragraphs, found.paragraphs);
}

void verify_json(std::string_view bytes, const Conversion&, const Limits&) {
  if (!is_valid_utf8(bytes) || !is_json(bytes)) refuse("it is not JSON");
}

void verify_text(std::string_view bytes, const Conversion&, const Limits&) {
  if (!is_valid_utf8(bytes)) refuse("it is not UTF-8");
}

}  // namespace zhengben
