#include "model/bind/bind_tables.h"

#include <algorithm>
#include <map>

namespace zhengben {

namespace {

class TableBinder {
 public:
  TableBinder(const Document& document, const std::vector<SourceTable>& sources, const std::vector<FormRows>& form, int table)
      : document_(document), sources_(sources), form_(form[static_cast<std::size_t>(table)]), hits_(sources.size()) {
    for (const FormRows& rows : form) books_.push_back(&rows.book);
    made_.bound.form_table = table;
    made_.places.resize(form_.table->cells.size());
    made_.whole.resize(form_.rows.size(), 0);
  }

  TableBinding run() {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      hits_[i] = cell_hits(sources_[i], form_.book, books_);
      pieces.push_back(piece_of(sources_[i], static_cast<int>(i), form_, hits_[i]));
    }
    chain_ = chain_of(pieces, sources_, form_);
    made_.ambiguous = chain_.is_ambiguous();
    if (chain_.pieces.empty() || made_.ambiguous) return std::move(made_);
    find_unlabelled_rows();
    for (const Piece& piece : chain_.pieces) bind_piece(piece);
    drop_doubtful();
    drop_values_without_header();
    tell_whole_rows();
    return std::move(made_);
  }

 private:
  const SourceTable& source(const Piece& piece) const { return sources_[static_cast<std::size_t>(piece.source)]; }
  const CellHits& hits(const Piece& piece) const { return hits_[static_cast<std::size_t>(piece.source)]; }
  const FormRow& form_row(int row) const { return form_.rows[static_cast<std::size_t>(row)]; }

  // A row of values without a label of its own (the counts of table 4) is the one row after its header that has the
  // shape, in the same table or in the one joined to it.
  void find_unlabelled_rows() {
    for (int f = 1; f < static_cast<int>(form_.rows.size()); ++f) {
      if (form_row(f).values == 0 || form_row(f).leaf >= 0) continue;
      for (std::size_t p = chain_.pieces.size(); p-- > 0;) {
        Piece& piece = chain_.pieces[p];
        const auto header = std::ranges::find_if(piece.rows, [&](const RowMatch& match) { return match.form_row < f && form_row(match.form_row).values == 0; });
        if (header == piece.rows.end()) continue;
        if (!add_unlabelled(piece, f)) continue_in_next_table(p, f);
        break;
      }
    }
  }

  bool add_unlabelled(Piece& piece, int f) {
    int first = 0;
    for (const RowMatch& match : piece.rows)
      if (match.form_row < f) first = match.source_row + 1;
    int blank = -1, filled = -1, filled_count = 0;
    const SourceTable& from = source(piece);
    for (int n = first; n < static_cast<int>(from.rows.size()); ++n) {
      if (std::ranges::any_of(piece.rows, [&](const RowMatch& match) { return match.source_row == n; })) break;
      if (!by_shape(form_, f, from, n, hits(piece)) && !by_columns(piece, f, n)) continue;
      const bool empty = std::ranges::all_of(from.rows[static_cast<std::size_t>(n)].cells, [&](int cell) { return from.cells[static_cast<std::size_t>(cell)].blank; });
      if (empty && blank < 0) blank = n;
      if (!empty && ++filled_count == 1) filled = n;
    }
    if (filled_count > 1) made_.doubtful.push_back(f);
    const int row = filled_count == 1 ? filled : filled_count == 0 ? blank : -1;
    if (row < 0) return filled_count > 1;
    piece.rows.push_back({f, row, 0});
    std::ranges::sort(piece.rows, {}, &RowMatch::source_row);
    return true;
  }

  void continue_in_next_table(std::size_t p, int f) {
    const auto next = static_cast<std::size_t>(chain_.pieces[p].source + 1);
    const bool used = p + 1 < chain_.pieces.size() && chain_.pieces[p + 1].source == static_cast<int>(next);
    if (used || next >= sources_.size() || !sources_[next].joined) return;
    Piece piece;
    piece.source = static_cast<int>(next);
    if (add_unlabelled(piece, f) && !piece.rows.empty()) chain_.pieces.insert(chain_.pieces.begin() + static_cast<std::ptrdiff_t>(p) + 1, piece);
  }

  ColumnMap columns_of(const Piece& piece) const {
    ColumnMap columns(document_.tables[static_cast<std::size_t>(source(piece).table)], *form_.table);
    for (const RowMatch& match : piece.rows) {
      auto binding = by_shape(form_, match.form_row, source(piece), match.source_row, hits(piece));
      // A header's labels tell the columns though there are more of them than the form has.
      if (!binding && form_row(match.form_row).values == 0) binding = by_sequence(form_, match.form_row, source(piece), match.source_row, hits(piece));
      if (binding) columns.learn(*binding, source(piece).rows[static_cast<std::size_t>(match.source_row)]);
    }
    return columns;
  }

  std::optional<RowBinding> by_columns(const Piece& piece, int f, int n) const { return columns_of(piece).bind(form_, f, source(piece), n, hits(piece)); }

  void bind_piece(const Piece& piece) {
    const ColumnMap columns = columns_of(piece);
    std::map<int, int> form_of;
    for (const RowMatch& match : piece.rows) form_of[match.source_row] = match.form_row;
    for (int n = 0; n < static_cast<int>(source(piece).rows.size()); ++n) {
      BoundRow row{source(piece).table, n, -1, {}};
      row.cells.assign(source(piece).rows[static_cast<std::size_t>(n)].cells.size(), -1);
      if (const auto found = form_of.find(n); found != form_of.end()) {
        row.form_row = found->second;
        if (auto binding = binding_of(piece, columns, row.form_row, n)) row.cells = std::move(*binding);
        place(piece, row, n);
      } else if (const int header = repeated_header(piece, n); header >= 0) {
        row.form_row = header;
        row.cells = *by_shape(form_, header, source(piece), n, hits(piece));
      }
      made_.bound.rows.push_back(std::move(row));
    }
  }

  std::optional<RowBinding> binding_of(const Piece& piece, const ColumnMap& columns, int f, int n) const {
    if (auto binding = by_shape(form_, f, source(piece), n, hits(piece))) return binding;
    if (auto binding = columns.bind(form_, f, source(piece), n, hits(piece))) return binding;
    return by_sequence(form_, f, source(piece), n, hits(piece));
  }

  // A header that stands in the table a second time, as people make who paste the next page below.
  int repeated_header(const Piece& piece, int n) const {
    for (int f = 0; f < static_cast<int>(form_.rows.size()); ++f) {
      const FormRow& row = form_row(f);
      if (row.values > 0) continue;
      const auto binding = by_shape(form_, f, source(piece), n, hits(piece));
      if (!binding || std::ranges::find(*binding, -1) != binding->end()) continue;
      // A blank may stand only where a label of the row above reaches down.
      bool all_labels = true;
      for (std::size_t i = 0; i < binding->size(); ++i) {
        const auto cell = static_cast<std::size_t>(source(piece).rows[static_cast<std::size_t>(n)].cells[i]);
        all_labels = all_labels && (!source(piece).cells[cell].blank || form_.is_continued((*binding)[i], f));
      }
      if (all_labels) return f;
    }
    return -1;
  }

  void place(const Piece& piece, const BoundRow& row, int n) {
    const std::vector<int>& cells = source(piece).rows[static_cast<std::size_t>(n)].cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i] < 0) continue;
      SourcePlace& at = made_.places[static_cast<std::size_t>(row.cells[i])];
      const auto is_blank = [&](const SourcePlace& place) { return sources_[static_cast<std::size_t>(place.source)].cells[static_cast<std::size_t>(place.cell)].blank; };
      if (at.cell >= 0 && !(is_blank(at) && !form_.is_value(row.cells[i]))) continue;
      at = {piece.source, cells[i]};
    }
  }

  void drop_doubtful() {
    for (const Piece& piece : chain_.pieces) made_.doubtful.insert(made_.doubtful.end(), piece.doubtful.begin(), piece.doubtful.end());
    for (BoundRow& row : made_.bound.rows)
      if (std::ranges::find(made_.doubtful, row.form_row) != made_.doubtful.end())
        for (std::int32_t& cell : row.cells) drop_value(cell);
  }

  // Where a column's header was not found, nobody can say what stands under it.
  void drop_values_without_header() {
    for (BoundRow& row : made_.bound.rows)
      for (std::int32_t& cell : row.cells) {
        if (cell < 0 || !form_.is_value(cell)) continue;
        const int header = form_.header_of[static_cast<std::size_t>(cell)];
        if (header >= 0 && made_.places[static_cast<std::size_t>(header)].cell < 0) drop_value(cell);
      }
  }

  void drop_value(std::int32_t& cell) {
    if (cell < 0 || !form_.is_value(cell)) return;
    made_.places[static_cast<std::size_t>(cell)] = {};
    cell = -1;
  }

  void tell_whole_rows() {
    for (const BoundRow& row : made_.bound.rows) {
      if (row.form_row < 0) continue;
      int values = 0;
      bool loose = false;
      const SourceTable& from = *std::ranges::find(sources_, row.table, &SourceTable::table);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        values += row.cells[i] >= 0 && form_.is_value(row.cells[i]) ? 1 : 0;
        loose = loose || (row.cells[i] < 0 && !from.cells[static_cast<std::size_t>(from.rows[static_cast<std::size_t>(row.row)].cells[i])].blank);
      }
      made_.whole[static_cast<std::size_t>(row.form_row)] = values == form_row(row.form_row).values && !loose;
    }
  }

  const Document& document_;
  const std::vector<SourceTable>& sources_;
  const FormRows& form_;
  std::vector<const LabelBook*> books_;
  std::vector<CellHits> hits_;
  Chain chain_;
  TableBinding made_;
};

}  // namespace

TableBinding bind_table(const Document& document, const std::vector<SourceTable>& sources, const std::vector<FormRows>& form, int table) {
  return TableBinder(document, sources, form, table).run();
}

}  // namespace zhengben
