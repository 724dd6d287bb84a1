#include "writers/layout/compose.h"

#include <algorithm>

#include "writers/layout/itemise.h"
#include "writers/layout/shape_path.h"

namespace zhengben::layout {

namespace {

// Tables and boxes deeper than this are laid out without tables of their own; the readers flatten at 50.
constexpr int kMaxDepth = 60;
// Blank that HTML puts around a paragraph, for space "auto".
constexpr Length kAutoSpace = Length::from_points(14);

Length resolved_space(Length length, bool automatic, const std::optional<int>& lines, const Grid& grid) {
  if (automatic) return kAutoSpace;
  if (length == Length{} && lines) {
    const Length line = grid.kind != GridKind::None && grid.line_pitch > Length{} ? grid.line_pitch : Length::from_points(12);
    return line * (*lines / 100.0);
  }
  return length;
}

// What its text takes, set as wide as the page would let it.
Length natural_width(const Stack& stack) {
  Length width;
  for (const StackItem& item : stack.items) {
    if (const auto* paragraph = std::get_if<ParagraphBox>(&item.box)) {
      for (const LineBox& line : paragraph->lines) width = std::max(width, line.x + line.width + paragraph->indents.right);
    } else {
      width = std::max(width, std::get<std::unique_ptr<TableBox>>(item.box)->edges.back());
    }
  }
  return width;
}

void fit(Engine& engine, const TextBox& source, InlineObject& object) {
  const Length sides = source.insets.left + source.insets.right;
  if (source.fit_width) {
    const Section& section = engine.document.sections.front();
    arrange_stack(engine, *object.content, std::max(Length::from_points(12), section.page_width - section.margin_left - section.margin_right - sides));
    const Length width = natural_width(*object.content);
    arrange_stack(engine, *object.content, width + Length::from_emu(640));   // widths are rounded sums
    object.width = width + sides;
  }
  if (source.before_anchor) object.shift = -(object.width + source.placed.distance_right);
  if (source.fit_height) object.height = std::max(object.height, object.content->height + source.insets.top + source.insets.bottom);
}

}  // namespace

BlockBox Composer::compose(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return compose_paragraph(*paragraph);
  const auto index = std::get<TableRef>(block).table;
  lists_.clear();
  return compose_table(engine_.document.tables[static_cast<std::size_t>(index)]);
}

int Composer::heading_level(const Paragraph& paragraph) const {
  if (around_.parent == kArtifact || around_.in_table) return 0;
  if (paragraph.role == Role::Title) return 1;
  const int top = engine_.has_title ? 1 : 0;
  if (paragraph.role == Role::Heading) return std::max(1, paragraph.level) + top;
  const auto& outline = engine_.document.paragraph_formats[paragraph.format].outline_level;
  return !engine_.standard && outline && paragraph.role == Role::Body ? *outline + 1 + top : 0;
}

Composer::Elements Composer::list_item(const ListLabel& label) {
  while (!lists_.empty() && (lists_.back().level > label.level || (lists_.back().level == label.level && lists_.back().list != label.list))) lists_.pop_back();
  if (lists_.empty() || lists_.back().level < label.level) {
    OpenList open{label.level, label.list, kArtifact, kArtifact};
    open.element = engine_.add_structure(StructureRole::List, lists_.empty() ? around_.parent : lists_.back().item);
    lists_.push_back(open);
  }
  OpenList& open = lists_.back();
  open.item = engine_.add_structure(StructureRole::ListItem, open.element);
  const StructureId mark = engine_.add_structure(StructureRole::ListLabel, open.item);
  return {engine_.add_structure(StructureRole::ListBody, open.item), mark};
}

Composer::Elements Composer::elements_of(const Paragraph& paragraph) {
  if (around_.parent == kArtifact) return {};
  if (const int level = heading_level(paragraph); level > 0) {
    lists_.clear();
    const StructureId element = engine_.add_structure(StructureRole::Heading, around_.parent);
    // Levels may not be skipped (ISO 14289-1:2014 7.4.2).
    engine_.last_heading = std::min(level, engine_.last_heading + 1);
    engine_.out.structure[static_cast<std::size_t>(element)].heading_level = std::min(engine_.last_heading, 6);
    return {element, element};
  }
  if (paragraph.label && !paragraph.label->text.empty()) return list_item(*paragraph.label);
  lists_.clear();
  const StructureRole role = paragraph.role == Role::Caption ? StructureRole::Caption : StructureRole::Paragraph;
  const StructureId element = engine_.add_structure(role, around_.parent);
  return {element, element};
}

ParagraphBox Composer::compose_paragraph(const Paragraph& paragraph) {
  ParagraphBox box;
  box.source = &paragraph;
  box.format = &engine_.document.paragraph_formats[paragraph.format];
  box.grid = around_.grid;
  const bool empty = paragraph.runs.empty() && !paragraph.label && around_.note_label.empty();
  const Elements elements = empty ? Elements{} : elements_of(paragraph);
  box.structure = elements.text;
  box.artifact = around_.artifact;
  box.ground = around_.ground;
  box.text = itemised(engine_, paragraph, around_, elements.text, elements.label);
  around_.note_label.clear();
  box.indents = resolved_indents(engine_, paragraph, box.grid);
  box.space_before = resolved_space(box.format->space_before, box.format->space_before_auto, box.format->space_before_lines, box.grid);
  box.space_after = resolved_space(box.format->space_after, box.format->space_after_auto, box.format->space_after_lines, box.grid);
  compose_boxes(box);
  return box;
}

void Composer::compose_boxes(ParagraphBox& box) {
  for (const Atom& atom : box.text.atoms) {
    const bool holds_box = atom.kind == AtomKind::TextBox || (atom.kind == AtomKind::Anchor && atom.glyph);
    if (!holds_box || around_.depth >= kMaxDepth) continue;
    InlineObject& object = box.text.objects[static_cast<std::size_t>(atom.object)];
    const TextBox& source = engine_.document.text_boxes[static_cast<std::size_t>(object.object)];
    Surroundings inside = around_;
    ++inside.depth;
    object.content.reset(new Stack(composed_stack(engine_, source.blocks, inside)));
    const Rect text = shape_outline(source.shape, source.adjustments, {{}, {}, std::max(Length{}, source.placed.width), std::max(Length{}, source.placed.height)}).text;
    const Length across = text.right - text.left - source.insets.left - source.insets.right, down = text.bottom - text.top - source.insets.top - source.insets.bottom;
    arrange_stack(engine_, *object.content, std::max(Length{}, source.direction == TextDirection::Horizontal ? across : down));
    if (source.fit_width || source.fit_height) fit(engine_, source, object);
  }
}

void DeleteStack::operator()(Stack* stack) const { delete stack; }

std::unique_ptr<TableBox> Composer::compose_table(const Table& table) {
  auto box = std::make_unique<TableBox>();
  box->source = &table;
  box->slots = slot_map(table);
  while (box->header_rows < table.row_count() && table.rows[static_cast<std::size_t>(box->header_rows)].repeat_header) ++box->header_rows;
  if (box->header_rows == table.row_count()) box->header_rows = 0;
  // A merge that begins in a header row may reach below it: the header then ends before.
  for (const Cell& cell : table.cells)
    if (cell.row < box->header_rows && cell.row + cell.row_span > box->header_rows) box->header_rows = std::min(box->header_rows, cell.row);
  box->structure = engine_.add_structure(StructureRole::Table, around_.parent);
  if (box->structure >= 0) engine_.out.structure[static_cast<std::size_t>(box->structure)].alternative_text = table.format.description;
  compose_cells(*box);
  return box;
}

void Composer::compose_cells(TableBox& box) {
  const Table& table = *box.source;
  const StructureId head = box.header_rows > 0 ? engine_.add_structure(StructureRole::TableHead, box.structure) : kArtifact;
  const StructureId body = box.header_rows > 0 ? engine_.add_structure(StructureRole::TableBody, box.structure) : box.structure;
  std::size_t next = 0;
  Surroundings inside = around_;
  inside.in_table = true;
  ++inside.depth;
  if (!engine_.document.compatibility.adjust_line_height_in_table && engine_.document.compatibility.mode < 11) inside.grid.kind = GridKind::None;
  for (int r = 0; r < table.row_count(); ++r) {
    const StructureId row = engine_.add_structure(StructureRole::TableRow, r < box.header_rows ? head : body);
    box.rows.push_back(row);
    for (; next < table.cells.size() && table.cells[next].row == r; ++next) {
      const Cell& cell = table.cells[next];
      CellBox cell_box;
      cell_box.source = &cell;
      cell_box.turned = cell.format.direction != TextDirection::Horizontal;
      const bool is_header = cell.header != HeaderScope::None || r < box.header_rows;
      cell_box.structure = engine_.add_structure(is_header ? StructureRole::HeaderCell : StructureRole::DataCell, row);
      if (cell_box.structure >= 0) {
        StructureElement& element = engine_.out.structure[static_cast<std::size_t>(cell_box.structure)];
        element.scope = is_header && cell.header == HeaderScope::None ? HeaderScope::Column : cell.header;
        element.row_span = cell.row_span;
        element.column_span = cell.column_span;
      }
      inside.parent = cell_box.structure;
      inside.ground = cell.format.shading ? cell.format.shading : around_.ground;
      if (inside.depth <= kMaxDepth) cell_box.content = composed_stack(engine_, cell.blocks, inside);
      box.cells.push_back(std::move(cell_box));
    }
  }
}

Stack composed_stack(Engine& engine, const std::vector<Block>& blocks, const Surroundings& around) {
  Stack stack;
  Composer composer(engine, around);
  stack.items.reserve(blocks.size());
  for (const Block& block : blocks) {
    StackItem item{composer.compose(block), {}};
    stack.items.push_back(std::move(item));
  }
  return stack;
}

}  // namespace zhengben::layout
