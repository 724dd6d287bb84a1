// The fonts one document uses, and for each character what one of them gives: face, glyph and advance, asked of the
// source once. Han text and plain Latin text without kerning is set from here and never shaped again.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_SET_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_SET_H

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/finding.h"
#include "model/formatting.h"
#include "writers/layout/glyph_source.h"
#include "writers/layout/script.h"

namespace zhengben::layout {

using FontIndex = std::uint16_t;

struct CharacterGlyph {
  FaceId face = -1;               // the face that draws it; -1: none has it
  std::uint32_t glyph = 0;
  float advance = 0;              // in em, of the named font
  float drawn = 0;                // in em, of the face that draws
  bool ready = false;
};

struct NamedFont {
  FontRequest request;
  ResolvedFont resolved;
  // Ascent and descent of a line of it, in em: the box of word-layout facts 1-3, and the bare one.
  double line_ascent = 0, line_descent = 0, ascent = 0, descent = 0;
  bool japanese = false;                   // has the characters of the JIS sets only
};

class FontSet {
 public:
  FontSet(const GlyphSource& source, Findings& findings) : source_(source), findings_(findings) {}

  FontIndex font(const FontRequest& request);
  const NamedFont& operator[](FontIndex index) const { return fonts_[index].font; }
  const CharacterGlyph& glyph(FontIndex font, char32_t character);
  // The font that Word sets the character in where the text asks for `font`: that one, but for what it lacks.
  FontIndex font_of(FontIndex font, char32_t character);

  // The fonts of a character format for each slot; `format` names it in the cache and must always mean the same one.
  FontIndex slot_font(std::uint32_t format, const CharacterFormat& of, FontSlot slot);

  const GlyphSource& source() const { return source_; }

 private:
  struct Entry {
    NamedFont font;
    std::array<std::unique_ptr<std::array<CharacterGlyph, 256>>, 256> pages;   // the basic plane
    std::unordered_map<char32_t, CharacterGlyph> beyond;
  };
  CharacterGlyph looked_up(const Entry& entry, char32_t character);

  const GlyphSource& source_;
  Findings& findings_;
  std::vector<Entry> fonts_;
  std::map<std::tuple<std::string, bool, bool>, FontIndex> index_;
  std::vector<std::array<int, 4>> slots_;
  std::set<char32_t> missing_;
  std::set<std::string> substituted_;
};

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_SET_H
