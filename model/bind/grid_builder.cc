#include "model/bind/grid_builder.h"

#include <algorithm>
#include <set>

#include "model/text.h"

namespace zhengben {

namespace {

bool is_blank_cell(const Cell& cell) {
  return std::ranges::all_of(cell.blocks, [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph && is_blank_text(paragraph_text(*paragraph)) &&
           std::ranges::all_of(paragraph->runs, [](const Run& run) { return run.kind != RunKind::Image && run.kind != RunKind::TextBox; });
  });
}

class GridBuilder {
 public:
  GridBuilder(const Document& document, const FormRows& form, const BoundTable& bound)
      : document_(document), form_(form), bound_(bound), sources_(form.table->cells.size()), out_row_of_(form.rows.size(), -1) {}

  std::optional<BuiltGrid> run() {
    if (bound_.rows.empty() || !collect()) return std::nullopt;
    order_rows();
    for (std::size_t i = 0; i < form_.table->cells.size(); ++i) add_form_cell(static_cast<int>(i));
    for (std::size_t r = 0; r < order_.size(); ++r)
      if (order_[r]->form_row < 0 && !add_unknown_row(static_cast<int>(r))) return std::nullopt;
    finish();
    if (!is_full_grid(built_.table)) return std::nullopt;
    return std::move(built_);
  }

 private:
  const Table& table_of(std::int32_t index) const { return document_.tables[static_cast<std::size_t>(index)]; }

  const std::vector<std::int32_t>& visual_cells(const BoundRow& row) {
    auto& cells = visual_[{row.table, row.row}];
    if (!cells.empty()) return cells;
    auto& slots = slots_[row.table];
    const Table& table = table_of(row.table);
    if (slots.empty()) slots = slot_map(table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::int32_t cell = slots[static_cast<std::size_t>(row.row) * table.columns.size() + c];
      if (cells.empty() || cells.back() != cell) cells.push_back(cell);
    }
    return cells;
  }

  // Which source cells make each cell of the form. False where a text has no place.
  bool collect() {
    for (const BoundRow& row : bound_.rows) {
      if (row.form_row < 0) continue;
      const std::vector<std::int32_t>& cells = visual_cells(row);
      for (std::size_t i = 0; i < cells.size() && i < row.cells.size(); ++i) {
        if (row.cells[i] < 0) {
          if (!is_blank_cell(table_of(row.table).cells[static_cast<std::size_t>(cells[i])])) return false;
          continue;
        }
        auto& sources = sources_[static_cast<std::size_t>(row.cells[i])];
        const std::pair source{row.table, cells[i]};
        if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
      }
    }
    return true;
  }

  // The form's rows in the form's order; a row it does not know right after the row it follows in the document.
  void order_rows() {
    std::vector<std::vector<const BoundRow*>> unknown(form_.rows.size() + 1);
    std::vector<const BoundRow*> known(form_.rows.size(), nullptr);
    std::size_t behind = 0;   // 1 + the form row last met
    for (const BoundRow& row : bound_.rows) {
      if (row.form_row >= 0) {
        behind = static_cast<std::size_t>(row.form_row) + 1;
        if (!known[behind - 1]) known[behind - 1] = &row;
      } else if (!is_blank_row(row)) {
        unknown[behind].push_back(&row);
      }
    }
    for (std::size_t r = 0; r <= known.size(); ++r) {
      if (r > 0 && known[r - 1]) {
        out_row_of_[r - 1] = static_cast<int>(order_.size());
        order_.push_back(known[r - 1]);
      }
      order_.insert(order_.end(), unknown[r].begin(), unknown[r].end());
    }
    for (const BoundRow* row : order_) built_.table.rows.push_back(table_of(row->table).rows[static_cast<std::size_t>(row->row)]);
    for (const BoundRow& row : bound_.rows)
      if (row.form_row >= 0) built_.rows[{row.table, row.row}] = out_row_of_[static_cast<std::size_t>(row.form_row)];
    for (std::size_t r = 0; r < order_.size(); ++r) built_.rows[{order_[r]->table, order_[r]->row}] = static_cast<std::int32_t>(r);
    owner_.assign(order_.size() * static_cast<std::size_t>(form_.table->columns), -1);
  }

  // A cell that reaches down from a row of the form into this one counts as blank here.
  bool is_blank_row(const BoundRow& row) {
    return std::ranges::all_of(visual_cells(row), [&](std::int32_t index) {
      const Cell& cell = table_of(row.table).cells[static_cast<std::size_t>(index)];
      return is_blank_cell(cell) || is_bound(row.table, index);
    });
  }

  bool is_bound(std::int32_t table, std::int32_t cell) const {
    return std::ranges::any_of(sources_, [&](const auto& sources) { return std::ranges::find(sources, std::pair{table, cell}) != sources.end(); });
  }

  int& owner(int row, int column) { return owner_[static_cast<std::size_t>(row * form_.table->columns + column)]; }

  void put(Cell cell, int form_cell) {
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) owner(r, c) = static_cast<int>(built_.table.cells.size());
    built_.table.cells.push_back(std::move(cell));
    built_.form_cells.push_back(form_cell);
  }

  void add_form_cell(int index) {
    const FormCell& at = form_.cell(index);
    int first = -1, last = -1;
    for (int r = at.row; r < at.row + at.row_span; ++r)
      if (const int out = out_row_of_[static_cast<std::size_t>(r)]; out >= 0) {
        if (first < 0) first = out;
        last = out;
      }
    if (first < 0) return;
    Cell cell = content_of(index);
    cell.row = first;
    cell.column = at.column;
    cell.row_span = std::max(last, reach_below(index, last)) - first + 1;
    cell.column_span = at.column_span;
    cell.header = form_.scope_of(index);
    put(std::move(cell), index);
  }

  // A row added at the end of a group still belongs to it where the document's own cell reaches that far.
  int reach_below(int index, int last) {
    int reach = last;
    for (int r = last + 1; r < static_cast<int>(order_.size()) && order_[static_cast<std::size_t>(r)]->form_row < 0; ++r) {
      const BoundRow& row = *order_[static_cast<std::size_t>(r)];
      const auto& sources = sources_[static_cast<std::size_t>(index)];
      const bool covers = std::ranges::any_of(visual_cells(row), [&](std::int32_t cell) { return std::ranges::find(sources, std::pair{row.table, cell}) != sources.end(); });
      if (!covers) break;
      reach = r;
    }
    return reach;
  }

  // The first cell with text gives everything; the same label repeated in split rows adds nothing, other words do.
  Cell content_of(int index) {
    const auto& sources = sources_[static_cast<std::size_t>(index)];
    Cell made;
    if (sources.empty()) {
      made.blocks.emplace_back(Paragraph{});
      return made;
    }
    const auto cell_of = [&](const std::pair<std::int32_t, std::int32_t>& at) -> const Cell& { return table_of(at.first).cells[static_cast<std::size_t>(at.second)]; };
    auto first = std::ranges::find_if(sources, [&](const auto& at) { return !is_blank_cell(cell_of(at)); });
    if (first == sources.end()) first = sources.begin();
    made = cell_of(*first);
    const std::u32string letters = sources.size() > 1 ? comparable(cell_text(made)).letters : std::u32string();
    for (const auto& at : sources) {
      const Cell& other = cell_of(at);
      built_.moved[{at.first, other.row, other.column}] = built_.table.cells.size();
      if (at == *first || is_blank_cell(other) || comparable(cell_text(other)).letters == letters) continue;
      made.blocks.insert(made.blocks.end(), other.blocks.begin(), other.blocks.end());
    }
    return made;
  }

  // Columns left free in a row by the cells that reach into it.
  std::vector<int> free_columns(int row) {
    std::vector<int> free;
    for (int c = 0; c < form_.table->columns; ++c)
      if (owner(row, c) < 0) free.push_back(c);
    return free;
  }

  bool add_unknown_row(int r) {
    const BoundRow& row = *order_[static_cast<std::size_t>(r)];
    std::vector<std::int32_t> cells;
    for (const std::int32_t cell : visual_cells(row))
      if (!is_bound(row.table, cell)) cells.push_back(cell);
    const std::vector<int> free = free_columns(r);
    drop_stubs(row, r, cells);
    if (cells.empty() || free.empty()) return cells.empty() && free.empty();
    if (free.back() - free.front() + 1 != static_cast<int>(free.size())) return false;
    // Figures stand at the right: the last cells take the columns of the row above, the first reaches to the left edge.
    std::vector<int> columns = starts_like(r, free);
    if (cells.size() <= columns.size()) columns.erase(columns.begin(), columns.end() - static_cast<std::ptrdiff_t>(cells.size()));
    else if (cells.size() <= free.size()) columns.assign(free.end() - static_cast<std::ptrdiff_t>(cells.size()), free.end());
    else return false;
    columns.front() = free.front();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& source = table_of(row.table).cells[static_cast<std::size_t>(cells[i])];
      Cell cell = source;
      if (source.row != row.row) cell.blocks.assign(1, Paragraph{});   // reaches down from another added row
      else built_.moved[{row.table, source.row, source.column}] = built_.table.cells.size();
      cell.row = r;
      cell.row_span = 1;
      cell.column = columns[i];
      cell.column_span = (i + 1 < cells.size() ? columns[i + 1] : free.back() + 1) - columns[i];
      put(std::move(cell), -1);
    }
    return true;
  }

  // Where cells begin in the nearest row of the form above, within the free columns.
  std::vector<int> starts_like(int r, const std::vector<int>& free) {
    int form_row = 0;
    for (int above = r; above >= 0; --above)
      if (order_[static_cast<std::size_t>(above)]->form_row >= 0) {
        form_row = order_[static_cast<std::size_t>(above)]->form_row;
        break;
      }
    std::vector<int> starts;
    for (const int cell : form_.rows[static_cast<std::size_t>(form_row)].cells)
      if (std::ranges::find(free, form_.cell(cell).column) != free.end()) starts.push_back(form_.cell(cell).column);
    return starts;
  }

  // Split stubs: the cells at the left that only repeat what the form's own cells, reaching into the row, say already.
  void drop_stubs(const BoundRow& row, int r, std::vector<std::int32_t>& cells) {
    std::set<int> reaching;
    for (int c = 0; c < form_.table->columns; ++c)
      if (owner(r, c) >= 0) reaching.insert(owner(r, c));
    const std::size_t merged = visual_cells(row).size() - cells.size();
    for (std::size_t left = reaching.size() - std::min(merged, reaching.size()); left > 0 && !cells.empty() && is_stub(row.table, cells.front(), r); --left)
      cells.erase(cells.begin());
  }

  // A blank, or the label again, where the form's own cell already reaches into the row.
  bool is_stub(std::int32_t table, std::int32_t cell, int row) {
    const Cell& source = table_of(table).cells[static_cast<std::size_t>(cell)];
    if (is_blank_cell(source)) return true;
    const std::u32string letters = comparable(cell_text(source)).letters;
    for (int c = 0; c < form_.table->columns; ++c)
      if (const int at = owner(row, c); at >= 0 && comparable(cell_text(built_.table.cells[static_cast<std::size_t>(at)])).letters == letters) return true;
    return false;
  }

  void finish() {
    Table& table = built_.table;
    const Table& first = table_of(bound_.rows.front().table);
    table.format = first.format;
    table.part_of = form_.table->id;
    table.provenance = first.provenance;
    const auto columns = static_cast<std::size_t>(form_.table->columns);
    if (first.columns.size() == columns) {
      table.columns = first.columns;
    } else {
      Length width;
      for (const Length column : first.columns) width += column;
      table.columns.assign(columns, width / static_cast<std::int64_t>(columns));
    }
    sort_cells();
  }

  void sort_cells() {
    std::vector<std::size_t> order(built_.table.cells.size()), now(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(built_.table.cells[i].row, built_.table.cells[i].column); });
    std::vector<Cell> cells;
    std::vector<int> form_cells;
    for (std::size_t i = 0; i < order.size(); ++i) {
      now[order[i]] = i;
      cells.push_back(std::move(built_.table.cells[order[i]]));
      form_cells.push_back(built_.form_cells[order[i]]);
    }
    built_.table.cells = std::move(cells);
    built_.form_cells = std::move(form_cells);
    for (auto& [slot, index] : built_.moved) index = now[index];
  }

  const Document& document_;
  const FormRows& form_;
  const BoundTable& bound_;
  std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>> sources_;   // by form cell: table, cell
  std::vector<int> out_row_of_;
  std::vector<const BoundRow*> order_;
  std::vector<int> owner_;   // by slot: index into built_.table.cells
  std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::int32_t>> visual_;
  std::map<std::int32_t, std::vector<std::int32_t>> slots_;
  BuiltGrid built_;
};

}  // namespace

std::optional<BuiltGrid> build_grid(const Document& document, const FormRows& form, const BoundTable& bound) {
  return GridBuilder(document, form, bound).run();
}

}  // namespace zhengben
