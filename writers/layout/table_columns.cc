#include "writers/layout/table_columns.h"

#include <algorithm>
#include <numeric>

namespace zhengben::layout {

namespace {

// A column is not moved for less: the source's widths are its own layout of the same words.
constexpr Length kSlack = Length::from_points(0.75);
constexpr Length kNarrowest = Length::from_points(3);

Length sum_of(const std::vector<Length>& widths) { return std::accumulate(widths.begin(), widths.end(), Length{}); }

void scale_to(std::vector<Length>& widths, Length total) {
  const Length sum = sum_of(widths);
  if (sum <= Length{}) return;
  const double factor = total / sum;
  Length before, after;
  for (Length& width : widths) {           // by the edges, so that rounding does not add up
    before += width;
    const Length edge = before * factor;
    width = edge - after;
    after = edge;
  }
}

template <typename Measure>
Length widest(const Stack& stack, const Measure& measure) {
  Length most;
  for (const StackItem& item : stack.items) {
    if (const auto* paragraph = std::get_if<ParagraphBox>(&item.box)) {
      most = std::max(most, measure(*paragraph));
    } else {
      const TableBox& table = *std::get<std::unique_ptr<TableBox>>(item.box);
      const Length own = sum_of(table.source->columns);
      most = std::max(most, own);
    }
  }
  return most;
}

Length side_margins(const CellBox& cell) { return cell.inset.left + cell.inset.right; }

// What each column needs for one kind of width; cells over several columns that are wider than these come out (`given`)
// widen the last of them.
template <typename Width>
std::vector<Length> needs(const TableBox& box, const std::vector<Length>& given, const Width& width) {
  std::vector<Length> out(box.source->columns.size());
  for (const bool spanning : {false, true})
    for (const CellBox& cell : box.cells) {
      if ((cell.source->column_span > 1) != spanning || cell.turned) continue;
      const auto first = static_cast<std::size_t>(cell.source->column), count = static_cast<std::size_t>(cell.source->column_span);
      const Length need = width(cell.content) + side_margins(cell);
      Length have;
      for (std::size_t c = first; c < first + count; ++c) have += spanning ? std::max(out[c], given[c]) : out[c];
      Length& last = out[first + count - 1];
      if (need > have) last = (spanning ? std::max(last, given[first + count - 1]) : last) + need - have;
    }
  return out;
}

// The widths that the cells of each column ask for, the largest of them; empty where a column has no wish.
std::vector<Length> wished(const TableBox& box) {
  std::vector<Length> widths(box.source->columns.size());
  for (const CellBox& cell : box.cells) {
    const Width& wish = cell.source->format.width;
    Length& width = widths[static_cast<std::size_t>(cell.source->column)];
    if (cell.source->column_span == 1 && wish.kind == WidthKind::Fixed) width = std::max(width, wish.length);
  }
  return std::ranges::find(widths, Length{}) == widths.end() ? widths : std::vector<Length>{};
}

std::vector<Length> preferred(const TableBox& box, Length available) {
  std::vector<Length> widths = box.source->columns;
  // Where columns fit their content the grid is what was last laid out, and the widths of cells are what counts.
  if (!box.source->format.fixed_layout)
    if (std::vector<Length> wishes = wished(box); !wishes.empty()) widths = std::move(wishes);
  for (Length& width : widths) width = std::max(width, Length{});
  if (sum_of(widths) > Length{}) {
    for (Length& width : widths) width = std::max(width, kNarrowest);
    return widths;
  }
  for (const CellBox& cell : box.cells) {
    const Width& wish = cell.source->format.width;
    Length& width = widths[static_cast<std::size_t>(cell.source->column)];
    if (cell.source->column_span == 1 && wish.kind == WidthKind::Fixed) width = std::max(width, wish.length);
    if (cell.source->column_span == 1 && wish.kind == WidthKind::Percent) width = std::max(width, available * (wish.percent / 100.0));
  }
  const std::vector<Length> full = needs(box, widths, full_width);
  for (std::size_t c = 0; c < widths.size(); ++c)
    if (widths[c] == Length{}) widths[c] = std::max(full[c], kNarrowest);
  return widths;
}

// Widths that are too much give way by what each has more than its longest word: 11,750 twips in 9,026 came out of Word
// as 569, 3132, 940, 1310 and 3075 of 700, 4200, 1200, 1450 and 4200.
void shrink_to(std::vector<Length>& widths, const TableBox& box, Length total) {
  const std::vector<Length> least = needs(box, widths, least_width);
  Length spare;
  for (std::size_t c = 0; c < widths.size(); ++c) spare += std::max(Length{}, widths[c] - least[c]);
  const Length excess = sum_of(widths) - total;
  if (spare < excess) return scale_to(widths, total);
  const double share = excess / spare;
  for (std::size_t c = 0; c < widths.size(); ++c) widths[c] -= std::max(Length{}, widths[c] - least[c]) * share;
}

// Columns that are narrower than their longest word take what they lack from those that have more than theirs.
void widen_for_words(std::vector<Length>& widths, const TableBox& box, Length available) {
  const std::vector<Length> least = needs(box, widths, least_width);
  Length lacking, spare;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (least[c] > widths[c] + kSlack)
      lacking += least[c] - widths[c];
    else
      spare += std::max(Length{}, widths[c] - least[c]);
  }
  if (lacking == Length{}) return;
  const Length grown = std::min(lacking, std::max(Length{}, available - sum_of(widths)));
  const Length taken = std::min(lacking - grown, spare);
  const double given = (grown + taken) / lacking;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (least[c] > widths[c] + kSlack)
      widths[c] += (least[c] - widths[c]) * given;
    else if (spare > Length{})
      widths[c] -= std::max(Length{}, widths[c] - least[c]) * (taken / spare);
  }
}

}  // namespace

Length least_width(const Stack& stack) {
  return widest(stack, [](const ParagraphBox& paragraph) {
    Length most, here, blanks;
    for (const Atom& atom : paragraph.text.atoms) {
      if (atom.break_before || atom.kind == AtomKind::Tab || (atom.kind >= AtomKind::LineBreak && atom.kind <= AtomKind::ColumnBreak)) here = blanks = Length{};
      if (atom.kind == AtomKind::Tab || atom.kind == AtomKind::Anchor) continue;
      if (atom.kind == AtomKind::Space) {
        blanks += atom.advance;
        continue;
      }
      here += blanks + atom.advance;
      blanks = Length{};
      most = std::max(most, here);
    }
    return most + std::max(Length{}, paragraph.indents.left) + std::max(Length{}, paragraph.indents.right);
  });
}

Length full_width(const Stack& stack) {
  return widest(stack, [](const ParagraphBox& paragraph) {
    Length most, here;
    for (const Atom& atom : paragraph.text.atoms) {
      if (atom.kind >= AtomKind::LineBreak && atom.kind <= AtomKind::ColumnBreak) here = Length{};
      here += atom.advance;
      most = std::max(most, here);
    }
    return most + paragraph.indents.left + std::max(Length{}, paragraph.indents.first) + paragraph.indents.right + Length::from_emu(1'270);
  });
}

std::vector<Length> column_widths(const TableBox& box, Length available) {
  const TableFormat& format = box.source->format;
  std::vector<Length> widths = preferred(box, available);
  const Length sum = sum_of(widths);
  if (format.width.kind == WidthKind::Percent && format.width.percent > 0) {
    scale_to(widths, available * (std::min(format.width.percent, 400.0) / 100.0));
  } else if (format.width.kind == WidthKind::Fixed && format.width.length > Length{}) {
    const double off = format.width.length / sum;
    if (off < 0.98 && !format.fixed_layout) shrink_to(widths, box, format.width.length);
    else if (off < 0.98 || off > 1.02) scale_to(widths, format.width.length);
  }
  if (format.fixed_layout) return widths;
  const Length most = available + format.cell_margins.left + format.cell_margins.right;
  if (sum_of(widths) > most) shrink_to(widths, box, available);
  widen_for_words(widths, box, available);
  return widths;
}

}  // namespace zhengben::layout
