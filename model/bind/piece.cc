#include "model/bind/piece.h"

#include <algorithm>

namespace zhengben {

namespace {

// A statutory form has dozens of rows; a table of thousands is a list of the agency's own.
constexpr std::size_t kMaxRows = 5'000;

int weight_as(const std::vector<LabelHit>& hits, std::int32_t label) {
  for (const LabelHit& hit : hits)
    if (hit.label == label) return weight_of(hit.likeness);
  return 0;
}

// How well a source row fits a row of the form that has values: by its leaf label, a little by the stubs before it.
int value_row_weight(const FormRows& form, const FormRow& row, const SourceRow& source, const CellHits& hits) {
  if (row.leaf < 0) return 0;
  const std::size_t labels = row.cells.size() - static_cast<std::size_t>(row.values);
  int leaf = 0, stubs = 0;
  for (std::size_t i = 0; i < source.cells.size() && i < labels + 2; ++i) {
    const std::vector<LabelHit>& cell = hits[static_cast<std::size_t>(source.cells[i])];
    leaf = std::max(leaf, weight_as(cell, form.book.label_of(static_cast<std::size_t>(row.leaf))));
    for (const int stub : row.starting) stubs += weight_as(cell, form.book.label_of(static_cast<std::size_t>(stub))) > 0 ? 5 : 0;
  }
  return leaf == 0 ? 0 : leaf + stubs;
}

// How well it fits a row of labels only: at least half of the labels that begin there, in order.
int header_row_weight(const FormRows& form, const FormRow& row, const SourceRow& source, const CellHits& hits) {
  if (row.starting.empty()) return 0;
  int matched = 0, sum = 0;
  std::size_t at = 0;
  for (const int label : row.starting)
    for (std::size_t i = at; i < source.cells.size(); ++i)
      if (const int weight = weight_as(hits[static_cast<std::size_t>(source.cells[i])], form.book.label_of(static_cast<std::size_t>(label)))) {
        ++matched;
        sum += weight;
        at = i + 1;
        break;
      }
  const int labels = static_cast<int>(row.starting.size());
  return matched * 2 < labels ? 0 : sum / labels;
}

class Aligner {
 public:
  Aligner(const SourceTable& source, const FormRows& form, const CellHits& hits)
      : form_rows_(form.rows.size()), source_rows_(source.rows.size()), weights_(form_rows_ * source_rows_) {
    for (std::size_t n = 0; n < source_rows_; ++n) {
      const bool any = std::ranges::any_of(source.rows[n].cells, [&](int cell) { return !hits[static_cast<std::size_t>(cell)].empty(); });
      for (std::size_t f = 0; any && f < form_rows_; ++f) {
        const FormRow& row = form.rows[f];
        weights_[f * source_rows_ + n] = row.values > 0 ? value_row_weight(form, row, source.rows[n], hits) : header_row_weight(form, row, source.rows[n], hits);
      }
    }
  }

  int weight(std::size_t f, std::size_t n) const { return weights_[f * source_rows_ + n]; }

  // The heaviest common subsequence; of equal ones the one that takes the earliest rows.
  std::vector<RowMatch> best() const {
    std::vector<int> sums((form_rows_ + 1) * (source_rows_ + 1), 0);
    const auto sum = [&](std::size_t f, std::size_t n) -> int& { return sums[f * (source_rows_ + 1) + n]; };
    for (std::size_t f = form_rows_; f-- > 0;)
      for (std::size_t n = source_rows_; n-- > 0;) {
        const int here = weight(f, n);
        sum(f, n) = std::max({sum(f + 1, n), sum(f, n + 1), here > 0 ? here + sum(f + 1, n + 1) : 0});
      }
    std::vector<RowMatch> path;
    for (std::size_t f = 0, n = 0; f < form_rows_ && n < source_rows_;) {
      const int here = weight(f, n);
      if (here > 0 && sum(f, n) == here + sum(f + 1, n + 1)) {
        path.push_back({static_cast<int>(f), static_cast<int>(n), here});
        ++f;
        ++n;
      } else if (sum(f, n) == sum(f, n + 1)) {
        ++n;
      } else {
        ++f;
      }
    }
    return path;
  }

 private:
  std::size_t form_rows_, source_rows_;
  std::vector<int> weights_;
};

}  // namespace

CellHits cell_hits(const SourceTable& source, const LabelBook& book, const std::vector<const LabelBook*>& others) {
  CellHits hits(source.cells.size());
  bool any = false;
  for (const SourceCell& cell : source.cells) any = any || book.knows(cell.shape);
  if (!any && source.cells.size() > 400) return hits;   // a large table without one label of the form: not worth the distances
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Comparable& text = source.cells[i].shape;
    if (text.letters.empty()) continue;
    const bool known = std::ranges::any_of(others, [&](const LabelBook* other) { return other != &book && other->knows(text); });
    hits[i] = book.hits(text, !known);
  }
  return hits;
}

Piece piece_of(const SourceTable& source, int source_index, const FormRows& form, const CellHits& hits) {
  Piece piece;
  piece.source = source_index;
  if (source.rows.size() > kMaxRows || std::ranges::all_of(hits, [](const auto& cell) { return cell.empty(); })) return piece;
  const Aligner aligner(source, form, hits);
  piece.rows = aligner.best();
  std::vector<char> taken(source.rows.size(), 0);
  for (const RowMatch& match : piece.rows) taken[static_cast<std::size_t>(match.source_row)] = 1;
  for (const RowMatch& match : piece.rows) {
    piece.weight += match.weight;
    if (form.rows[static_cast<std::size_t>(match.form_row)].values == 0) {
      ++piece.headers;
      continue;
    }
    for (std::size_t n = 0; n < source.rows.size(); ++n)
      if (!taken[n] && aligner.weight(static_cast<std::size_t>(match.form_row), n) >= match.weight) {
        piece.doubtful.push_back(match.form_row);
        break;
      }
  }
  return piece;
}

}  // namespace zhengben
