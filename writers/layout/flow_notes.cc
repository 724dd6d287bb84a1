#include <algorithm>

#include "writers/layout/flow.h"

namespace zhengben::layout {

namespace {

constexpr Length kSeparatorWidth = Length::from_points(144);
constexpr Length kSeparatorThickness = Length::from_points(0.5);

template <typename Visit>
void each_paragraph(const Stack& stack, const Visit& visit) {
  for (const StackItem& item : stack.items) {
    if (const auto* paragraph = std::get_if<ParagraphBox>(&item.box))
      visit(*paragraph);
    else
      for (const CellBox& cell : std::get<std::unique_ptr<TableBox>>(item.box)->cells) each_paragraph(cell.content, visit);
  }
}

// A line in the document's own font: seen 13.4 pt high for Calibri 11.
Length separator_height(Engine& engine) {
  const CharacterFormat& format = engine.document.character_formats.front();
  const NamedFont& font = engine.fonts[engine.fonts.slot_font(0, format, FontSlot::Ascii)];
  return format.size * (font.line_ascent + font.line_descent);
}

}  // namespace

void Flow::compose_notes(const ParagraphBox& box) {
  for (const std::int32_t index : box.text.notes) {
    const Note& note = engine_.document.notes[static_cast<std::size_t>(index)];
    if (note.kind != Note::Kind::Footnote || notes_.count(index)) continue;
    const StructureId element = engine_.add_structure(StructureRole::Note, 0);
    engine_.out.structure[static_cast<std::size_t>(element)].note_id = "note-" + std::to_string(index + 1);
    Surroundings around{column_width(), composer_.around().grid, element};
    around.depth = 1;
    around.note_label = note.label;
    NoteBox& made = notes_[index];
    made.stack = composed_stack(engine_, note.blocks, around);
    arrange_stack(engine_, made.stack, column_width());
  }
}

void Flow::compose_notes(const TableBox& box) {
  for (const CellBox& cell : box.cells) each_paragraph(cell.content, [&](const ParagraphBox& paragraph) { compose_notes(paragraph); });
}

Length Flow::note_height(std::int32_t note) {
  const auto found = notes_.find(note);
  return found == notes_.end() ? Length{} : found->second.stack.height - found->second.drawn;
}

Length Flow::notes_height(const ParagraphBox& box, const LineBox& line) const {
  Length sum;
  if (box.text.notes.empty()) return sum;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const Atom& atom = box.text.atoms[i];
    if (atom.kind != AtomKind::Glyph || atom.object < 0) continue;
    if (const auto found = notes_.find(atom.object); found != notes_.end()) sum += found->second.stack.height;
  }
  if (sum > Length{} && page_notes_.empty()) sum += separator_height(engine_);
  return sum;
}

void Flow::add_notes(const ParagraphBox& box, const LineBox& line) {
  if (box.text.notes.empty()) return;
  for (std::uint32_t i = line.begin; i < line.end; ++i)
    if (const Atom& atom = box.text.atoms[i]; atom.kind == AtomKind::Glyph && atom.object >= 0) add_note(atom.object);
}

void Flow::add_notes(const TableBox& box, int row) {
  for (const CellBox& cell : box.cells) {
    if (cell.source->row != row) continue;
    each_paragraph(cell.content, [&](const ParagraphBox& paragraph) {
      for (const std::int32_t note : paragraph.text.notes) add_note(note);
    });
  }
}

void Flow::add_note(std::int32_t note) {
  if (!notes_.count(note)) {
    if (std::find(endnotes_.begin(), endnotes_.end(), note) == endnotes_.end()) endnotes_.push_back(note);
    return;
  }
  if (page_notes_.empty()) foot_height_ += separator_height(engine_);
  page_notes_.push_back(note);
  foot_height_ += note_height(note);
}

// At the foot of the page; what does not fit above it goes on to the next.
void Flow::draw_notes() {
  if (page_notes_.empty()) return;
  const Length room = area_.bottom - lowest_ + spare_;
  Length y = area_.bottom - std::min(foot_height_, std::max(room, Length{}));
  Canvas sheet = canvas();
  const Length middle = y + separator_height(engine_) / 2;
  draw_edge(sheet, {LineStyle::Single, kSeparatorThickness, {}}, {area_.left, middle, area_.left + std::min(kSeparatorWidth, area_.right - area_.left), middle});
  y += separator_height(engine_);
  bool first = true;
  for (const std::int32_t index : page_notes_) {
    NoteBox& note = notes_.at(index);
    const Length left = note.stack.height - note.drawn;
    Length part = fitting_height(note.stack, note.drawn, area_.bottom - y + Length::from_points(0.05));
    if (!carried_notes_.empty()) part = Length{};
    const bool alone = first && lowest_ <= area_.top;
    if (part <= Length{} && alone && carried_notes_.empty()) part = left;   // one line higher than a page: never lost
    if (part < left) carried_notes_.push_back(index);
    if (part > Length{}) {
      const Length from = note.drawn > Length{} ? note.drawn : Length::from_emu(-1);
      draw_stack(sheet, note.stack, from, part >= left ? note.stack.height + Length::from_points(1) : note.drawn + part, {area_.left, y});
    }
    note.drawn += part;
    y += part;
    first = false;
  }
  page_notes_.clear();
}

void Flow::carry_notes() {
  page_notes_ = std::move(carried_notes_);
  carried_notes_.clear();
  if (page_notes_.empty()) return;
  foot_height_ = separator_height(engine_);
  for (const std::int32_t note : page_notes_) foot_height_ += note_height(note);
  // Long notes leave room for the text that goes on above them.
  foot_height_ = std::min(foot_height_, (area_.bottom - area_.top) * 0.6);
}

void Flow::place_endnotes() {
  for (const std::int32_t index : endnotes_) {
    const StructureId element = engine_.add_structure(StructureRole::Note, 0);
    engine_.out.structure[static_cast<std::size_t>(element)].note_id = "note-" + std::to_string(index + 1);
    Surroundings around{column_width(), composer_.around().grid, element};
    around.note_label = engine_.document.notes[static_cast<std::size_t>(index)].label;
    Composer composer(engine_, around);
    for (const Block& block : engine_.document.notes[static_cast<std::size_t>(index)].blocks) {
      BlockBox made = composer.compose(block);
      arrange(engine_, made, column_width());
      if (auto* paragraph = std::get_if<ParagraphBox>(&made)) {
        place_lines(*paragraph, gap_above(made));
      } else {
        place_rows(*std::get<std::unique_ptr<TableBox>>(made), gap_above(made));
      }
      above_ = std::move(made);
    }
  }
  while (!carried_notes_.empty() || !page_notes_.empty()) {
    close_page();
    if (carried_notes_.empty()) break;
    new_page();
  }
}

}  // namespace zhengben::layout
