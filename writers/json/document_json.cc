// Blocks in reading order and tables as full grids.
#include <algorithm>

#include "model/text.h"
#include "model/traverse.h"
#include "writers/json/json_parts.h"

namespace zhengben {

namespace {

std::string blocks_text(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) continue;
    if (!out.empty()) out += '\n';
    out += paragraph_text(*paragraph);
  }
  return out;
}

// What stands in the blocks of a cell or note, in boxes too, by index.
struct Inside {
  std::vector<std::int32_t> tables, images, boxes;
};

Inside inside_of(const Document& document, const std::vector<Block>& blocks) {
  Inside out;
  for_each_block(document, blocks, [&](const Block& block) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      out.tables.push_back(reference->table);
      return;
    }
    for (const Run& run : std::get<Paragraph>(block).runs) {
      if (run.kind == RunKind::Image) out.images.push_back(run.object);
      if (run.kind == RunKind::TextBox && run.object >= 0) out.boxes.push_back(run.object);
    }
  });
  return out;
}

void print_indices(JsonPrinter& json, std::string_view name, const std::vector<std::int32_t>& indices) {
  if (indices.empty()) return;
  json.key(name);
  json.array();
  for (const std::int32_t index : indices) json.integer(index);
  json.end();
}

void print_inside(JsonPrinter& json, const Document& document, const std::vector<Block>& blocks) {
  const Inside inside = inside_of(document, blocks);
  print_indices(json, "tables", inside.tables);
  print_indices(json, "images", inside.images);
  if (inside.boxes.empty()) return;
  json.key("boxes");
  json.array();
  for (const std::int32_t box : inside.boxes) json.string(blocks_text(document.text_boxes[static_cast<std::size_t>(box)].blocks));
  json.end();
}

const char* name_of(Role role) {
  switch (role) {
    case Role::Title: return "title";
    case Role::ListItem: return "list-item";
    case Role::Caption: return "caption";
    case Role::Signature: return "signature";
    case Role::Date: return "date";
    case Role::Note: return "note";
    default: return nullptr;
  }
}

bool is_shown(const Paragraph& paragraph) { return paragraph.raw || !is_blank_text(paragraph_text(paragraph)); }

// Prints the blocks of one document and counts them.
class BlockPrinter {
 public:
  BlockPrinter(JsonPrinter& json, const Document& document) : json_(json), document_(document) {}

  std::int32_t count() const { return count_; }

  void block(const Block& block) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      begin("table");
      json_.member("index", reference->table);
      json_.end();
      return;
    }
    const auto& shown = std::get<Paragraph>(block);
    if (is_shown(shown)) paragraph(shown);
    for (const Run& run : shown.runs)
      if (run.kind == RunKind::Image) image(run);
  }

  void note(const Note& note) {
    begin("note");
    json_.member("kind", note.kind == Note::Kind::Footnote ? "footnote" : "endnote");
    json_.member("label", note.label);
    json_.member("text", blocks_text(note.blocks));
    print_inside(json_, document_, note.blocks);
    json_.end();
  }

 private:
  void begin(const char* type) {
    ++count_;
    json_.object();
    json_.member("type", type);
  }

  void paragraph(const Paragraph& paragraph) {
    const bool heading = paragraph.role == Role::Title || paragraph.role == Role::Heading;
    begin(heading ? "heading" : "paragraph");
    if (heading) json_.member("level", std::max(1, paragraph.level));
    const std::string text = paragraph_text(paragraph);
    json_.member("text", text);
    if (paragraph.raw && *paragraph.raw != text) json_.member("raw", *paragraph.raw);
    if (const char* role = name_of(paragraph.role)) json_.member("role", role);
    json_.end();
  }

  void image(const Run& run) {
    begin("image");
    json_.member("index", run.object);
    if (run.object >= 0 && static_cast<std::size_t>(run.object) < document_.images.size())
      json_.member("media_type", document_.images[static_cast<std::size_t>(run.object)].media_type);
    if (run.placed && !run.placed->alternative_text.empty()) json_.member("text", run.placed->alternative_text);
    json_.end();
  }

  JsonPrinter& json_;
  const Document& document_;
  std::int32_t count_ = 0;
};

void print_cell(JsonPrinter& json, const Document& document, const Cell& cell) {
  json.object();
  json.member("r", cell.row);
  json.member("c", cell.column);
  json.member("rs", cell.row_span);
  json.member("cs", cell.column_span);
  const std::string text = cell_text(cell);
  json.member("text", text);
  if (cell.raw && *cell.raw != text) json.member("raw", *cell.raw);
  print_inside(json, document, cell.blocks);
  json.end();
}

void print_table(JsonPrinter& json, const Document& document, const Table& table) {
  json.object(JsonPrinter::Shape::Lines);
  json.member("rows", table.row_count());
  json.member("cols", table.column_count());
  if (table.nested) json.member("nested", true);
  if (!table.part_of.empty()) json.member("form_table", table.part_of);
  json.key("cells");
  json.array(JsonPrinter::Shape::Lines);
  for (const Cell& cell : table.cells) print_cell(json, document, cell);
  json.end();
  json.end();
}

}  // namespace

BlockIndex print_document(JsonPrinter& json, const Conversion& conversion) {
  const Document& document = conversion.document;
  json.object(JsonPrinter::Shape::Lines);
  json.member("title", conversion.title);

  json.key("blocks");
  json.array(JsonPrinter::Shape::Lines);
  BlockPrinter printer(json, document);
  BlockIndex index(document.body.size(), -1);
  for_each_body_block(document, [&](const Block& block) {
    // Blocks of text boxes are not of the body: they lie elsewhere in memory.
    const bool of_body = !document.body.empty() && &block >= document.body.data() && &block < document.body.data() + document.body.size();
    if (of_body) index[static_cast<std::size_t>(&block - document.body.data())] = printer.count();
    printer.block(block);
  });
  for (const Note& note : document.notes) printer.note(note);
  json.end();

  json.key("tables");
  json.array(JsonPrinter::Shape::Lines);
  for (const Table& table : document.tables) print_table(json, document, table);
  json.end();
  json.end();
  return index;
}

}  // namespace zhengben
