#include "writers/layout/script.h"

#include <algorithm>
#include <string_view>

namespace zhengben::layout {

namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool within(const Range (&ranges)[N], char32_t c) {
  const auto* found = std::upper_bound(std::begin(ranges), std::end(ranges), c, [](char32_t value, const Range& r) { return value < r.first; });
  return found != std::begin(ranges) && c <= (found - 1)->last;
}

constexpr Range kEastAsia[] = {{0x1100, 0x11FF}, {0x2E80, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
                               {0xFF00, 0xFFEF}, {0x1B000, 0x1B2FF}, {0x1F200, 0x1F2FF}, {0x20000, 0x3FFFF}};
constexpr Range kComplex[] = {{0x0590, 0x08FF}, {0x0900, 0x109F}, {0x1780, 0x17FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}};
// Set in the East Asian font where the run's hint says so.
constexpr Range kHinted[] = {{0xA1, 0xA1}, {0xA4, 0xA4}, {0xA7, 0xA8}, {0xAA, 0xAA}, {0xAD, 0xAD}, {0xAF, 0xB4}, {0xB6, 0xBA}, {0xBC, 0xBF}, {0xD7, 0xD7},
                             {0xF7, 0xF7}, {0x2B0, 0x4FF}, {0x1E00, 0x1EFF}, {0x2000, 0x2BFF}, {0xE000, 0xF8FF}, {0xFB00, 0xFB1C}};
constexpr Range kHintedChinese[] = {{0xE0, 0xE1}, {0xE8, 0xEA}, {0xEC, 0xED}, {0xF2, 0xF3}, {0xF9, 0xFA}, {0xFC, 0xFC}, {0x100, 0x24F}, {0x251, 0x251}, {0x261, 0x261}};
constexpr Range kMarks[] = {{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                            {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};
constexpr Range kShaped[] = {{0x300, 0x36F}, {0x483, 0x489}, {0x590, 0x109F}, {0x1780, 0x18AF}, {0x1A00, 0x1AFF}, {0x1B00, 0x1C4F}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                             {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0x3099, 0x309A}, {0xA840, 0xA8FF}, {0xFB1D, 0xFDFF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                             {0xFE70, 0xFEFC}, {0x1F1E6, 0x1F1FF}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF}};
constexpr Range kRightToLeft[] = {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

constexpr std::u32string_view kOpening = U"（“‘《〈「『【〔〖〝［｛";
constexpr std::u32string_view kClosing = U"）”’》〉」』】〕〗〞］｝，。、；：！？．";
constexpr std::u32string_view kHanging = U"，。、；：！？．,.;:!?）”’》〉」』】〕〗］｝";

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

}  // namespace

FontSlot font_slot(char32_t c, FontHint hint, bool chinese) {
  if (c < 0x80) return FontSlot::Ascii;
  if (within(kEastAsia, c)) return FontSlot::EastAsia;
  if (within(kComplex, c)) return FontSlot::Complex;
  if (hint == FontHint::EastAsia && (within(kHinted, c) || (chinese && within(kHintedChinese, c)))) return FontSlot::EastAsia;
  return FontSlot::HighAnsi;
}

// Latin and Han are told apart at once: most text is one or the other.
bool needs_shaping(char32_t c) { return c >= 0x300 && !(c >= 0x30A0 && c < 0xA840) && within(kShaped, c); }
bool is_right_to_left(char32_t c) { return c >= 0x590 && (c < 0x900 || c >= 0xFB1D) && within(kRightToLeft, c); }
bool is_mark(char32_t c) { return c >= 0x300 && within(kMarks, c); }

bool is_latin_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7 && !(c >= 0x300 && c <= 0x36F));
}

bool is_full_width_opening(char32_t c) { return is_in(kOpening, c); }
bool is_east_asian_language(std::string_view language) {
  const std::string_view primary = language.substr(0, 2);
  return primary.empty() || primary == "zh" || primary == "ja" || primary == "ko";
}

bool is_full_width_closing(char32_t c) { return is_in(kClosing, c); }
bool may_hang(char32_t c) { return is_in(kHanging, c); }

}  // namespace zhengben::layout
