// A stretch of one document table that is part of one form table: which source row is which row of the form.
#ifndef ZHENGBEN_MODEL_BIND_PIECE_H
#define ZHENGBEN_MODEL_BIND_PIECE_H

#include <vector>

#include "model/bind/form_rows.h"
#include "model/bind/source.h"

namespace zhengben {

struct RowMatch {
  int form_row = -1, source_row = -1;
  int weight = 0;
  bool operator==(const RowMatch&) const = default;
};

struct Piece {
  int source = -1;                 // index into the source tables
  std::vector<RowMatch> rows;      // ascending in both
  std::vector<int> doubtful;       // form rows that more than one source row claims with equal right
  int weight = 0;
  int headers = 0;                 // matched rows without values
};

// What each cell of a source table may be.
using CellHits = std::vector<std::vector<LabelHit>>;
// A text that is a label of another table of the form, to the letter, resembles none of this one.
CellHits cell_hits(const SourceTable& source, const LabelBook& book, const std::vector<const LabelBook*>& others);

// The best alignment of the table's rows with the form's, in order on both sides. Empty where nothing matches.
Piece piece_of(const SourceTable& source, int source_index, const FormRows& form, const CellHits& hits);

// The pieces that together make the form's table: in reading order, each value row once, the heaviest such choice.
// `rivals` counts the value rows that other pieces claim too.
struct Chain {
  std::vector<Piece> pieces;
  int value_rows = 0, rival_rows = 0;
  bool is_ambiguous() const { return rival_rows * 2 > value_rows; }
};
Chain chain_of(const std::vector<Piece>& pieces, const std::vector<SourceTable>& sources, const FormRows& form);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_PIECE_H
