#include "model/traverse.h"

namespace zhengben {

namespace {

// Boxes inside boxes are followed to this depth; the readers flatten deeper ones.
constexpr int kMaxBoxDepth = 64;

void visit_blocks(const Document& document, const std::vector<Block>& blocks, const std::function<void(const Block&)>& visit, int depth) {
  for (const Block& block : blocks) {
    visit(block);
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph || depth >= kMaxBoxDepth) continue;
    for (const Run& run : paragraph->runs)
      if (run.kind == RunKind::TextBox && run.object >= 0)
        visit_blocks(document, document.text_boxes[static_cast<std::size_t>(run.object)].blocks, visit, depth + 1);
  }
}

void visit_paragraphs(const Document& document, const std::vector<Block>& blocks, const std::function<void(const Paragraph&)>& visit, int depth) {
  visit_blocks(document, blocks, [&](const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return visit(*paragraph);
    if (depth >= kMaxBoxDepth) return;
    for (const Cell& cell : document.tables[static_cast<std::size_t>(std::get<TableRef>(block).table)].cells) visit_paragraphs(document, cell.blocks, visit, depth + 1);
  }, 0);
}

template <typename Doc, typename Visit>
void each_paragraph(Doc& document, const Visit& visit) {
  const auto over = [&](auto& blocks) {
    for (auto& block : blocks)
      if (auto* paragraph = std::get_if<Paragraph>(&block)) visit(*paragraph);
  };
  over(document.body);
  for (auto& table : document.tables)
    for (auto& cell : table.cells) over(cell.blocks);
  for (auto& box : document.text_boxes) over(box.blocks);
  for (auto& note : document.notes) over(note.blocks);
  for (auto& comment : document.comments) over(comment.blocks);
  for (auto& story : document.stories) over(story);
}

}  // namespace

void for_each_body_block(const Document& document, const std::function<void(const Block&)>& visit) { visit_blocks(document, document.body, visit, 0); }

void for_each_block(const Document& document, const std::vector<Block>& blocks, const std::function<void(const Block&)>& visit) { visit_blocks(document, blocks, visit, 0); }

std::string text_with_boxes(const Document& document, const std::vector<Block>& blocks) {
  std::string out;
  bool first = true;
  visit_blocks(document, blocks, [&](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) return;
    if (!first) out += '\n';
    first = false;
    out += paragraph_text(*paragraph);
  }, 0);
  return out;
}

void for_each_body_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit) { visit_paragraphs(document, document.body, visit, 0); }

std::vector<bool> notes_of_body(const Document& document) {
  std::vector<bool> out(document.notes.size());
  if (out.empty()) return out;
  for_each_body_paragraph(document, [&](const Paragraph& paragraph) {
    for (const Run& run : paragraph.runs)
      if (run.kind == RunKind::NoteReference && run.object >= 0 && static_cast<std::size_t>(run.object) < out.size()) out[static_cast<std::size_t>(run.object)] = true;
  });
  return out;
}

void for_each_paragraph(Document& document, const std::function<void(Paragraph&)>& visit) { each_paragraph(document, visit); }

void for_each_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit) { each_paragraph(document, visit); }

}  // namespace zhengben
