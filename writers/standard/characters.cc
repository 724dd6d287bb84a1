#include "writers/standard/characters.h"

#include <algorithm>

namespace zhengben::standard {

namespace {

constexpr int kMaxDepth = 200;

bool has_east_asian_text(const Document& document, const std::vector<Block>& blocks, int depth = 0) {
  if (depth > kMaxDepth) return false;
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      const auto& cells = document.tables[static_cast<std::size_t>(reference->table)].cells;
      return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return has_east_asian_text(document, cell.blocks, depth + 1); });
    }
    const auto& paragraph = std::get<Paragraph>(block);
    if (paragraph.label && any_character(paragraph.label->text, is_east_asian)) return true;
    return std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [&](const Run& run) {
      if (run.kind == RunKind::TextBox && run.object >= 0) return has_east_asian_text(document, document.text_boxes[static_cast<std::size_t>(run.object)].blocks, depth + 1);
      return any_character(run.text, is_east_asian);
    });
  });
}

}  // namespace

bool needs_hint(char32_t c) {
  return c == 0x00B7 || c == 0x00D7 || c == 0x00B0 || c == 0x00B1 || (c >= 0x2010 && c <= 0x2027) || c == 0x2030 || (c >= 0x2032 && c <= 0x203B) || (c >= 0x2160 && c <= 0x217F) ||
         (c >= 0x2190 && c <= 0x22FF) || (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2500 && c <= 0x26FF);
}

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

bool is_latin(const Document& document) {
  return !has_east_asian_text(document, document.body) &&
         std::none_of(document.notes.begin(), document.notes.end(), [&](const Note& note) { return has_east_asian_text(document, note.blocks); });
}

}  // namespace zhengben::standard
