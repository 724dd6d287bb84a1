#include "writers/standard/flow.h"

#include <algorithm>

namespace zhengben::standard {

namespace {

bool is_table(const Block& block) { return std::holds_alternative<TableRef>(block); }

class Flow {
 public:
  Flow(Document& document, bool breaks) : document_(document), breaks_(breaks), opened_(document.text_boxes.size(), 0) {}

  void run() {
    join_sections();
    body();
    for (std::size_t i = 0; i < document_.tables.size(); ++i) table(i);
    for (Note& note : document_.notes) aside(note.blocks);
    for (Comment& comment : document_.comments) aside(comment.blocks);
    document_.text_boxes.clear();
  }

 private:
  void body() {
    std::vector<Block> out;
    out.reserve(document_.body.size());
    std::size_t section = 0;
    auto& sections = document_.sections;
    for (std::size_t i = 0; i < document_.body.size(); ++i) {
      const bool turns = section < sections.size() && sections[section].first_block == i;
      if (turns) {
        // The last paragraph of a section holds its properties.
        if (section > 0 && !out.empty() && is_table(out.back())) out.emplace_back(Paragraph{});
        sections[section].first_block = out.size();
        section_begins_ = out.size();
        ++section;
      }
      place(document_.body[i], out, false);
    }
    document_.body = std::move(out);
  }

  void table(std::size_t index) {
    Table& table = document_.tables[index];
    table.format.floating.reset();
    for (Cell& cell : table.cells) {
      std::vector<Block> out;
      section_begins_ = 0;
      for (Block& block : cell.blocks) place(block, out, true);
      if (out.empty() || is_table(out.back())) out.emplace_back(Paragraph{});
      cell.blocks = std::move(out);
    }
  }

  void aside(std::vector<Block>& blocks) {
    std::vector<Block> out;
    section_begins_ = 0;
    for (Block& block : blocks) place(block, out, false);
    if (out.empty() || is_table(out.back())) out.emplace_back(Paragraph{});
    blocks = std::move(out);
  }

  void place(Block& block, std::vector<Block>& out, bool in_cell) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      if (out.size() > section_begins_ && is_table(out.back())) out.emplace_back(Paragraph{});
      if (in_cell) document_.tables[static_cast<std::size_t>(reference->table)].nested = true;
      out.push_back(std::move(block));
      return;
    }
    auto& paragraph = std::get<Paragraph>(block);
    std::vector<std::int32_t> boxes;
    for (Run& run : paragraph.runs) {
      if (run.kind == RunKind::TextBox) boxes.push_back(run.object);
      if (run.placed) stand_in_line(*run.placed);
    }
    std::erase_if(paragraph.runs, [](const Run& run) { return run.kind == RunKind::TextBox; });
    bool broke = false;
    if (!breaks_ || in_cell) broke = std::erase_if(paragraph.runs, [](const Run& run) { return run.kind == RunKind::PageBreak || run.kind == RunKind::ColumnBreak; }) > 0;
    const bool only_an_anchor = (broke || !boxes.empty()) && paragraph.runs.empty() && paragraph.marks.empty() && !paragraph.label;
    if (!only_an_anchor) out.push_back(std::move(block));
    for (const std::int32_t box : boxes) open(box, out, in_cell);
  }

  // Each box once: a box that holds itself ends here.
  void open(std::int32_t box, std::vector<Block>& out, bool in_cell) {
    const auto index = static_cast<std::size_t>(box);
    if (index >= opened_.size() || opened_[index]) return;
    opened_[index] = 1;
    std::vector<Block> blocks = std::move(document_.text_boxes[index].blocks);
    for (Block& block : blocks) place(block, out, in_cell);
  }

  static void stand_in_line(Placement& placed) {
    Placement inside;
    inside.width = placed.width;
    inside.height = placed.height;
    inside.crop_left = placed.crop_left;
    inside.crop_top = placed.crop_top;
    inside.crop_right = placed.crop_right;
    inside.crop_bottom = placed.crop_bottom;
    inside.rotation_degrees = placed.rotation_degrees;
    inside.alternative_text = std::move(placed.alternative_text);
    placed = std::move(inside);
  }

  void join_sections() {
    std::vector<Section> kept;
    const auto& sections = document_.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const std::size_t end = i + 1 < sections.size() ? sections[i + 1].first_block : document_.body.size();
      const bool empty = sections[i].first_block >= end;
      const bool same_page = sections[i].start == SectionStart::Continuous || sections[i].start == SectionStart::NextColumn;
      if (empty) continue;
      if (!kept.empty() && same_page && kept.back().landscape == sections[i].landscape) continue;
      kept.push_back(sections[i]);
    }
    if (kept.empty()) kept.emplace_back();
    kept.front().first_block = 0;
    document_.sections = std::move(kept);
  }

  Document& document_;
  bool breaks_;
  std::vector<char> opened_;
  std::size_t section_begins_ = 0;
};

}  // namespace

void put_into_one_flow(Document& document, bool breaks) { Flow(document, breaks).run(); }

}  // namespace zhengben::standard
