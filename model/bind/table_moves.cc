#include "model/bind/table_moves.h"

#include <algorithm>
#include <functional>

#include "model/text.h"

namespace zhengben {

namespace {

constexpr int kMaxDepth = 64;

// Sets the body and lets sections begin where their first block went. `now`: for each old block its first new one, and
// the size at the end.
void set_body(Document& document, std::vector<Block> body, const std::vector<std::size_t>& now) {
  document.body = std::move(body);
  std::vector<Section> kept;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    Section section = document.sections[i];
    section.first_block = now[std::min(section.first_block, now.size() - 1)];
    // A section of its own for a table that moved away holds nothing any more.
    if (!kept.empty() && kept.back().first_block == section.first_block) kept.pop_back();
    kept.push_back(std::move(section));
  }
  if (kept.size() > 1 && kept.back().first_block >= document.body.size()) kept.pop_back();
  if (!kept.empty()) kept.front().first_block = 0;
  document.sections = std::move(kept);
}

// Rewrites the body block by block.
void rewrite_body(Document& document, BlockMap& blocks, const std::function<void(Block&, std::vector<Block>&)>& rewrite) {
  std::vector<Block> body;
  std::vector<std::size_t> now;
  for (Block& block : document.body) {
    now.push_back(body.size());
    rewrite(block, body);
  }
  now.push_back(body.size());
  if (blocks.empty()) blocks = now;
  else for (std::size_t& block : blocks) block = now[std::min(block, now.size() - 1)];
  set_body(document, std::move(body), now);
}

bool holds(const Document& document, const Table& table, const std::set<std::int32_t>& inner, int depth) {
  if (depth > kMaxDepth) return false;
  for (const Cell& cell : table.cells)
    for (const Block& block : cell.blocks)
      if (const auto* reference = std::get_if<TableRef>(&block))
        if (inner.contains(reference->table) || holds(document, document.tables[static_cast<std::size_t>(reference->table)], inner, depth + 1)) return true;
  return false;
}

bool has_content(const Paragraph& paragraph) {
  return !is_blank_text(paragraph_text(paragraph)) ||
         std::ranges::any_of(paragraph.runs, [](const Run& run) { return run.kind == RunKind::Image || run.kind == RunKind::TextBox || run.kind == RunKind::NoteReference; });
}

// One column, or a handful of cells with words beside the table: a table that says something has more.
bool is_layout(const Table& table) {
  constexpr int kCellsWithText = 6;
  if (table.columns.size() <= 1) return true;
  return std::ranges::count_if(table.cells, [](const Cell& cell) { return !is_blank_text(cell_text(cell)); }) <= kCellsWithText;
}

void collect_tables(const std::vector<Block>& blocks, const Document& document, std::vector<std::int32_t>& order, std::vector<char>& seen, int depth) {
  if (depth > kMaxDepth) return;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      for (const Run& run : paragraph->runs)
        if (run.kind == RunKind::TextBox && run.object >= 0) collect_tables(document.text_boxes[static_cast<std::size_t>(run.object)].blocks, document, order, seen, depth + 1);
      continue;
    }
    const auto index = static_cast<std::size_t>(std::get<TableRef>(block).table);
    if (index >= seen.size() || seen[index]) continue;
    seen[index] = 1;
    order.push_back(static_cast<std::int32_t>(index));
    for (const Cell& cell : document.tables[index].cells) collect_tables(cell.blocks, document, order, seen, depth + 1);
  }
}

void each_block_list(Document& document, const std::function<void(std::vector<Block>&)>& visit) {
  visit(document.body);
  for (auto& story : document.stories) visit(story);
  for (auto& note : document.notes) visit(note.blocks);
  for (auto& comment : document.comments) visit(comment.blocks);
  for (auto& box : document.text_boxes) visit(box.blocks);
  for (auto& table : document.tables)
    for (auto& cell : table.cells) visit(cell.blocks);
}

}  // namespace

void replace_tables(Document& document, const std::map<std::int32_t, std::vector<std::int32_t>>& with, BlockMap& map) {
  const auto rewrite = [&](Block& block, std::vector<Block>& out) {
    const auto* reference = std::get_if<TableRef>(&block);
    const auto found = reference ? with.find(reference->table) : with.end();
    if (found == with.end()) {
      out.push_back(std::move(block));
      return;
    }
    for (const std::int32_t table : found->second) out.emplace_back(TableRef{table});
  };
  rewrite_body(document, map, rewrite);
  std::vector<Block>* body = &document.body;
  each_block_list(document, [&](std::vector<Block>& blocks) {
    if (&blocks == body || std::ranges::none_of(blocks, [](const Block& block) { return std::holds_alternative<TableRef>(block); })) return;
    std::vector<Block> out;
    for (Block& block : blocks) rewrite(block, out);
    if (out.empty()) out.emplace_back(Paragraph{});
    blocks = std::move(out);
  });
}

std::set<std::int32_t> dissolve_layout_tables(Document& document, const std::set<std::int32_t>& inner, BlockMap& map) {
  std::set<std::int32_t> freed;
  for (int round = 0, again = 1; again && round < kMaxDepth; ++round) {
    again = 0;
    rewrite_body(document, map, [&](Block& block, std::vector<Block>& out) {
      const auto* reference = std::get_if<TableRef>(&block);
      const Table* outer = reference ? &document.tables[static_cast<std::size_t>(reference->table)] : nullptr;
      if (!outer || inner.contains(reference->table) || !is_layout(*outer) || !holds(document, *outer, inner, 0)) {
        out.push_back(std::move(block));
        return;
      }
      again = 1;
      for (const Cell& cell : outer->cells)
        for (const Block& held : cell.blocks) {
          // The empty paragraph that must end a cell behind a table (ECMA-376-1 3rd ed. (2011) 17.4.66 tc) goes with it.
          if (const auto* paragraph = std::get_if<Paragraph>(&held); paragraph && !has_content(*paragraph)) continue;
          if (const auto* table = std::get_if<TableRef>(&held)) {
            document.tables[static_cast<std::size_t>(table->table)].nested = false;
            if (inner.contains(table->table)) freed.insert(table->table);
          }
          out.push_back(held);
        }
    });
  }
  return freed;
}

std::vector<std::int32_t> renumber_tables(Document& document) {
  std::vector<std::int32_t> order;
  std::vector<char> seen(document.tables.size(), 0);
  collect_tables(document.body, document, order, seen, 0);
  for (const auto& story : document.stories) collect_tables(story, document, order, seen, 0);
  for (const auto& note : document.notes) collect_tables(note.blocks, document, order, seen, 0);
  for (const auto& comment : document.comments) collect_tables(comment.blocks, document, order, seen, 0);
  for (const auto& box : document.text_boxes) collect_tables(box.blocks, document, order, seen, 0);
  std::vector<std::int32_t> now(document.tables.size(), -1);
  std::vector<Table> tables;
  for (const std::int32_t old : order) {
    now[static_cast<std::size_t>(old)] = static_cast<std::int32_t>(tables.size());
    tables.push_back(std::move(document.tables[static_cast<std::size_t>(old)]));
  }
  document.tables = std::move(tables);
  each_block_list(document, [&](std::vector<Block>& blocks) {
    for (Block& block : blocks)
      if (auto* reference = std::get_if<TableRef>(&block); reference && reference->table >= 0) reference->table = now[static_cast<std::size_t>(reference->table)];
  });
  return now;
}

}  // namespace zhengben
