#include <algorithm>
#include <map>
#include <set>

#include "writers/pdf/pdf_syntax.h"
#include "writers/pdf/structure_tree.h"

namespace zhengben {

namespace {

using Elements = std::vector<StructureElement>;
constexpr int kDeepestHeading = 6;   // ISO 32000-1:2008 14.8.4.3.2 Paragraphlike Elements

// Elements that may stand in certain others only. ISO 14289-1:2014 7.2 Text (veraPDF 7.2-t4 to -t10, -t17 to -t20, -t26).
bool stands_well(StructureRole role, StructureRole parent) {
  using enum StructureRole;
  switch (role) {
    case TableHead: case TableBody: return parent == Table;
    case TableRow: return parent == Table || parent == TableHead || parent == TableBody;
    case HeaderCell: case DataCell: return parent == TableRow;
    case ListItem: return parent == List;
    case ListLabel: case ListBody: return parent == ListItem;
    case TocItem: return parent == TableOfContents;
    default: return true;
  }
}

// Elements that hold certain others only.
bool takes(StructureRole parent, StructureRole role) {
  using enum StructureRole;
  switch (parent) {
    case Table: return role == TableHead || role == TableBody || role == TableRow || role == Caption;
    case TableHead: case TableBody: return role == TableRow;
    case TableRow: return role == HeaderCell || role == DataCell;
    case List: return role == ListItem || role == List || role == Caption;
    case ListItem: return role == ListLabel || role == ListBody;
    case TableOfContents: return role == TocItem || role == TableOfContents || role == Caption;
    default: return true;
  }
}

void keep_nesting(Elements& structure) {
  for (StructureElement& element : structure) {
    if (element.parent < 0) continue;
    StructureElement& parent = structure[static_cast<std::size_t>(element.parent)];
    if (!stands_well(element.role, parent.role)) element.role = StructureRole::Section;
    // What cannot be inside makes of its parent a mere grouping, and of the parent's other children too, in their turn.
    if (!takes(parent.role, element.role)) parent.role = StructureRole::Section;
  }
}

void keep_heading_levels(Elements& structure) {
  int last = 0;
  for (StructureElement& element : structure) {
    if (element.role != StructureRole::Heading) continue;
    element.heading_level = std::clamp(element.heading_level, 1, std::min(last + 1, kDeepestHeading));
    last = element.heading_level;
  }
}

std::vector<std::vector<StructureId>> children_of(const Elements& structure) {
  std::vector<std::vector<StructureId>> children(structure.size());
  for (std::size_t i = 0; i < structure.size(); ++i) {
    if (structure[i].parent >= 0) children[static_cast<std::size_t>(structure[i].parent)].push_back(static_cast<StructureId>(i));
  }
  return children;
}

// Rows of a table in order, those of head and body among them.
std::vector<StructureId> rows_of(const Elements& structure, const std::vector<std::vector<StructureId>>& children, StructureId table) {
  std::vector<StructureId> rows;
  for (const StructureId child : children[static_cast<std::size_t>(table)]) {
    const StructureRole role = structure[static_cast<std::size_t>(child)].role;
    if (role == StructureRole::TableRow) rows.push_back(child);
    if (role != StructureRole::TableHead && role != StructureRole::TableBody) continue;
    const auto& inner = children[static_cast<std::size_t>(child)];
    rows.insert(rows.end(), inner.begin(), inner.end());
  }
  return rows;
}

// Cells fill the grid row by row; rows that end early get an empty cell, spans past the last row are cut.
void keep_square(Elements& structure, const std::vector<std::vector<StructureId>>& children, StructureId table) {
  const std::vector<StructureId> rows = rows_of(structure, children, table);
  std::vector<int> free_from;       // by column: the first row that no span from above covers
  std::vector<std::size_t> width(rows.size(), 0);
  std::vector<std::set<std::size_t>> covered(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t column = 0;
    for (const StructureId id : children[static_cast<std::size_t>(rows[r])]) {
      StructureElement& cell = structure[static_cast<std::size_t>(id)];
      while (covered[r].contains(column)) ++column;
      cell.row_span = std::clamp(cell.row_span, 1, static_cast<int>(rows.size() - r));
      cell.column_span = std::max(cell.column_span, 1);
      for (int below = 0; below < cell.row_span; ++below) {
        for (int right = 0; right < cell.column_span; ++right) covered[r + static_cast<std::size_t>(below)].insert(column + static_cast<std::size_t>(right));
      }
      column += static_cast<std::size_t>(cell.column_span);
    }
  }
  std::size_t columns = 0;
  for (const auto& row : covered) columns = std::max(columns, row.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (covered[r].size() >= columns) continue;
    StructureElement filler;
    filler.role = StructureRole::DataCell;
    filler.parent = rows[r];
    filler.column_span = static_cast<int>(columns - covered[r].size());
    structure.push_back(std::move(filler));
  }
}

void keep_tables(Elements& structure) {
  const auto children = children_of(structure);
  const std::size_t count = structure.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (structure[i].role == StructureRole::HeaderCell && structure[i].scope == HeaderScope::None) structure[i].scope = HeaderScope::Column;
    if (structure[i].role != StructureRole::Table) continue;
    int bodies = 0, heads = 0;
    for (const StructureId child : children[i]) {
      StructureRole& role = structure[static_cast<std::size_t>(child)].role;
      if (role == StructureRole::TableHead && ++heads > 1) role = StructureRole::TableBody;
      bodies += role == StructureRole::TableBody ? 1 : 0;
    }
    for (const StructureId child : children[i]) {
      StructureRole& role = structure[static_cast<std::size_t>(child)].role;
      if (role == StructureRole::TableHead && bodies == 0) role = StructureRole::TableBody;
    }
    keep_square(structure, children, static_cast<StructureId>(i));
  }
}

void keep_texts(Elements& structure) {
  std::set<std::string> ids;
  int number = 0;
  for (StructureElement& element : structure) {
    if (element.role == StructureRole::Figure && element.alternative_text.empty()) element.alternative_text = "图片";
    if (!element.language.empty() && !is_language_tag(element.language)) element.language.clear();
    if (element.role != StructureRole::Note) continue;
    while (element.note_id.empty() || !ids.insert(element.note_id).second) element.note_id = "note-" + std::to_string(++number);
  }
}

}  // namespace

void keep_structure_rules(Elements& structure) {
  if (structure.empty()) structure.emplace_back();
  structure[0].role = StructureRole::Document;
  structure[0].parent = -1;
  for (std::size_t i = 1; i < structure.size(); ++i) {
    if (structure[i].parent < 0 || static_cast<std::size_t>(structure[i].parent) >= i) structure[i].parent = 0;
  }
  // Each pass only turns elements into sections; a second one sees the children of those that the first one turned.
  for (std::size_t before = 0, now = 1; before != now;) {
    before = now;
    keep_nesting(structure);
    now = 1 + static_cast<std::size_t>(std::ranges::count(structure, StructureRole::Section, &StructureElement::role));
  }
  keep_heading_levels(structure);
  keep_tables(structure);
  keep_texts(structure);
}

}  // namespace zhengben
