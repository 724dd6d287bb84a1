#include "writers/standard/flow.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::standard {

namespace {

bool is_table(const Block& block) { return std::holds_alternative<TableRef>(block); }

class Flow {
 public:
  Flow(Document& document, const FlowOptions& options) : document_(document), options_(options), opened_(document.text_boxes.size(), 0) {}

  void run() {
    join_sections();
    body();
    if (opened_any_) remove_empty_paragraphs();
    for (std::size_t i = 0; i < document_.tables.size(); ++i) table(i);
    for (Note& note : document_.notes) aside(note.blocks);
    for (Comment& comment : document_.comments) aside(comment.blocks);
    document_.text_boxes.clear();
    drop_unused_tables();
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
    if (out.empty()) out.emplace_back(Paragraph{});
    document_.body = std::move(out);
  }

  bool is_empty(const Block& block) const {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph && paragraph->marks.empty() && !paragraph->label && !options_.formats[paragraph->format].page_break_before &&
           std::all_of(paragraph->runs.begin(), paragraph->runs.end(), [](const Run& run) { return run.kind == RunKind::Text && is_blank_text(run.text); });
  }

  // Boxes that are opened bring tables next to empty paragraphs, where none are wanted: of those that touch a table one
  // stays between two tables and at the end of a section.
  void remove_empty_paragraphs() {
    std::vector<Block>& body = document_.body;
    std::vector<Block> out;
    auto& sections = document_.sections;
    const auto begins_section = [&](std::size_t block) { return std::any_of(sections.begin(), sections.end(), [&](const Section& each) { return each.first_block == block; }); };
    std::vector<std::size_t> moved(body.size() + 1, 0);
    for (std::size_t begin = 0; begin < body.size();) {
      std::size_t end = begin;
      while (end < body.size() && is_empty(body[end]) && (end == begin || !begins_section(end))) ++end;
      std::size_t stays = end - begin;
      const bool after = begin > 0 && is_table(body[begin - 1]), before = end < body.size() && is_table(body[end]);
      const bool ends_section = end == body.size() || begins_section(end);
      if (stays > 0 && (after || (before && !ends_section))) stays = ends_section || (after && before) ? 1 : 0;
      if (end == begin) {
        stays = 1;
        end = begin + 1;
      }
      for (std::size_t i = begin; i < end; ++i) {
        moved[i] = out.size();
        if (i < begin + stays) out.push_back(std::move(body[i]));
      }
      begin = end;
    }
    moved[body.size()] = out.size();
    for (Section& each : sections) each.first_block = moved[std::min(each.first_block, body.size())];
    body = std::move(out);
  }

  // Tables of headers and footers go with them.
  void drop_unused_tables() {
    std::vector<std::int32_t> number(document_.tables.size(), -1);
    const auto used = [&](const std::vector<Block>& blocks, std::vector<std::size_t>& found) {
      for (const Block& block : blocks)
        if (const auto* reference = std::get_if<TableRef>(&block)) found.push_back(static_cast<std::size_t>(reference->table));
    };
    std::vector<std::size_t> open;
    used(document_.body, open);
    for (const Note& note : document_.notes) used(note.blocks, open);
    for (const Comment& comment : document_.comments) used(comment.blocks, open);
    while (!open.empty()) {
      const std::size_t table = open.back();
      open.pop_back();
      if (number[table] == 0) continue;
      number[table] = 0;
      for (const Cell& cell : document_.tables[table].cells) used(cell.blocks, open);
    }
    std::vector<Table> kept;
    for (std::size_t i = 0; i < number.size(); ++i) {
      if (number[i] < 0) continue;
      number[i] = static_cast<std::int32_t>(kept.size());
      kept.push_back(std::move(document_.tables[i]));
    }
    const bool all = kept.size() == number.size();
    document_.tables = std::move(kept);
    if (all) return;
    const auto renumber = [&](std::vector<Block>& blocks) {
      for (Block& block : blocks)
        if (auto* reference = std::get_if<TableRef>(&block)) reference->table = number[static_cast<std::size_t>(reference->table)];
    };
    renumber(document_.body);
    for (Note& note : document_.notes) renumber(note.blocks);
    for (Comment& comment : document_.comments) renumber(comment.blocks);
    for (Table& table : document_.tables)
      for (Cell& cell : table.cells) renumber(cell.blocks);
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
    if (!options_.page_breaks || in_cell) broke = std::erase_if(paragraph.runs, [](const Run& run) { return run.kind == RunKind::PageBreak || run.kind == RunKind::ColumnBreak; }) > 0;
    const bool only_an_anchor = (broke || !boxes.empty()) && paragraph.runs.empty() && paragraph.marks.empty() && !paragraph.label;
    if (!only_an_anchor) out.push_back(std::move(block));
    for (const std::int32_t box : boxes) open(box, out, in_cell);
  }

  // Each box once: a box that holds itself ends here.
  void open(std::int32_t box, std::vector<Block>& out, bool in_cell) {
    const auto index = static_cast<std::size_t>(box);
    if (index >= opened_.size() || opened_[index]) return;
    opened_[index] = 1;
    opened_any_ = true;
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
    inside.flip_horizontal = placed.flip_horizontal;
    inside.flip_vertical = placed.flip_vertical;
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
  const FlowOptions& options_;
  std::vector<char> opened_;
  bool opened_any_ = false;
  std::size_t section_begins_ = 0;
};

}  // namespace

void put_into_one_flow(Document& document, const FlowOptions& options) { Flow(document, options).run(); }

}  // namespace zhengben::standard
