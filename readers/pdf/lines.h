// Characters of a page to words and lines. A line is a run of words on one baseline without a gap that only a column
// or a table makes; blanks are judged by the glyphs that are there, else by the gaps.
#ifndef ZHENGBEN_READERS_PDF_LINES_H
#define ZHENGBEN_READERS_PDF_LINES_H

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct Word {
  std::string text;
  Box box;
  std::vector<std::uint32_t> characters;   // indices into PageContent::characters, in reading order
  bool blank_before = false;               // a blank stands between the word before and this one
};

struct Line {
  std::vector<Word> words;
  Box box;
  Box frame;                               // in the frame of its direction (frame.h)
  double baseline = 0, size = 0;           // in that frame, of most of its characters
  std::int32_t font = -1;                  // likewise
  std::int32_t element = -1;               // likewise, of the structure tree
  std::int16_t direction = 0;
  bool vertical = false;                   // characters stand below each other
  bool blank_after = false;                // a blank is drawn behind its last character
};

std::string text_of(const Line& line);

// Width of the first piece of a line that is never broken: a Han character, or a word of others.
double first_piece_width(const Line& line);

// What a reader of the page sees: characters on the page, each once (bold made by drawing twice counts once). Where
// the page's only text is invisible (a recognised scan), that text.
std::vector<std::uint32_t> visible_characters(const PageContent& page);

struct LineOptions {
  double column_gap = 2.0;                 // gap in em at which a line is cut in two; zero: never
  bool draws_blanks = false;               // of the page: see draws_blanks
};
// Whether the page's producer draws blanks as glyphs, so that a narrow gap without one is none.
bool draws_blanks(const PageContent& page);
std::vector<Line> lines_of(const PageContent& page, std::span<const std::uint32_t> characters, const LineOptions& options);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_LINES_H
