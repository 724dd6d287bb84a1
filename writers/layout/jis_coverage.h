// Which Han characters the Japanese fonts of Windows have: those of the JIS sets. Measured: of 1,104 different ones in a
// simplified Chinese document that Word set in MS Mincho, its PDF has all of the sets in that font and one beyond them.
#ifndef ZHENGBEN_WRITERS_LAYOUT_JIS_COVERAGE_H
#define ZHENGBEN_WRITERS_LAYOUT_JIS_COVERAGE_H

namespace zhengben::layout {

// A character of the CJK Unified Ideographs block that is in none of JIS X 0208, 0212 and 0213.
bool is_beyond_jis(char32_t character);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_JIS_COVERAGE_H
