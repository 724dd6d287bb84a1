#include "model/bind/cell_align.h"

#include <algorithm>

namespace zhengben {

namespace {

Likeness likeness_as(const std::vector<LabelHit>& hits, std::int32_t label) {
  for (const LabelHit& hit : hits)
    if (hit.label == label) return hit.likeness;
  return Likeness::None;
}

// Whether the cell is surely one of the form's labels, and not a value that happens to be a word.
bool is_a_label(const std::vector<LabelHit>& hits) {
  return std::ranges::any_of(hits, [](const LabelHit& hit) { return hit.likeness >= Likeness::Typo; });
}

constexpr int kForbidden = -1'000'000;

int pair_score(const FormRows& form, int form_row, int form_cell, const SourceCell& cell, const std::vector<LabelHit>& hits) {
  if (form.is_value(form_cell)) return is_a_label(hits) ? kForbidden : 20;
  const Likeness how = likeness_as(hits, form.book.label_of(static_cast<std::size_t>(form_cell)));
  if (how != Likeness::None) return weight_of(how);
  if (cell.blank) return form.is_continued(form_cell, form_row) ? 10 : 2;
  return kForbidden;
}

int skip_source(const SourceCell& cell) { return cell.blank ? -5 : -30; }

int skip_form(const FormRows& form, int form_row, int form_cell) {
  if (form.is_value(form_cell)) return -40;
  return form.is_continued(form_cell, form_row) ? -2 : -20;
}

// Sequence alignment that counts how many ways reach the best score. After a source cell was skipped no form cell may
// be: so every alignment has one path only, and two paths are two alignments.
class Sequence {
 public:
  Sequence(const FormRows& form, int form_row, const SourceTable& source, const SourceRow& row, const CellHits& hits)
      : form_(form), form_row_(form_row), cells_(form.rows[static_cast<std::size_t>(form_row)].cells), source_(source), row_(row), hits_(hits) {}

  std::optional<RowBinding> best() {
    const std::size_t f_count = cells_.size(), s_count = row_.cells.size();
    states_.assign((f_count + 1) * (s_count + 1) * 2, {});
    at(f_count, s_count, 0) = at(f_count, s_count, 1) = {0, 1, 0};
    for (std::size_t f = f_count + 1; f-- > 0;)
      for (std::size_t s = s_count + 1; s-- > 0;)
        for (int skipped = 0; skipped < 2; ++skipped)
          if (f < f_count || s < s_count) fill(f, s, skipped);
    const State& start = at(0, 0, 0);
    if (start.score <= 0 || start.ways != 1) return std::nullopt;
    return trace();
  }

 private:
  struct State {
    int score = kForbidden;
    int ways = 0;      // of reaching it, 2 for many
    int move = 0;      // 1 pair, 2 skip source, 3 skip form
  };

  State& at(std::size_t f, std::size_t s, int skipped) { return states_[((f * (row_.cells.size() + 1)) + s) * 2 + static_cast<std::size_t>(skipped)]; }

  void consider(State& state, int gain, const State& rest, int move) {
    if (gain <= kForbidden || rest.ways == 0) return;
    const int score = gain + rest.score;
    if (score > state.score) state = {score, rest.ways, move};
    else if (score == state.score) state.ways = std::min(2, state.ways + rest.ways);
  }

  void fill(std::size_t f, std::size_t s, int skipped) {
    State state;
    const bool has_form = f < cells_.size(), has_source = s < row_.cells.size();
    const auto cell = [&]() -> std::size_t { return static_cast<std::size_t>(row_.cells[s]); };
    if (has_form && has_source) consider(state, pair_score(form_, form_row_, cells_[f], source_.cells[cell()], hits_[cell()]), at(f + 1, s + 1, 0), 1);
    if (has_source) consider(state, skip_source(source_.cells[cell()]), at(f, s + 1, 1), 2);
    if (has_form && skipped == 0) consider(state, skip_form(form_, form_row_, cells_[f]), at(f + 1, s, 0), 3);
    at(f, s, skipped) = state;
  }

  RowBinding trace() {
    RowBinding binding(row_.cells.size(), -1);
    std::size_t f = 0, s = 0;
    int skipped = 0;
    while (f < cells_.size() || s < row_.cells.size()) {
      const int move = at(f, s, skipped).move;
      if (move == 1) binding[s++] = cells_[f++];
      else if (move == 2) ++s;
      else ++f;
      skipped = move == 2 ? 1 : 0;
    }
    return binding;
  }

  const FormRows& form_;
  int form_row_;
  const std::vector<int>& cells_;
  const SourceTable& source_;
  const SourceRow& row_;
  const CellHits& hits_;
  std::vector<State> states_;
};

}  // namespace

std::optional<RowBinding> by_shape(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits) {
  const FormRow& row = form.rows[static_cast<std::size_t>(form_row)];
  const SourceRow& from = source.rows[static_cast<std::size_t>(source_row)];
  if (row.cells.size() != from.cells.size()) return std::nullopt;
  int strange = 0, labels = 0;
  RowBinding binding(row.cells.begin(), row.cells.end());
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto cell = static_cast<std::size_t>(from.cells[i]);
    const int score = pair_score(form, form_row, row.cells[i], source.cells[cell], hits[cell]);
    if (form.is_value(row.cells[i])) {
      if (score == kForbidden) return std::nullopt;
      continue;
    }
    ++labels;
    if (score != kForbidden) continue;
    // A header may carry one label that is no longer known, if it is not another label of the form in a wrong place.
    if (row.values > 0 || is_a_label(hits[cell])) return std::nullopt;
    binding[i] = -1;
    ++strange;
  }
  if (strange * 2 > labels) return std::nullopt;
  return binding;
}

std::optional<RowBinding> by_sequence(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits) {
  const SourceRow& row = source.rows[static_cast<std::size_t>(source_row)];
  if (row.cells.size() > 64) return std::nullopt;
  return Sequence(form, form_row, source, row, hits).best();
}

void ColumnMap::vote(int source_edge, int form_edge) {
  int& known = edges_[static_cast<std::size_t>(source_edge)];
  if (known < 0) ++known_;
  conflict_ = conflict_ || (known >= 0 && known != form_edge);
  known = form_edge;
}

void ColumnMap::learn(const RowBinding& binding, const SourceRow& row) {
  for (std::size_t i = 0; i < binding.size(); ++i) {
    if (binding[i] < 0) continue;
    const Cell& cell = table_->cells[static_cast<std::size_t>(row.cells[i])];
    const FormCell& form_cell = form_->cells[static_cast<std::size_t>(binding[i])];
    vote(cell.column, form_cell.column);
    vote(cell.column + cell.column_span, form_cell.column + form_cell.column_span);
  }
}

std::optional<RowBinding> ColumnMap::bind(const FormRows& form, int form_row, const SourceTable& source, int source_row, const CellHits& hits) const {
  if (!is_usable()) return std::nullopt;
  const SourceRow& row = source.rows[static_cast<std::size_t>(source_row)];
  RowBinding binding(row.cells.size(), -1);
  std::vector<int> filled(form.table->cells.size(), -1);   // by form cell: the source cell with text that took it
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto index = static_cast<std::size_t>(row.cells[i]);
    const int left = edges_[static_cast<std::size_t>(table_->cells[index].column)];
    const int right = edges_[static_cast<std::size_t>(table_->cells[index].column + table_->cells[index].column_span)];
    if (left < 0) continue;
    for (const int form_cell : form.rows[static_cast<std::size_t>(form_row)].cells) {
      const FormCell& at = form.cell(form_cell);
      if (left < at.column || left >= at.column + at.column_span) continue;
      const bool blank = source.cells[index].blank;
      if (!blank && form.is_value(form_cell) && right > at.column + at.column_span) continue;   // one figure over two cells of the form
      if (pair_score(form, form_row, form_cell, source.cells[index], hits[index]) == kForbidden) return std::nullopt;
      int& taken = filled[static_cast<std::size_t>(form_cell)];
      if (!blank && taken >= 0) return std::nullopt;           // two figures for one cell
      if (!blank) taken = static_cast<int>(i);
      if (left == at.column || !blank) binding[i] = form_cell;
    }
  }
  // A form cell that several source cells share belongs to the one with text.
  for (std::size_t i = 0; i < binding.size(); ++i)
    if (binding[i] >= 0 && filled[static_cast<std::size_t>(binding[i])] >= 0 && filled[static_cast<std::size_t>(binding[i])] != static_cast<int>(i)) binding[i] = -1;
  return binding;
}

}  // namespace zhengben
