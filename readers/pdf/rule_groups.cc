#include "readers/pdf/rule_groups.h"

#include <algorithm>
#include <cmath>

#include "readers/pdf/text_rows.h"

namespace zhengben::pdf {

namespace {

constexpr double kSameHeight = 1.6;
constexpr double kJoinGap = 24;          // points between pieces of one rule, drawn column by column
constexpr double kSameEnd = 8;
constexpr double kShortest = 60;
constexpr double kWideGap = 1.0;         // em between pieces of different columns
constexpr double kAir = 2.6;             // em of band a line, beyond which a title stands between two tables

struct Group {
  double from = 0, to = 0;
  std::vector<double> at;
};

constexpr std::size_t kFewRows = 4;      // of which one in columns is enough: a row whose cells have several lines
constexpr std::ptrdiff_t kRemembered = 100;   // groups that a rule may still belong to

enum class Band { Empty, Columns, Title, Prose };

std::vector<Ruling> joined(std::vector<Ruling> rules) {
  std::sort(rules.begin(), rules.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<Ruling> out;
  for (std::size_t begin = 0; begin < rules.size();) {
    std::size_t end = begin + 1;
    while (end < rules.size() && rules[end].at - rules[begin].at <= kSameHeight) ++end;
    std::sort(rules.begin() + static_cast<std::ptrdiff_t>(begin), rules.begin() + static_cast<std::ptrdiff_t>(end), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    Ruling current = rules[begin];
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (rules[i].from <= current.to + kJoinGap) {
        current.to = std::max(current.to, rules[i].to);
        continue;
      }
      out.push_back(current);
      current = rules[i];
    }
    out.push_back(current);
    begin = end;
  }
  return out;
}

std::vector<Group> groups_of(const std::vector<Ruling>& rules) {
  std::vector<Group> groups;
  for (const Ruling& rule : rules) {
    if (rule.to - rule.from < kShortest) continue;
    const auto oldest = static_cast<std::ptrdiff_t>(groups.size()) > kRemembered ? groups.rbegin() + kRemembered : groups.rend();
    const auto same = std::find_if(groups.rbegin(), oldest, [&](const Group& group) { return std::abs(group.from - rule.from) <= kSameEnd && std::abs(group.to - rule.to) <= kSameEnd; });
    if (same != oldest) {
      same->at.push_back(rule.at);
    } else {
      groups.push_back({rule.from, rule.to, {rule.at}});
    }
  }
  return groups;
}

bool stands_in_columns(const TextRow& row) {
  for (std::size_t i = 1; i < row.pieces.size(); ++i)
    if (row.pieces[i].left() - row.pieces[i - 1].right() > kWideGap * row.size) return true;
  return false;
}

Band band_of(const SortedLines& lines, const Box& box) {
  const std::vector<TextRow> rows = text_rows(lines.copies(lines.inside(box)));
  if (rows.empty()) return Band::Empty;
  const auto in_columns = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), stands_in_columns));
  if (in_columns > 0 && (5 * in_columns >= 2 * rows.size() || rows.size() <= kFewRows)) return Band::Columns;
  if (rows.size() <= 2 && box.height() < kAir * rows.front().size * static_cast<double>(rows.size())) return Band::Title;
  return Band::Prose;
}

// The stretches of a group whose bands are all of a table.
void add_regions(const Group& group, const SortedLines& lines, std::vector<Box>& out) {
  constexpr double kWidestEmpty = 14;
  std::size_t begin = 0, bands_in_columns = 0;
  const auto close = [&](std::size_t end) {
    if (bands_in_columns > 0) out.push_back({group.from - 4, group.at[begin] - 1, group.to + 4, group.at[end] + 1});
    bands_in_columns = 0;
    begin = end;
  };
  for (std::size_t i = 0; i + 1 < group.at.size(); ++i) {
    const Box box{group.from - 4, group.at[i], group.to + 4, group.at[i + 1]};
    const Band band = band_of(lines, box);
    if (band == Band::Columns) {
      ++bands_in_columns;
    } else if (band == Band::Prose || (band == Band::Empty && box.height() > kWidestEmpty)) {
      close(i);
      begin = i + 1;
    }
  }
  close(group.at.size() - 1);
}

}  // namespace

std::vector<Box> rule_groups(const std::vector<Ruling>& horizontal, const SortedLines& lines) {
  std::vector<Box> out;
  for (const Group& group : groups_of(joined(horizontal)))
    if (group.at.size() > 1) add_regions(group, lines, out);
  std::sort(out.begin(), out.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  return out;
}

}  // namespace zhengben::pdf
