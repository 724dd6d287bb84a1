// What layout decides and a page writer transcribes: pages of positioned frames, and the tree that says what they mean.
// Positions are from the top left of the page, y downwards. Nothing here is measured again.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FRAME_H
#define ZHENGBEN_WRITERS_LAYOUT_FRAME_H

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/formatting.h"
#include "model/length.h"
#include "model/table.h"
#include "writers/layout/font.h"

namespace zhengben {

using StructureId = std::int32_t;             // index into LaidOut::structure; -1: an artifact
inline constexpr StructureId kArtifact = -1;

enum class ArtifactKind : std::uint8_t { Layout, Page, Pagination, Background };   // ISO 32000-1:2008 14.8.2.2.2 table 330

struct Point2 {
  Length x, y;
};

struct Rect {
  Length left, top, right, bottom;
};

struct GlyphRun {                             // one face, one size, one baseline
  FaceId face = -1;
  Length size;
  Point2 origin;                              // of the first glyph, on the baseline
  std::vector<Glyph> glyphs;                  // advances final: justification and true metrics included
  std::string text;                           // UTF-8 that the glyphs stand for; clusters index it
  Color color;
  double horizontal_scale = 1.0;              // glyphs drawn wider or narrower, advances already final
  bool synthetic_bold = false, synthetic_italic = false;
  double rotation_degrees = 0;                // counterclockwise, about the origin
  StructureId structure = kArtifact;
  ArtifactKind artifact = ArtifactKind::Layout;
};

struct Rule {                                 // a filled rectangle, or a dashed line along its longer side
  Rect rect;
  Color color;
  LineStyle style = LineStyle::Single;
  ArtifactKind artifact = ArtifactKind::Layout;
};

struct PathSegment {
  enum class Kind : std::uint8_t { Move, Line, Curve, Close } kind = Kind::Move;
  Point2 control1, control2;                  // of a Curve
  Point2 to;
};

struct Shading {                              // colours that run along a line, or from a point out to a rim
  std::vector<Gradient::Stop> stops;
  bool radial = false;
  Point2 from, to;                            // radial: the middle, and a point of the rim
};

struct Path {                                 // the outline of a shape
  std::vector<PathSegment> segments;
  std::optional<Color> fill;                  // even-odd: an outline inside another is a hole
  std::optional<Shading> shading;             // instead of fill
  Color line_color;
  Length line_width;                          // zero: no line
  LineStyle style = LineStyle::Single;
  ArtifactKind artifact = ArtifactKind::Layout;
};

struct PlacedImage {
  std::int32_t image = -1;                    // index into Document::images
  Rect rect;                                  // where the cropped picture stands
  double crop_left = 0, crop_top = 0, crop_right = 0, crop_bottom = 0;
  double rotation_degrees = 0;                // clockwise, about the centre of rect (DrawingML's rot)
  bool flip_horizontal = false, flip_vertical = false;   // before that
  StructureId structure = kArtifact;
  ArtifactKind artifact = ArtifactKind::Layout;
};

struct LinkArea {
  Rect rect;
  std::string target;                         // a URL, or '#' and the name of a destination
  std::string description;                    // for those who cannot see it
  StructureId structure = kArtifact;          // a Link element
};

using Frame = std::variant<GlyphRun, Rule, Path, PlacedImage, LinkArea>;

struct Page {
  Length width, height;
  std::vector<Frame> frames;                  // in drawing order; tagged content in reading order
  std::string label;                          // the page number as printed, empty where none
};

enum class StructureRole : std::uint8_t {     // standard structure types, ISO 32000-1:2008 14.8.4
  Document, Section, Heading, Paragraph, List, ListItem, ListLabel, ListBody, Table, TableHead, TableBody, TableRow, HeaderCell, DataCell,
  Figure, Link, Note, Caption, Span, TableOfContents, TocItem, Quote,
};

struct StructureElement {
  StructureRole role = StructureRole::Paragraph;
  StructureId parent = -1;                    // -1 only for the root, at index 0
  int heading_level = 0;                      // Heading
  HeaderScope scope = HeaderScope::None;      // HeaderCell
  int row_span = 1, column_span = 1;          // cells
  std::string alternative_text, language, note_id;
};

struct OutlineEntry {
  std::string title;
  int level = 1;
  std::int32_t page = 0;                      // index into pages
  Length y;
  StructureId structure = -1;
};

struct Destination {
  std::string name;
  std::int32_t page = 0;
  Point2 at;
};

struct LaidOut {
  std::vector<Page> pages;
  std::vector<StructureElement> structure;    // parents before children, children in reading order
  std::vector<OutlineEntry> outline;
  std::vector<Destination> destinations;
  std::string title, language;                // BCP 47
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FRAME_H
