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

void for_each_paragraph(Document& document, const std::function<void(Paragraph&)>& visit) { each_paragraph(document, visit); }

void for_each_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit) { each_paragraph(document, visit); }

}  // namespace zhengben
