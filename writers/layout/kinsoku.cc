#include "writers/layout/kinsoku.h"

#include <algorithm>

#include "model/text.h"
#include "writers/layout/script.h"

namespace zhengben::layout {

namespace {

// ECMA-376-1 3rd ed. (2011) 17.15.1.58 noLineBreaksAfter and 17.15.1.59 noLineBreaksBefore leave the default to the
// application; these are Word's for simplified Chinese.
constexpr std::u32string_view kNoStart =
    U"!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
constexpr std::u32string_view kNoEnd = U"$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥";

std::u32string sorted(std::u32string set) {
  std::sort(set.begin(), set.end());
  return set;
}

bool holds(const std::u32string& set, char32_t c) { return std::binary_search(set.begin(), set.end(), c); }

bool is_inseparable(char32_t before, char32_t after) { return before == after && (before == U'—' || before == U'…' || before == U'―' || before == U'⸺'); }

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2012' || c == U'\u2013' || c == U'\u2014' || c == U'\u00AD'; }

bool glues(char32_t c) { return c == U'\u00A0' || c == U'\u2011' || c == U'\u202F' || c == U'\u2060' || c == U'\uFEFF'; }

}  // namespace

Kinsoku::Kinsoku(const Compatibility& compatibility)
    : no_start_(sorted(compatibility.no_line_start.empty() ? std::u32string(kNoStart) : to_utf32(compatibility.no_line_start))),
      no_end_(sorted(compatibility.no_line_end.empty() ? std::u32string(kNoEnd) : to_utf32(compatibility.no_line_end))) {}

bool Kinsoku::may_not_start(char32_t c) const { return holds(no_start_, c); }
bool Kinsoku::may_not_end(char32_t c) const { return holds(no_end_, c); }

bool may_break(char32_t before, char32_t after, const BreakRules& rules) {
  if (after == U'\u200B' || before == U'\u200B') return before == U'\u200B';
  if (glues(before) || glues(after) || is_mark(after)) return false;
  const bool wide = is_east_asian(before) || is_east_asian(after);
  if (!wide && rules.word_wrap) return is_hyphen(before) && !is_hyphen(after);
  if (rules.word_wrap && is_hangul(before) && is_hangul(after)) return false;   // Word keeps Korean words whole
  if (is_inseparable(before, after)) return false;
  return !rules.kinsoku || (!rules.kinsoku->may_not_start(after) && !rules.kinsoku->may_not_end(before));
}

}  // namespace zhengben::layout
