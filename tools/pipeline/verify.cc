#include "tools/pipeline/verify.h"

#include "model/error.h"
#include "model/text.h"
#include "readers/reader.h"
#include "tools/pipeline/json_syntax.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(std::string why) { throw Error(Code::OutputInvalid, {std::move(why)}); }

// The tables in reading order, those in boxes and cells too. Those of headers and footers are page furniture, which the
// standard style replaces.
void collect(const Document& document, const std::vector<Block>& blocks, std::vector<const Table*>& out, int depth) {
  if (depth > 200) return;
  for (const Block& block : blocks) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      const Table& table = document.tables[static_cast<std::size_t>(reference->table)];
      out.push_back(&table);
      for (const Cell& cell : table.cells) collect(document, cell.blocks, out, depth + 1);
      continue;
    }
    for (const Run& run : std::get<Paragraph>(block).runs)
      if (run.kind == RunKind::TextBox && run.object >= 0) collect(document, document.text_boxes[static_cast<std::size_t>(run.object)].blocks, out, depth + 1);
  }
}

std::vector<const Table*> tables_of(const Document& document) {
  std::vector<const Table*> out;
  collect(document, document.body, out, 0);
  for (const Note& note : document.notes) collect(document, note.blocks, out, 1);
  return out;
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
  const std::vector<const Table*> wanted = tables_of(conversion.document), found = tables_of(again.document);
  if (wanted.size() != found.size()) refuse(std::to_string(found.size()) + " tables instead of " + std::to_string(wanted.size()));
  for (std::size_t t = 0; t < wanted.size(); ++t) {
    if (wanted[t]->cells.size() != found[t]->cells.size()) refuse("table " + std::to_string(t + 1) + " has another number of cells");
    for (std::size_t c = 0; c < wanted[t]->cells.size(); ++c)
      if (without_blanks(cell_text(wanted[t]->cells[c])) != without_blanks(cell_text(found[t]->cells[c])))
        refuse("table " + std::to_string(t + 1) + ", cell " + std::to_string(c + 1) + " has another text");
  }
}

void verify_json(std::string_view bytes, const Conversion&, const Limits&) {
  if (!is_valid_utf8(bytes) || !is_json(bytes)) refuse("it is not JSON");
}

void verify_text(std::string_view bytes, const Conversion&, const Limits&) {
  if (!is_valid_utf8(bytes)) refuse("it is not UTF-8");
}

}  // namespace zhengben
