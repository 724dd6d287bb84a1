#include "tools/pipeline/verify.h"

#include <algorithm>

#include "model/error.h"
#include "model/text.h"
#include "readers/reader.h"
#include "tools/pipeline/json_syntax.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(std::string why) { throw Error(Code::OutputInvalid, {std::move(why)}); }

// What the reader sees, blanks apart, in reading order: paragraphs of body, boxes and notes that have a text, and tables,
// those in boxes and cells too. Headers and footers are page furniture, which the standard style replaces.
class Shown {
 public:
  explicit Shown(const Document& document) : document_(document) {
    collect(document.body, 0, true);
    in_note_ = true;
    for (const Note& note : document.notes) collect(note.blocks, 1, true);
  }
  std::vector<std::string> paragraphs;
  std::vector<const Table*> tables;

 private:
  static constexpr int kMaxDepth = 200;

  void collect(const std::vector<Block>& blocks, int depth, bool of_text) {
    if (depth > kMaxDepth) return;
    for (const Block& block : blocks) {
      if (const auto* reference = std::get_if<TableRef>(&block)) {
        tables.push_back(&document_.tables[static_cast<std::size_t>(reference->table)]);
        for (const Cell& cell : tables.back()->cells) collect(cell.blocks, depth + 1, false);
        continue;
      }
      const Paragraph& paragraph = std::get<Paragraph>(block);
      if (of_text) add(text_of(paragraph));
      for (const Run& run : paragraph.runs)
        if (run.kind == RunKind::TextBox && run.object >= 0) collect(document_.text_boxes[static_cast<std::size_t>(run.object)].blocks, depth + 1, true);
    }
  }
  // A note cannot refer to a note in DOCX: there the mark is written as text.
  std::string text_of(Paragraph paragraph) const {
    for (Run& run : paragraph.runs)
      if (in_note_ && run.kind == RunKind::NoteReference) run.kind = RunKind::Text;
    return without_blanks(paragraph_text(paragraph));
  }
  void add(std::string text) {
    if (!text.empty()) paragraphs.push_back(std::move(text));
  }

  const Document& document_;
  bool in_note_ = false;
};

std::string number(std::size_t from_zero) { return std::to_string(from_zero + 1); }
std::string instead(const std::string& found, const std::string& wanted) { return " reads \"" + found + "\" instead of \"" + wanted + "\""; }

void compare_tables(const Shown& wanted, const Shown& found) {
  if (wanted.tables.size() != found.tables.size()) refuse(std::to_string(found.tables.size()) + " tables instead of " + std::to_string(wanted.tables.size()));
  for (std::size_t t = 0; t < wanted.tables.size(); ++t) {
    const std::vector<Cell>&cells = wanted.tables[t]->cells, &again = found.tables[t]->cells;
    if (cells.size() != again.size()) refuse("table " + number(t) + " has another number of cells");
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string text = without_blanks(cell_text(cells[c])), text_again = without_blanks(cell_text(again[c]));
      if (text != text_again) refuse("table " + number(t) + ", cell " + number(c) + instead(text_again, text));
    }
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
  const Shown wanted(conversion.document), found(again.document);
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
