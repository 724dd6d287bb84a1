#include "readers/pdf/rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace zhengben::pdf {

namespace {

constexpr double kSameLine = 0.5;        // share of the smaller height that must overlap
constexpr double kSameBase = 0.3;        // em between the baselines of characters drawn one after the other
constexpr double kRunGap = 1.0;          // em at which a run of drawing ends
constexpr double kKern = 0.5;            // em that a character may begin before the last one's end
constexpr double kMixed = 0.35;          // share of the narrower run from which two runs lie over each other
constexpr double kHole = 0.12;           // em that a letter may have been drawn in
constexpr double kFree = 0.5;            // share of a blank that letters must leave of it
constexpr std::size_t kOpenRows = 8;     // rows looked at for a run: more do not overlap one another in real pages

// What was drawn one after the other without a gap.
struct DrawnRun {
  std::vector<Item> items;
  Box extent;                            // of what is not blank; of the blanks where there is nothing else
  bool blank = true;

  double middle() const { return extent.top + extent.bottom; }
};

double smaller_height(const Box& a, const Box& b) { return std::min(a.height(), b.height()); }

bool same_line(const Box& line, const Box& item) {
  return std::min(line.bottom, item.bottom) - std::max(line.top, item.top) > kSameLine * smaller_height(line, item);
}

void enclose(Box& box, const Box& with) {
  box.left = std::min(box.left, with.left);
  box.top = std::min(box.top, with.top);
  box.right = std::max(box.right, with.right);
  box.bottom = std::max(box.bottom, with.bottom);
}

bool goes_on(const DrawnRun& run, const Item& item) {
  const Item& last = run.items.back();
  const double em = std::max(1.0, std::min(last.size, item.size));
  if (std::abs(last.baseline - item.baseline) > kSameBase * em || !same_line(last.extent, item.extent)) return false;
  // Blanks may be filler that other text is drawn over: after a wide one a new run begins.
  if (last.blank && item.extent.left - (run.blank ? run.items.front().extent.left : run.extent.right) > kRunGap * em) return false;
  return item.extent.left > last.extent.left && item.extent.left - last.extent.right < kRunGap * em && item.extent.left > last.extent.right - kKern * em;
}

void add(DrawnRun& run, const Item& item) {
  if (run.items.empty() || (run.blank && !item.blank)) {
    run.extent = item.extent;
    run.blank = item.blank;
  } else if (run.blank || !item.blank) {
    enclose(run.extent, item.extent);
  }
  run.items.push_back(item);
}

// A run's letters between its blanks and gaps, or a blank.
struct Piece {
  std::vector<Item> items;
  Box extent;
  bool blank = false;
};

std::vector<Piece> pieces_of(const DrawnRun& run) {
  std::vector<Piece> out;
  for (const Item& item : run.items) {
    if (out.empty() || item.blank || out.back().blank || item.extent.left - out.back().extent.right > kHole * item.size) {
      out.push_back({{}, item.extent, item.blank});
    } else {
      enclose(out.back().extent, item.extent);
    }
    out.back().items.push_back(item);
  }
  return out;
}

std::vector<DrawnRun> drawn_runs(const std::vector<Item>& items) {
  std::vector<DrawnRun> out;
  for (const Item& item : items) {
    if (out.empty() || !goes_on(out.back(), item)) out.emplace_back();
    add(out.back(), item);
  }
  return out;
}

// A row under construction. Its band is that of its tallest run, so that rows do not creep.
struct OpenRow {
  Box band;
  std::map<double, double> taken;        // begin and end of what is not blank
  std::vector<DrawnRun> runs;

  // Blanks and gaps leave room: a sign may have been drawn in another run's.
  bool has_room(const std::vector<Piece>& pieces) const {
    return std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.blank || has_room(piece.extent); });
  }

  bool has_room(const Box& extent) const {
    const auto crosses = [&](double begin, double end) {
      const double overlap = std::min(end, extent.right) - std::max(begin, extent.left);
      return overlap > kMixed * std::max(0.5, std::min(end - begin, extent.width()));
    };
    const auto after = taken.lower_bound(extent.left);
    if (after != taken.end() && crosses(after->first, after->second)) return false;
    return after == taken.begin() || !crosses(std::prev(after)->first, std::prev(after)->second);
  }
};

bool are_apart(const std::vector<DrawnRun>& runs) {
  double end = -1e9;
  for (const DrawnRun& run : runs) {
    if (run.blank) continue;
    if (run.extent.left < end && run.extent.right < end) return false;
    end = std::max(end, run.extent.right);
  }
  return true;
}

std::vector<Item> one_after_the_other(const std::vector<DrawnRun>& runs) {
  std::vector<Item> out;
  for (const DrawnRun& run : runs) out.insert(out.end(), run.items.begin(), run.items.end());
  return out;
}

// Runs that stand in each other's gaps and blanks, which are then none where a letter is.
std::vector<Item> woven(const std::vector<DrawnRun>& runs) {
  std::vector<Piece> pieces;
  for (const DrawnRun& run : runs) {
    std::vector<Piece> own = pieces_of(run);
    pieces.insert(pieces.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.extent.left < b.extent.left; });
  std::vector<Item> out;
  double end = -1e9;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.blank) {
      const auto next = std::find_if(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end(), [](const Piece& p) { return !p.blank; });
      const double begin = next == pieces.end() ? piece.extent.right : next->extent.left;
      if (std::min(piece.extent.right, begin) - std::max(piece.extent.left, end) < kFree * piece.extent.width()) continue;
    } else {
      end = std::max(end, piece.extent.right);
    }
    out.insert(out.end(), piece.items.begin(), piece.items.end());
  }
  return out;
}

}  // namespace

std::vector<std::vector<Item>> rows_of(std::vector<Item> items) {
  std::vector<DrawnRun> runs = drawn_runs(items);
  std::stable_sort(runs.begin(), runs.end(), [](const DrawnRun& a, const DrawnRun& b) { return a.middle() < b.middle(); });
  std::vector<OpenRow> rows;
  for (DrawnRun& run : runs) {
    const std::vector<Piece> pieces = pieces_of(run);
    std::size_t row = rows.size();
    for (std::size_t back = 0; back < kOpenRows && back < rows.size(); ++back) {
      const OpenRow& open = rows[rows.size() - 1 - back];
      if (!same_line(open.band, run.extent) || (!run.blank && !open.has_room(pieces))) continue;
      row = rows.size() - 1 - back;
      break;
    }
    if (row == rows.size()) {
      rows.emplace_back();
      rows.back().band = run.extent;
    } else if (run.extent.height() > rows[row].band.height()) {
      rows[row].band.top = run.extent.top;
      rows[row].band.bottom = run.extent.bottom;
    }
    for (const Piece& piece : pieces)
      if (!piece.blank) rows[row].taken.emplace(piece.extent.left, piece.extent.right);
    rows[row].runs.push_back(std::move(run));
  }
  std::vector<std::vector<Item>> out;
  for (OpenRow& row : rows) {
    std::stable_sort(row.runs.begin(), row.runs.end(), [](const DrawnRun& a, const DrawnRun& b) { return a.extent.left < b.extent.left; });
    out.push_back(are_apart(row.runs) ? one_after_the_other(row.runs) : woven(row.runs));
  }
  return out;
}

}  // namespace zhengben::pdf
