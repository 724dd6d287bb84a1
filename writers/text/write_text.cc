// Plain text: a block a line, a table row a line with its slots by tabs, notes at the end. No headers or footers.
#include "model/text.h"
#include "model/traverse.h"
#include "writers/writer.h"

namespace zhengben {

namespace {

// Tables in cells of tables are followed to this depth; the readers flatten deeper ones.
constexpr int kMaxDepth = 64;

// Line ends and tabs would break the lines and columns of the output.
void append_on_one_line(std::string& out, std::string_view text) {
  for (const char c : text) out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
}

class TextPrinter {
 public:
  explicit TextPrinter(const Document& document) : document_(document) {}

  std::string take() { return std::move(out_); }

  void block(const Block& block, int depth) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      table(document_.tables[static_cast<std::size_t>(reference->table)], depth);
      return;
    }
    const std::string text = paragraph_text(std::get<Paragraph>(block));
    if (is_blank_text(text)) return;
    append_on_one_line(out_, text);
    out_ += '\n';
  }

  void note(const Note& note) {
    std::string text;
    std::vector<std::int32_t> tables;
    collect(note.blocks, text, tables);
    append_on_one_line(out_, note.label.empty() ? text : note.label + " " + text);
    out_ += '\n';
    for (const std::int32_t table : tables) this->table(document_.tables[static_cast<std::size_t>(table)], 1);
  }

 private:
  static void add(std::string& text, const std::string& more) {
    if (is_blank_text(more)) return;
    if (!text.empty()) text += ' ';
    text += more;
  }

  // Paragraphs and boxes of a cell or note; the tables in them are collected for the lines below.
  void collect(const std::vector<Block>& blocks, std::string& text, std::vector<std::int32_t>& tables) {
    for_each_block(document_, blocks, [&](const Block& block) {
      if (const auto* reference = std::get_if<TableRef>(&block)) tables.push_back(reference->table);
      else add(text, paragraph_text(std::get<Paragraph>(block)));
    });
  }

  void table(const Table& table, int depth) {
    const int columns = table.column_count();
    std::size_t at = 0;
    for (int row = 0; row < table.row_count(); ++row) {
      std::vector<std::int32_t> nested;
      int column = 0;
      for (; at < table.cells.size() && table.cells[at].row == row; ++at) {
        const Cell& cell = table.cells[at];
        for (; column < cell.column; ++column) out_ += '\t';
        std::string text;
        collect(cell.blocks, text, nested);
        append_on_one_line(out_, text);
      }
      for (; column + 1 < columns; ++column) out_ += '\t';
      out_ += '\n';
      if (depth >= kMaxDepth) continue;
      for (const std::int32_t inner : nested) this->table(document_.tables[static_cast<std::size_t>(inner)], depth + 1);
    }
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string write_text(const Conversion& conversion, const WriteOptions&) {
  TextPrinter printer(conversion.document);
  for_each_body_block(conversion.document, [&](const Block& block) { printer.block(block, 0); });
  for (const Note& note : conversion.document.notes) printer.note(note);
  return printer.take();
}

}  // namespace zhengben
