#include "model/bind/lines.h"

#include "model/bind/label.h"
#include "model/repair/typed_bookmark.h"
#include "model/text.h"

namespace zhengben {

namespace {

constexpr int kMaxDepth = 64;

class Collector {
 public:
  Collector(Document& document, const std::set<std::int32_t>& bound) : document_(document), bound_(bound), seen_(document.tables.size(), 0) {}

  void over(std::vector<Block>& blocks, std::int32_t block, std::int32_t table, int depth) {
    if (depth > kMaxDepth) return;
    const bool body = depth == 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::int32_t at = body ? static_cast<std::int32_t>(i) : block;
      if (auto* paragraph = std::get_if<Paragraph>(&blocks[i]))
        add(*paragraph, at, table, depth);
      else
        enter(std::get<TableRef>(blocks[i]).table, at, depth);
    }
  }

  std::vector<Line> lines;

 private:
  void add(Paragraph& paragraph, std::int32_t block, std::int32_t table, int depth) {
    const std::string text(trimmed(without_typed_bookmarks(paragraph_text(paragraph))));
    if (!text.empty()) lines.push_back({&paragraph, text, block, table, tables_});
    for (const Run& run : paragraph.runs)
      if (run.kind == RunKind::TextBox && run.object >= 0) over(document_.text_boxes[static_cast<std::size_t>(run.object)].blocks, block, table, depth + 1);
  }

  void enter(std::int32_t index, std::int32_t block, int depth) {
    if (index < 0 || static_cast<std::size_t>(index) >= seen_.size() || seen_[static_cast<std::size_t>(index)]) return;
    seen_[static_cast<std::size_t>(index)] = 1;
    if (bound_.contains(index)) {
      ++tables_;
      return;
    }
    for (Cell& cell : document_.tables[static_cast<std::size_t>(index)].cells) over(cell.blocks, block, index, depth + 1);
  }

  Document& document_;
  const std::set<std::int32_t>& bound_;
  std::vector<char> seen_;
  int tables_ = 0;
};

}  // namespace

std::vector<Line> lines_of(Document& document, const std::set<std::int32_t>& bound) {
  Collector collector(document, bound);
  collector.over(document.body, -1, -1, 0);
  return std::move(collector.lines);
}

}  // namespace zhengben
