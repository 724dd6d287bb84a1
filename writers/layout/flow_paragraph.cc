#include <algorithm>

#include "writers/layout/flow.h"
#include "writers/layout/rotate.h"

namespace zhengben::layout {

namespace {

// Sums of rounded heights may pass the foot of the page by rounding alone.
constexpr Length kTolerance = Length::from_emu(640);

bool ends_column(const LineBox& line) { return line.ended_by == AtomKind::PageBreak || line.ended_by == AtomKind::ColumnBreak; }

std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

}  // namespace

void Flow::place_paragraph(std::size_t index) {
  auto& paragraph = std::get<ParagraphBox>(box(index));
  if (ends_section_only(index) || ends_section_past_page(index)) {
    floated_ = true;
    return;
  }
  if (paragraph.format->page_break_before && !(at_top() && column_ == 0)) {
    const auto* above = above_ ? std::get_if<ParagraphBox>(&*above_) : nullptr;
    left_above_ = above ? above->space_after : Length{};
    column_ = columns_.size() - 1;
    next_column();
    if (keeps_space_after_hard_break()) top_ = Top::Asked;
  } else if (paragraph.format->page_break_before && at_top() && keeps_space_after_hard_break()) {
    top_ = Top::Document;
  }
  keep_together(index);
  arrange(engine_, box(index), column_width());
  if (above_)
    if (auto* before = std::get_if<ParagraphBox>(&*above_)) join_borders(*before, paragraph);
  if (has_box(index + 1) && (paragraph.format->shading || paragraph.format->borders != Borders{}))
    if (auto* after = std::get_if<ParagraphBox>(&box(index + 1))) join_borders(paragraph, *after);
  place_lines(paragraph, gap_above(box(index)));
}

// An empty paragraph that ends a section which goes on on the same page takes no room in Word.
bool Flow::ends_section_only(std::size_t index) const {
  const auto& paragraph = std::get<Paragraph>(engine_.document.body[index]);
  if (index + 1 != section_end_ || !paragraph.runs.empty() || paragraph.label || engine_.standard) return false;
  return section_ + 1 < engine_.document.sections.size() && engine_.document.sections[section_ + 1].start == SectionStart::Continuous;
}

// An empty paragraph that carries the mark of a section whose successor begins a page hangs below the foot of a full page:
// Word makes no page for it (seen in mode 11).
bool Flow::ends_section_past_page(std::size_t index) {
  const auto* source = std::get_if<Paragraph>(&engine_.document.body[index]);
  if (!source || index + 1 != section_end_ || !source->runs.empty() || source->label || engine_.standard || at_top()) return false;
  if (section_ + 1 >= engine_.document.sections.size() || column_ + 1 < columns_.size()) return false;
  const SectionStart next = engine_.document.sections[section_ + 1].start;
  if (next != SectionStart::NextPage && next != SectionStart::OddPage && next != SectionStart::EvenPage) return false;
  const auto& paragraph = std::get<ParagraphBox>(box(index));
  return lines_that_fit(paragraph, 0, y_ + gap_above(box(index)) + border_above(paragraph)) < paragraph.lines.size();
}

std::size_t Flow::lines_that_fit(const ParagraphBox& box, std::size_t first, Length y) const {
  Length notes;
  for (std::size_t i = first; i < box.lines.size(); ++i) {
    const LineBox& line = box.lines[i];
    const Length foot = y + line.drop + line.least;
    y += line.drop + line.height;
    notes += notes_height(box, line);
    const Length below = i + 1 == box.lines.size() ? border_below(box) : Length{};
    if ((below > Length{} ? y + below : foot) > limit() - notes + kTolerance) return i - first;
    if (ends_column(line)) return i + 1 - first;
  }
  return box.lines.size() - first;
}

// How many of the lines that fit may stay: not one alone at the foot or at the head of a page under widow control.
std::size_t Flow::allowed_break(const ParagraphBox& box, std::size_t first, std::size_t fit) const {
  const std::size_t left = box.lines.size() - first;
  if (fit >= left || fit == 0 || ends_column(box.lines[first + fit - 1])) return fit;
  if (box.format->keep_lines && first == 0) return 0;
  if (!box.format->widow_control) return fit;
  if (left - fit == 1) --fit;
  if (fit == 1 && first == 0) fit = 0;
  return fit;
}

void Flow::place_lines(ParagraphBox& box, Length gap) {
  for (std::size_t first = 0; first < box.lines.size();) {
    Length y = y_ + gap + (first == 0 ? border_above(box) : Length{});
    std::size_t count = allowed_break(box, first, lines_that_fit(box, first, y));
    if (count == 0 && !at_top()) {
      next_column();
      if (first == 0) gap = Length{};
      arrange_paragraph(engine_, box, column_width());
      continue;
    }
    if (first == 0) float_anchored(box, y);
    if (!taken_.empty()) wrap_lines(box, first, y);
    if (!taken_.empty()) count = allowed_break(box, first, lines_that_fit(box, first, y));
    if (count == 0) count = std::max<std::size_t>(1, lines_that_fit(box, first, y));
    if (first == 0) note_outline(box);
    box.gap_above = gap;                     // none at the top of a page
    Canvas sheet = canvas();
    sheet.anchors_done = true;
    draw_lines(sheet, box, first, first + count, {column_left(), y});
    number_lines(box, first, first + count, y);
    for (std::size_t i = first; i < first + count; ++i) add_notes(box, box.lines[i]);
    y_ = y + lines_height(box, first, first + count);
    spare_ = box.lines[first + count - 1].height - box.lines[first + count - 1].least;
    top_ = Top::No;
    first += count;
    gap = Length{};
    const AtomKind ended = box.lines[first - 1].ended_by;
    if (ended == AtomKind::PageBreak) column_ = columns_.size() - 1;
    if (first < box.lines.size() || ends_column(box.lines[first - 1])) next_column();
  }
  if (!at_top()) y_ += border_below(box);
}

// ECMA-376-1 3rd ed. (2011) 17.6.8 lnNumType: beside the lines of the text, not of tables, notes and boxes.
void Flow::number_lines(const ParagraphBox& box, std::size_t first, std::size_t last, Length y) {
  const LineNumbers& numbers = engine_.document.sections[section_].line_numbers;
  if (numbers.count_by <= 0 || box.format->suppress_line_numbers) return;
  const Length distance = numbers.distance > Length{} ? numbers.distance : Length::from_points(columns_.size() > 1 ? 9 : 18);
  for (std::size_t i = first; i < last; ++i, ++line_number_) {
    y += box.lines[i].drop;
    if (line_number_ % numbers.count_by == 0) {
      Canvas sheet = canvas();
      draw_number(sheet, std::to_string(line_number_), {column_left() - distance, y + box.lines[i].baseline});
    }
    y += box.lines[i].height;
  }
}

void Flow::note_outline(const ParagraphBox& box) {
  if (box.structure < 0) return;
  const StructureElement& element = engine_.out.structure[static_cast<std::size_t>(box.structure)];
  if (element.role != StructureRole::Heading) return;
  const std::string title = one_line(paragraph_text(*box.source));
  if (title.find_first_not_of(' ') == std::string::npos) return;
  engine_.out.outline.push_back({title, element.heading_level, static_cast<std::int32_t>(engine_.out.pages.size() - 1), y_, box.structure});
}

Length Flow::head_height(const BlockBox& block) const {
  if (const auto* paragraph = std::get_if<ParagraphBox>(&block)) {
    const std::size_t count = paragraph->lines.size();
    std::size_t least = paragraph->format->widow_control ? (count <= 3 ? count : 2) : 1;
    if (paragraph->format->keep_lines || paragraph->format->keep_next) least = count;
    const LineBox& last = paragraph->lines[least - 1];
    const Length spare = paragraph->format->keep_next ? Length{} : last.height - last.least;
    return border_above(*paragraph) + lines_height(*paragraph, 0, least) - spare;
  }
  const TableBox& table = *std::get<std::unique_ptr<TableBox>>(block);
  return table.source->rows.empty() ? Length{} : layout::head_height(engine_, table, area_.bottom - area_.top);
}

// The height of a chain of blocks kept with the next, and of the head of what follows it; stops past `most`.
Length Flow::chain_height(std::size_t index, Length most) {
  Length height = head_height(box(index));
  while (height <= most) {
    const auto* paragraph = std::get_if<ParagraphBox>(&box(index));
    const bool breaks = paragraph && !paragraph->lines.empty() && ends_column(paragraph->lines.back());
    if (!paragraph || !paragraph->format->keep_next || breaks || !has_box(index + 1)) break;
    ++index;
    BlockBox& next = box(index);
    const auto* below = std::get_if<ParagraphBox>(&next);
    if (below && below->format->page_break_before) break;
    height += gap_between(engine_, &box(index - 1), next) + head_height(next);
  }
  kept_until_ = std::max(kept_until_, index + 1);
  return height;
}

void Flow::keep_together(std::size_t index) {
  if (index < kept_until_ || at_top()) return;
  const auto* paragraph = std::get_if<ParagraphBox>(&box(index));
  if (!paragraph || !paragraph->format->keep_next) return;
  const Length whole = area_.bottom - area_.top;
  const Length needed = chain_height(index, whole);
  if (needed <= whole && y_ + gap_above(box(index)) + needed > limit() + kTolerance) next_column();
}

void Flow::float_anchored(ParagraphBox& box, Length y) {
  Canvas sheet = canvas();
  for (const Atom& atom : box.text.atoms) {
    if (atom.kind != AtomKind::Anchor) continue;
    const InlineObject& object = box.text.objects[static_cast<std::size_t>(atom.object)];
    const Placement& placed = *object.placed;
    Rect rect = anchored_rect(object, area_, {column_left(), y}, box.width);
    // Word keeps what floats on the page of its anchor.
    if (placed.vertical != Placement::Anchor::Page && rect.bottom > area_.height) {
      const Length up = std::min(rect.bottom - area_.height, std::max(Length{}, rect.top));
      rect.top -= up;
      rect.bottom -= up;
    }
    draw_placed(sheet, object, rect, atom.glyph != 0);
    if (placed.wrap == Placement::Wrap::None) continue;
    if (placed.rotation_degrees != 0) rect = rotated_bounds(rect, placed.rotation_degrees);
    Rect taken{rect.left - placed.distance_left, rect.top - placed.distance_top, rect.right + placed.distance_right, rect.bottom + placed.distance_bottom};
    if (placed.wrap == Placement::Wrap::TopAndBottom) {
      taken.left = Length{};
      taken.right = area_.width;
    }
    taken_.push_back(taken);
  }
}

void Flow::wrap_lines(ParagraphBox& box, std::size_t from, Length top) {
  const Length left = column_left(), right = left + box.width;
  const Length least = std::min(Length::from_points(72), box.width / 2);
  const auto touches = [&](const Rect& rect, Length y, Length height) { return rect.top < y + height && rect.bottom > y && rect.left < right && rect.right > left; };
  bool any = false;
  for (const Rect& rect : taken_) any |= rect.bottom > top && rect.left < right && rect.right > left;
  if (!any) return;
  break_lines(engine_, box, from, [&](Length y, Length height) {
    LineRoom room;
    y += top;
    for (std::size_t tries = 0; tries <= taken_.size(); ++tries) {
      Length free_left = left, free_right = right, lowest = y;
      for (const Rect& rect : taken_) {
        if (!touches(rect, y, height)) continue;
        lowest = std::max(lowest, rect.bottom);
        if (rect.left - left >= right - rect.right)
          free_right = std::min(free_right, rect.left);
        else
          free_left = std::max(free_left, rect.right);
      }
      room.left = free_left - left;
      room.right = right - free_right;
      if (free_right - free_left >= least || lowest == y) break;
      room.drop += lowest - y;
      room.left = room.right = Length{};
      y = lowest;
    }
    return room;
  });
}

}  // namespace zhengben::layout
