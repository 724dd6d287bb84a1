#include "writers/layout/line_fill.h"

#include <algorithm>

#include "model/text.h"
#include "writers/layout/script.h"

namespace zhengben::layout {

namespace {

// Sums of advances may pass the edge by rounding alone.
constexpr Length kTolerance = Length::from_emu(254);
// Word lets a word on to a justified line by shrinking its blanks where spreading them without it would change them by
// more than this times as much: of 650 justified lines of Word 2013 in mode 15, 186 shrunk, the nearest on either side
// stand at 1.83 and 1.84; outliers on both sides are lines with hyphens.
constexpr double kSpreadRatherThanShrink = 1.835;

struct Stop {
  Length at;
  TabAlignment alignment = TabAlignment::Left;
  bool own = false;                        // set by the paragraph, not one of the default interval
};

Stop next_stop(const TabRules& tabs, Length x) {
  Stop found;
  bool any = false;
  if (tabs.stops)
    for (const TabStop& stop : *tabs.stops)
      if (stop.alignment != TabAlignment::Bar && stop.position > x + kTolerance && (!any || stop.position < found.at)) {
        found = {stop.position, stop.alignment, true};
        any = true;
      }
  if (tabs.hanging > x + kTolerance && (!any || tabs.hanging < found.at)) return {tabs.hanging, TabAlignment::Left, true};
  if (any) return found;
  const std::int64_t step = std::max<std::int64_t>(tabs.default_interval.emu(), Length::kPerPoint);
  const std::int64_t from = (x + kTolerance).emu();
  const std::int64_t count = from >= 0 ? from / step + 1 : -((-from) / step);
  return {Length::from_emu(count * step)};
}

class Filler {
 public:
  Filler(InlineText& text, Length left, Length right, const FillRules& rules)
      : text_(text), tabs_(rules.tabs), left_(left), right_(right), hang_(rules.hang_punctuation), shrink_(rules.shrink), x_(left) {}

  LineBox run(std::uint32_t begin) {
    begin_ = begin;
    const auto count = static_cast<std::uint32_t>(text_.atoms.size());
    for (std::uint32_t i = begin; i < count; ++i) {
      Atom& atom = text_.atoms[i];
      if (atom.kind >= AtomKind::LineBreak && atom.kind <= AtomKind::ColumnBreak) return finished(i + 1, atom.kind);
      if (atom.kind == AtomKind::Anchor) continue;
      if (atom.break_before && i > begin) {
        if (would_spread()) return finished(last_break_, AtomKind::Glyph);
        last_break_ = i;
        before_break_ = content_;
      }
      if (atom.kind == AtomKind::Tab) {
        set_tab(i);
      } else {
        advance(atom);
        // What the blanks before a word can give up; those at the end of the line hang beyond it anyway.
        if (atom.kind == AtomKind::Space) blanks_ += atom.advance;
        else {
          give_ = blanks_ * shrink_;
          content_ = {x_, blanks_};
        }
        if (x_ - give_ > right_ + kTolerance && atom.kind != AtomKind::Space && overflows(i)) return finished(end_, AtomKind::Glyph);
      }
    }
    return would_spread() ? finished(last_break_, AtomKind::Glyph) : finished(count, AtomKind::Glyph);
  }

 private:
  void advance(const Atom& atom) {
    if (pending_ < 0) {
      x_ += atom.advance;
      return;
    }
    if (stop_.alignment == TabAlignment::Decimal && (atom.character == U'.' || atom.character == U'．')) decimal_seen_ = true;
    segment_ += atom.advance;
    if (!decimal_seen_) before_point_ += atom.advance;
    Length held = segment_;
    if (stop_.alignment == TabAlignment::Center) held = segment_ / 2;
    if (stop_.alignment == TabAlignment::Decimal) held = before_point_;
    Atom& tab = text_.atoms[static_cast<std::size_t>(pending_)];
    tab.advance = std::max(Length{}, stop_.at - tab_x_ - held);
    x_ = tab_x_ + tab.advance + segment_;
  }

  void set_tab(std::uint32_t i) {
    pending_ = -1;
    stop_ = next_stop(tabs_, x_);
    Atom& tab = text_.atoms[i];
    if (stop_.own)
      right_ = std::max(right_, stop_.at);
    else if (stop_.at > right_)
      stop_.at = std::max(x_, right_);
    tab.advance = stop_.at - x_;
    blanks_ = give_ = Length{};
    content_ = before_break_ = {};
    if (stop_.alignment != TabAlignment::Left) {
      pending_ = static_cast<std::int64_t>(i);
      tab_x_ = x_;
      segment_ = before_point_ = Length{};
      decimal_seen_ = false;
    }
    x_ = stop_.at;
  }

  // Not a quotation mark in a Latin font, nor a mark in text of another language.
  bool may_hang_out(const Atom& atom) const {
    const InlineStyle& style = text_.styles[atom.style];
    return (is_east_asian(atom.character) || atom.advance >= style.size * 0.9) && is_east_asian_language(style.format->east_asia_language);
  }

  // What stands before a place to break, without the blanks at its end.
  struct Reached {
    Length x, blanks;
  };

  // The last word stands on the line only because its blanks shrink: whether Word would rather spread the line without it.
  bool would_spread() const {
    if (shrink_ <= 0 || last_break_ <= begin_ || content_.x <= right_ + kTolerance || before_break_.blanks <= Length{}) return false;
    const double shrunk = (content_.x - right_) / content_.blanks, spread = (right_ - before_break_.x) / before_break_.blanks;
    return spread < shrunk * kSpreadRatherThanShrink;
  }

  // Atom i passes the edge: whether the line ends now, and then `end_` says where.
  bool overflows(std::uint32_t i) {
    const Atom& atom = text_.atoms[i];
    const auto count = static_cast<std::uint32_t>(text_.atoms.size());
    if (hang_ && may_hang(atom.character) && is_full_width_closing(atom.character) && may_hang_out(atom) && x_ - atom.advance - give_ <= right_ + kTolerance && i > begin_) {
      const bool may_end = i + 1 == count || text_.atoms[i + 1].break_before || text_.atoms[i + 1].kind != AtomKind::Glyph;
      if (may_end && i + 1 < count && text_.atoms[i + 1].kind == AtomKind::Glyph) {
        end_ = i + 1;
        return true;
      }
      if (may_end) return false;
    }
    if (last_break_ > begin_) {
      end_ = last_break_;
      return true;
    }
    end_ = i;
    while (end_ > begin_ && text_.atoms[end_].continues) --end_;
    if (end_ > begin_) return true;
    end_ = i + 1;                          // not even one fits: it stands alone
    while (end_ < count && text_.atoms[end_].continues) ++end_;
    return end_ < count;
  }

  LineBox finished(std::uint32_t end, AtomKind by) {
    LineBox line;
    line.begin = begin_;
    line.end = end;
    line.ended_by = by;
    line.last = end == text_.atoms.size() && by == AtomKind::Glyph;
    line.x = left_;
    line.available = right_ - left_;
    line.visible_end = end;
    const auto hangs = [&](const Atom& atom) { return atom.kind == AtomKind::Space || atom.kind == AtomKind::Anchor || (atom.kind >= AtomKind::LineBreak && atom.kind <= AtomKind::ColumnBreak); };
    while (line.visible_end > begin_ && hangs(text_.atoms[line.visible_end - 1])) --line.visible_end;
    for (std::uint32_t i = begin_; i < line.visible_end; ++i) line.width += text_.atoms[i].advance;
    line.hyphen = end < text_.atoms.size() && line.visible_end > begin_ && text_.atoms[line.visible_end - 1].character == U'\u00AD';
    return line;
  }

  InlineText& text_;
  const TabRules& tabs_;
  Length left_, right_;
  bool hang_;
  double shrink_;
  Length x_, blanks_, give_;
  Reached content_, before_break_;
  std::uint32_t begin_ = 0, last_break_ = 0, end_ = 0;
  std::int64_t pending_ = -1;              // the tab whose text is being gathered
  Stop stop_;
  Length tab_x_, segment_, before_point_;
  bool decimal_seen_ = false;
};

}  // namespace

LineBox fill_line(InlineText& text, std::uint32_t begin, Length left, Length right, const FillRules& rules) {
  return Filler(text, left, right, rules).run(begin);
}

}  // namespace zhengben::layout
