// What the parts of the engine share while one document is laid out.
#ifndef ZHENGBEN_WRITERS_LAYOUT_CONTEXT_H
#define ZHENGBEN_WRITERS_LAYOUT_CONTEXT_H

#include <optional>
#include <set>
#include <string>

#include "model/document.h"
#include "model/finding.h"
#include "writers/layout/font_set.h"
#include "writers/layout/frame.h"
#include "writers/layout/kinsoku.h"

namespace zhengben::layout {

// The parts of a section that rule its lines.
struct Grid {
  GridKind kind = GridKind::None;
  Length line_pitch, char_pitch;
};

// The number of the page as headers and footers print it; the cached result stands where they are empty.
struct FieldValues {
  std::string page, pages;
  std::int64_t page_number = 0, page_count = 0;   // of the same, for fields that ask for a format of their own
};

struct Engine {
  const Document& document;
  FontSet fonts;
  Kinsoku kinsoku;
  Findings& findings;
  LaidOut& out;
  std::set<std::string> wanted_bookmarks;   // that a link goes to
  std::set<std::string> told;               // features already reported as not laid out
  bool standard = false;                    // the standard look
  bool has_title = false;                   // a paragraph of role Title: headings begin one level below it
  int last_heading = 0;

  StructureId add_structure(StructureRole role, StructureId parent) {
    if (parent == kArtifact) return kArtifact;
    StructureElement element;
    element.role = role;
    element.parent = parent;
    out.structure.push_back(std::move(element));
    return static_cast<StructureId>(out.structure.size() - 1);
  }
  void not_laid_out(const std::string& feature, Severity severity) {
    if (!told.insert(feature).second) return;
    Finding item = finding(Code::FeatureNotLaidOut, {}, {feature});
    item.severity = severity;
    findings.add(std::move(item));
  }
};

// Where a block is composed: its width, the lines it is ruled by and the structure it belongs to.
struct Surroundings {
  Length width;
  Grid grid;
  StructureId parent = kArtifact;     // kArtifact: everything in it is an artifact
  ArtifactKind artifact = ArtifactKind::Layout;
  FieldValues fields;
  std::string note_label;             // that the first paragraph of a note begins with
  bool in_table = false;
  std::optional<Color> ground;        // the shading of the cell around it
  int depth = 0;                      // of tables and boxes inside each other
};

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_CONTEXT_H
