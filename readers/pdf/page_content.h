// What stands on one page, as drawn: characters, lines, areas, pictures, links. Positions are in points from the top
// left of the page as a reader sees it (crop box and /Rotate applied), y downwards.
#ifndef ZHENGBEN_READERS_PDF_PAGE_CONTENT_H
#define ZHENGBEN_READERS_PDF_PAGE_CONTENT_H

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/formatting.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

class InlineImage;

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  bool operator==(const Box&) const = default;
};

// One glyph as shown. `text` is what it stands for: usually one character, more for a ligature, empty where unknown.
struct Character {
  std::string text;
  Box box;                        // advance by ascent and descent of its font; of the upright box where turned
  double x = 0, baseline = 0;     // origin
  double advance = 0;             // along the direction of writing
  double size = 0;                // font size on the page
  std::int32_t font = -1;         // index into PageContent::fonts
  std::int16_t direction = 0;     // of writing, in degrees clockwise from left to right: 0, 90, 180, 270 or another
  bool vertical = false;          // vertical writing mode
  bool invisible = false;         // render mode 3 or 7, or clipped away with its whole line
  bool clipped = false;           // outside the clip
  bool unmapped = false;          // no certain meaning
  bool replaced = false;          // the text is the character that a radical or compatibility character looks like
  Color color;
  std::int32_t mark = -1;         // marked-content identifier (MCID), -1 where none
  std::int32_t element = -1;      // block-level element of the structure tree, -1 where none
  std::int32_t link = -1;         // index into PageContent::links, -1 where none
  bool artifact = false;          // inside an Artifact sequence
  std::int32_t order = 0;         // position in the content stream
};

struct FontInfo {
  std::string name;               // without the subset prefix
  bool bold = false, italic = false, serif = false, fixed_pitch = false;
  bool by_code = false;           // some glyphs are known by nothing but their codes
};

// A straight stroke or a filled rectangle, whichever the producer drew: told apart later by its thickness.
struct Stroke {
  Box box;                        // of what is painted: a 0.5 pt horizontal stroke is 0.5 high
  Color color;
  bool filled = false;            // an area was filled; else a path was stroked
  bool curved = false;            // bounding box of something that is no rectangle or axis-parallel line
};

struct Picture {
  Box box;
  Object image;                   // its stream
  std::shared_ptr<const InlineImage> inlined;   // that holds the stream, where no object does
  Color ink;                      // what a stencil mask is painted with
  double width = 0, height = 0;   // along its own sides, in points
  double rotation = 0;            // clockwise, in degrees
  bool mirrored = false;          // top to bottom, before it is turned
};

struct Link {
  Box box;
  std::string target;             // URI; empty for a destination inside the document
  bool kept = false;              // a paragraph holds it
};

struct PageContent {
  double width = 0, height = 0;   // as seen
  bool east_asian = false;        // a third of its characters and more
  std::vector<FontInfo> fonts;
  std::vector<Character> characters;   // in the order of the content stream
  std::vector<Stroke> strokes;
  std::vector<Picture> pictures;
  std::vector<Link> links;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PAGE_CONTENT_H
