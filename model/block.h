// Blocks of text and what stands in them.
//
// A paragraph's text lives in its runs. Bookmarks, comments, revisions, fields and links are marks: ranges of byte
// offsets into the paragraph's plain text, beside the text, never inside it. Pictures, notes and boxes are runs of
// their own kind that name their object by index into the Document.
#ifndef ZHENGBEN_MODEL_BLOCK_H
#define ZHENGBEN_MODEL_BLOCK_H

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/formatting.h"
#include "model/length.h"

namespace zhengben {

// Where a thing came from: a part and an ordinal in it (DOCX: the how-manyeth element; text: the line, from 1), or a
// page and a box on it (PDF; page from 1, box from the top left).
struct Provenance {
  std::int32_t part = -1;         // index into Document::parts; -1 where the program made it
  std::int64_t ordinal = 0;
  std::int32_t page = 0;          // 0 where unknown
  Length left, top, right, bottom;
  bool operator==(const Provenance&) const = default;
};

enum class RunKind : std::uint8_t {
  Text,            // text holds UTF-8 without control characters
  Tab,
  LineBreak,
  PageBreak,
  ColumnBreak,
  Image,           // object: index into Document::images placed by `placed`
  NoteReference,   // object: index into Document::notes; text holds the mark the reader sees ("1")
  TextBox,         // object: index into Document::text_boxes
  PageNumber,      // text holds the cached result; the writer computes it (PAGE field), in the numbering format that annotation names
  PageCount,       // likewise (NUMPAGES)
  Ruby,            // text is the base; annotation the small text above it
  Math,            // text is the linear form
};

// How a picture or box stands on the page.
struct Placement {
  Length width, height;
  bool inline_with_text = true;
  // The last four: the margin of the page at that side, from its outer to its inner edge.
  enum class Anchor : std::uint8_t { Column, Margin, Page, Paragraph, Line, Character, LeftMargin, RightMargin, TopMargin, BottomMargin } horizontal = Anchor::Column, vertical = Anchor::Paragraph;
  Length x, y;                                            // floating only, from the anchor, or from where the alignment puts it
  std::optional<Alignment> align_x;
  enum class AlignY : std::uint8_t { None, Top, Center, Bottom } align_y = AlignY::None;
  enum class Wrap : std::uint8_t { None, Square, TopAndBottom, Tight } wrap = Wrap::None;
  bool behind_text = false;
  Length distance_top, distance_left, distance_bottom, distance_right;
  double crop_left = 0, crop_top = 0, crop_right = 0, crop_bottom = 0;   // fractions of the picture
  double rotation_degrees = 0;                            // clockwise about its middle, after flipping
  bool flip_horizontal = false, flip_vertical = false;
  std::string alternative_text;
  bool operator==(const Placement&) const = default;
};

struct Run {
  RunKind kind = RunKind::Text;
  std::uint32_t format = 0;       // index into Document::character_formats
  std::int32_t object = -1;       // by kind
  std::string text;
  std::string annotation;         // Ruby; PageNumber, PageCount: ST_NumberFormat, empty for that of the section
  std::optional<Placement> placed;   // Image
  bool operator==(const Run&) const = default;
};

enum class MarkKind : std::uint8_t {
  Bookmark,        // name
  Hyperlink,       // name: the target (a URL, or '#' and a bookmark's name)
  Field,           // name: the instruction, trimmed; the range is the cached result
  Insertion,       // author, date; tracked changes kept
  Deletion,        // author, date
  Comment,         // object: index into Document::comments
  Language,        // name: BCP 47
};

struct Mark {
  MarkKind kind = MarkKind::Bookmark;
  std::uint32_t begin = 0, end = 0;   // byte offsets into plain_text(paragraph); equal for a point
  std::string name, author, date;
  std::int32_t object = -1;
  bool operator==(const Mark&) const = default;
};

// The number or bullet that the file computes and the reader sees.
struct ListLabel {
  std::int32_t list = -1;         // index into Document::lists
  std::int32_t level = 0;
  std::string text;               // "一、"
  enum class Suffix : std::uint8_t { Tab, Space, Nothing } suffix = Suffix::Tab;
  std::uint32_t format = 0;       // index into Document::character_formats
  bool bullet = false;
  bool operator==(const ListLabel&) const = default;
};

enum class Role : std::uint8_t { Body, Title, Heading, ListItem, Caption, Signature, Date, Note };

struct Paragraph {
  std::vector<Run> runs;
  std::vector<Mark> marks;        // sorted by begin, then end
  std::uint32_t format = 0;       // index into Document::paragraph_formats
  std::uint32_t mark_format = 0;  // of the paragraph mark: the size of an empty line
  std::optional<ListLabel> label;
  Role role = Role::Body;
  int level = 0;                  // of a heading, from 1
  std::optional<std::string> raw;    // paragraph_text as read, where a repair changed it
  Provenance provenance;
  bool operator==(const Paragraph&) const = default;
};

// A table standing at this place: its index in Document::tables.
struct TableRef {
  std::int32_t table = -1;
  bool operator==(const TableRef&) const = default;
};

using Block = std::variant<Paragraph, TableRef>;

// The runs' text without the label: tabs as '\t', line breaks as '\n', page and column breaks, images and boxes as
// nothing, note references as nothing, ruby as its base. Offsets of marks count its bytes.
std::string plain_text(const Paragraph& paragraph);
std::size_t plain_size(const Run& run);

// What the reader sees on the line: the label, a blank where its suffix is a tab or a space, and plain_text.
std::string paragraph_text(const Paragraph& paragraph);

// Replaces the bytes [begin, end) of plain_text by `with`, which takes the format of the first byte replaced (of the
// byte before where begin == end). Runs without text inside the range stay; marks keep to their text.
void replace_text(Paragraph& paragraph, std::size_t begin, std::size_t end, const std::string& with);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BLOCK_H
