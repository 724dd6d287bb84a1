#include <algorithm>
#include <set>

#include "model/bind/piece.h"

namespace zhengben {

namespace {

struct ValueRange {
  int first = -1, last = -1;   // form rows with values
};

ValueRange values_of(const Piece& piece, const FormRows& form) {
  ValueRange range;
  for (const RowMatch& match : piece.rows) {
    if (form.rows[static_cast<std::size_t>(match.form_row)].values == 0) continue;
    if (range.first < 0) range.first = match.form_row;
    range.last = match.form_row;
  }
  return range;
}

// One labelled row, or one header, alone may come from any table of the agency's own: it needs another beside it.
bool stands_alone(const Piece& piece) { return piece.rows.size() >= 3 || (piece.rows.size() == 2 && piece.headers > 0); }

bool may_follow(const Piece& before, const Piece& after, const FormRows& form) {
  const ValueRange a = values_of(before, form), b = values_of(after, form);
  if (b.first >= 0 && a.last >= 0) return a.last < b.first;
  // A header alone (its values follow in the next table) keeps the form's order too.
  return before.rows.front().form_row <= after.rows.front().form_row;
}

std::vector<Piece> candidates_of(const std::vector<Piece>& pieces, const std::vector<SourceTable>& sources) {
  std::vector<Piece> usable;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.rows.empty()) continue;
    const bool continues = !usable.empty() && usable.back().source + 1 == piece.source && sources[static_cast<std::size_t>(piece.source)].joined;
    const bool is_continued = i + 1 < pieces.size() && !pieces[i + 1].rows.empty() && pieces[i + 1].source == piece.source + 1 &&
                              sources[static_cast<std::size_t>(piece.source + 1)].joined && stands_alone(pieces[i + 1]);
    if (stands_alone(piece) || continues || is_continued) usable.push_back(piece);
  }
  return usable;
}

// Hundreds of tables that look like the form's: keep the heaviest, in reading order.
void keep_heaviest(std::vector<Piece>& pieces) {
  constexpr std::size_t kAtMost = 400;
  if (pieces.size() <= kAtMost) return;
  std::ranges::stable_sort(pieces, [](const Piece& a, const Piece& b) { return a.weight > b.weight; });
  pieces.resize(kAtMost);
  std::ranges::sort(pieces, {}, &Piece::source);
}

}  // namespace

Chain chain_of(const std::vector<Piece>& pieces, const std::vector<SourceTable>& sources, const FormRows& form) {
  std::vector<Piece> usable = candidates_of(pieces, sources);
  keep_heaviest(usable);
  Chain chain;
  if (usable.empty()) return chain;
  std::vector<int> sum(usable.size()), before(usable.size(), -1);
  std::size_t last = 0;
  for (std::size_t i = 0; i < usable.size(); ++i) {
    sum[i] = usable[i].weight;
    for (std::size_t j = 0; j < i; ++j)
      if (sum[j] + usable[i].weight > sum[i] && may_follow(usable[j], usable[i], form)) {
        sum[i] = sum[j] + usable[i].weight;
        before[i] = static_cast<int>(j);
      }
    if (sum[i] > sum[last]) last = i;
  }
  std::set<int> chosen, rows, rivals;
  for (int i = static_cast<int>(last); i >= 0; i = before[static_cast<std::size_t>(i)]) chosen.insert(i);
  for (const int i : chosen) chain.pieces.push_back(usable[static_cast<std::size_t>(i)]);
  for (std::size_t i = 0; i < usable.size(); ++i)
    for (const RowMatch& match : usable[i].rows)
      if (form.rows[static_cast<std::size_t>(match.form_row)].values > 0) (chosen.contains(static_cast<int>(i)) ? rows : rivals).insert(match.form_row);
  chain.value_rows = static_cast<int>(rows.size());
  for (const int row : rivals) chain.rival_rows += rows.contains(row) ? 1 : 0;
  return chain;
}

}  // namespace zhengben
