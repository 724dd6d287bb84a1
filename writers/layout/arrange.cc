#include <algorithm>

#include "writers/layout/compose.h"

namespace zhengben::layout {

namespace {

bool has_borders(const Borders& b) {
  return b.top.style != LineStyle::None || b.bottom.style != LineStyle::None || b.left.style != LineStyle::None || b.right.style != LineStyle::None;
}

}  // namespace

void arrange_paragraph(Engine& engine, ParagraphBox& box, Length width) {
  if (box.width == width && !box.lines.empty()) return;
  box.width = width;
  break_lines(engine, box, 0, {});
}

void arrange(Engine& engine, BlockBox& box, Length width) {
  if (auto* paragraph = std::get_if<ParagraphBox>(&box))
    arrange_paragraph(engine, *paragraph, width);
  else
    arrange_table(engine, *std::get<std::unique_ptr<TableBox>>(box), width);
}

// ECMA-376-1 3rd ed. (2011) 17.3.1.24 pBdr: paragraphs of equal borders and indents share one box.
void join_borders(ParagraphBox& above, ParagraphBox& below) {
  const bool equal = above.format->borders == below.format->borders && above.indents.left == below.indents.left && above.indents.right == below.indents.right;
  const bool joined = equal && (has_borders(above.format->borders) || (above.format->shading && above.format->shading == below.format->shading));
  above.joins_below = joined;
  below.joins_above = joined;
}

// Section C of the measured facts: the larger of after and before, their sum under doNotUseHTMLParagraphAutoSpacing;
// contextual spacing drops its own side only, between paragraphs of one style.
Length gap_between(const Engine& engine, const BlockBox* above, const BlockBox& below) {
  const auto* lower = std::get_if<ParagraphBox>(&below);
  const auto* upper = above ? std::get_if<ParagraphBox>(above) : nullptr;
  Length before = lower ? lower->space_before : Length{};
  Length after = upper ? upper->space_after : Length{};
  if (lower && upper && lower->format->style == upper->format->style) {
    if (lower->format->contextual_spacing) before = Length{};
    if (upper->format->contextual_spacing) after = Length{};
  }
  return engine.document.compatibility.sum_paragraph_spacing ? after + before : std::max(after, before);
}

void arrange_stack(Engine& engine, Stack& stack, Length width) {
  stack.width = width;
  for (std::size_t i = 1; i < stack.items.size(); ++i) {
    auto* above = std::get_if<ParagraphBox>(&stack.items[i - 1].box);
    auto* below = std::get_if<ParagraphBox>(&stack.items[i].box);
    if (above && below) join_borders(*above, *below);
  }
  Length y;
  for (std::size_t i = 0; i < stack.items.size(); ++i) {
    StackItem& item = stack.items[i];
    arrange(engine, item.box, width);
    const Length gap = gap_between(engine, i > 0 ? &stack.items[i - 1].box : nullptr, item.box);
    y += gap;
    if (auto* paragraph = std::get_if<ParagraphBox>(&item.box)) {
      paragraph->gap_above = gap;
      y += border_above(*paragraph);
      item.y = y;
      y += lines_height(*paragraph, 0, paragraph->lines.size()) + border_below(*paragraph);
      // Contextual spacing drops the blank at the end of a cell too, as if the next cell's paragraph stood below: seen in
      // header rows of Word 2013, 12.1 pt lower than with the blank.
      if (i + 1 == stack.items.size() && !paragraph->format->contextual_spacing) y += paragraph->space_after;
    } else {
      item.y = y;
      y += height_of(*std::get<std::unique_ptr<TableBox>>(item.box));
    }
  }
  stack.height = y;
}

Length height_of(const TableBox& box) { return box.tops.empty() ? Length{} : box.tops.back(); }

}  // namespace zhengben::layout
