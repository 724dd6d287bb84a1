// A paragraph as a row of atoms: what may not be broken further, each with its glyph, its advance and its place in the
// text. Lines are ranges of atoms.
#ifndef ZHENGBEN_WRITERS_LAYOUT_INLINE_TEXT_H
#define ZHENGBEN_WRITERS_LAYOUT_INLINE_TEXT_H

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/document.h"
#include "writers/layout/font_set.h"
#include "writers/layout/frame.h"

namespace zhengben::layout {

enum class AtomKind : std::uint8_t { Glyph, Space, Tab, LineBreak, PageBreak, ColumnBreak, Image, TextBox, Anchor };

struct Atom {
  AtomKind kind = AtomKind::Glyph;
  bool break_before = false;          // a line may end before it
  bool continues = false;             // a further glyph of the cluster that began before it: never apart from it
  std::uint16_t style = 0;            // index into InlineText::styles
  FontIndex font = 0;
  char32_t character = 0;
  FaceId face = -1;
  std::uint32_t glyph = 0;
  std::uint32_t offset = 0, size = 0; // bytes of InlineText::text
  std::int32_t object = -1;           // Image, TextBox and Anchor: index into InlineText::objects; Glyph: a note's index
  float drawn = 1;                    // how wide the face draws it, of the advance that the named font gives
  Length advance;                     // spacing and scale included; of a tab the last one set
  Length x_offset, y_offset;
};

struct InlineStyle {
  const CharacterFormat* format = nullptr;
  Length size;                        // after super- and subscript and small capitals
  Length raise;
  StructureId structure = kArtifact;
  std::int32_t link = -1;             // index into InlineText::links
  bool label = false;                 // the list label
};

struct InlineLink {
  std::string target, text;
  StructureId structure = kArtifact;
};

struct Stack;
struct DeleteStack {
  void operator()(Stack* stack) const;
};

struct InlineObject {
  const Placement* placed = nullptr;
  std::int32_t object = -1;           // index into Document::images or text_boxes
  Length width, height;               // of its room on the line: turned, it may take more than it measures
  StructureId structure = kArtifact;
  Length shift;                       // to the side of where it is placed
  std::unique_ptr<Stack, DeleteStack> content;   // of a text box, arranged
};

struct InlineRuby {                  // small text above atoms [begin, end)
  std::uint32_t begin = 0, end = 0;
  std::string text;
};

struct InlineText {
  std::string text;
  std::vector<Atom> atoms;
  std::vector<InlineStyle> styles;
  std::vector<InlineLink> links;
  std::vector<InlineObject> objects;
  std::vector<InlineRuby> rubies;
  std::vector<std::int32_t> notes;    // that the atoms refer to, in order
  std::vector<std::pair<std::string, std::uint32_t>> bookmarks;   // name, index of the atom it stands before
};

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_INLINE_TEXT_H
