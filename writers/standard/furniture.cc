#include "writers/standard/furniture.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::standard {

namespace {

constexpr std::size_t kShown = 60;   // characters
constexpr int kMaxDepth = 64;

void collect(const Document& document, const std::vector<Block>& blocks, std::u32string& text, int depth) {
  if (depth > kMaxDepth) return;
  for (const Block& block : blocks) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      for (const Cell& cell : document.tables[static_cast<std::size_t>(reference->table)].cells) collect(document, cell.blocks, text, depth + 1);
      continue;
    }
    for (const Run& run : std::get<Paragraph>(block).runs) {
      if (run.kind == RunKind::Text || run.kind == RunKind::Ruby || run.kind == RunKind::Math) text += to_utf32(run.text);
      if (run.kind == RunKind::TextBox && run.object >= 0) collect(document, document.text_boxes[static_cast<std::size_t>(run.object)].blocks, text, depth + 1);
    }
    text += U' ';
  }
}

// Whether the words only dress a page number: — 1 —, 第1页共9页, Page 1 of 9.
bool dresses_number(std::u32string_view text) {
  constexpr std::u32string_view dress = U"—–-−第页共頁总计/.，,()（）·|PpAaGgEeOoFf";
  return std::ranges::all_of(text, [&](char32_t c) { return is_blank(c) || is_digit(c) || dress.find(c) != std::u32string_view::npos; });
}

}  // namespace

void report_replaced_furniture(const Document& document, Findings& findings) {
  for (const std::vector<Block>& story : document.stories) {
    std::u32string text;
    collect(document, story, text, 0);
    if (dresses_number(text)) continue;
    const std::string shown(trimmed(to_utf8(text.substr(0, kShown))));
    Finding found = finding(Code::FurnitureReplaced, {}, {shown});
    const auto& known = findings.items();
    if (std::find(known.begin(), known.end(), found) == known.end()) findings.add(std::move(found));
  }
}

}  // namespace zhengben::standard
