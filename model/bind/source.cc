#include "model/bind/source.h"

#include "model/text.h"

namespace zhengben {

namespace {

struct Met {
  std::int32_t table = -1;
  bool joined = false;
};

// Readers flatten deeper nesting (Limits::max_nesting).
constexpr int kMaxDepth = 64;

class Walk {
 public:
  explicit Walk(const Document& document) : document_(document), seen_(document.tables.size(), 0) {}

  void over(const std::vector<Block>& blocks, int depth) {
    if (depth > kMaxDepth) return;
    for (const Block& block : blocks) {
      if (const auto* reference = std::get_if<TableRef>(&block))
        enter(reference->table, depth);
      else
        read(std::get<Paragraph>(block), depth);
    }
  }

  std::vector<Met> met;

 private:
  void enter(std::int32_t index, int depth) {
    if (index < 0 || static_cast<std::size_t>(index) >= seen_.size() || seen_[static_cast<std::size_t>(index)]) return;
    seen_[static_cast<std::size_t>(index)] = 1;
    met.push_back({index, !met.empty() && !text_since_});
    text_since_ = false;
    for (const Cell& cell : document_.tables[static_cast<std::size_t>(index)].cells)
      for (const Block& block : cell.blocks)
        if (const auto* nested = std::get_if<TableRef>(&block)) enter(nested->table, depth + 1);
  }

  void read(const Paragraph& paragraph, int depth) {
    text_since_ = text_since_ || !is_blank_text(paragraph_text(paragraph));
    for (const Run& run : paragraph.runs)
      if (run.kind == RunKind::TextBox && run.object >= 0) over(document_.text_boxes[static_cast<std::size_t>(run.object)].blocks, depth + 1);
  }

  const Document& document_;
  std::vector<char> seen_;
  bool text_since_ = false;
};

SourceTable source_of(const Table& table, const Met& met) {
  SourceTable source;
  source.table = met.table;
  source.joined = met.joined;
  source.cells.reserve(table.cells.size());
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    SourceCell cell;
    cell.cell = static_cast<std::int32_t>(i);
    cell.text = cell_text(table.cells[i]);
    cell.shape = comparable(cell.text);
    cell.blank = cell.shape.plain.empty() && is_blank_text(cell.text);
    source.cells.push_back(std::move(cell));
  }
  source.rows.resize(table.rows.size());
  const std::vector<std::int32_t> slots = slot_map(table);
  const std::size_t columns = table.columns.size();
  for (std::size_t r = 0; r < source.rows.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const int cell = slots[r * columns + c];
      if (cell >= 0 && (source.rows[r].cells.empty() || source.rows[r].cells.back() != cell)) source.rows[r].cells.push_back(cell);
    }
  return source;
}

std::vector<Met> tables_met(const Document& document) {
  Walk walk(document);
  walk.over(document.body, 0);
  return std::move(walk.met);
}

}  // namespace

std::vector<SourceTable> source_tables(const Document& document) {
  std::vector<SourceTable> sources;
  for (const Met& met : tables_met(document)) sources.push_back(source_of(document.tables[static_cast<std::size_t>(met.table)], met));
  return sources;
}

std::vector<std::int32_t> tables_in_reading_order(const Document& document) {
  std::vector<std::int32_t> order;
  for (const Met& met : tables_met(document)) order.push_back(met.table);
  return order;
}

}  // namespace zhengben
