#include <algorithm>

#include "writers/layout/inline_spacing.h"
#include "writers/layout/line_fill.h"
#include "writers/layout/line_height.h"
#include "writers/layout/paragraph_box.h"

namespace zhengben::layout {

namespace {

// The narrowest room worth setting a line in beside something that floats.
constexpr Length kLeastRoom = Length::from_points(36);

void add_mark(Engine& engine, const ParagraphBox& box, LineExtent& extent) {
  FontSet& fonts = engine.fonts;
  const std::uint32_t format = box.source->mark_format;
  const CharacterFormat& of = engine.document.character_formats[format];
  const FontSlot slot = of.fonts.hint == FontHint::EastAsia ? FontSlot::EastAsia : FontSlot::Ascii;
  extent.add(fonts[fonts.slot_font(format, of, slot)], of.size, Length{});
}

// Super- and subscript leave a line as high as the run's own size makes it.
void add_run(Engine& engine, LineExtent& extent, const InlineStyle& style, FontIndex font) {
  const bool script = style.size < style.format->size;
  extent.add(engine.fonts[font], script ? style.format->size : style.size, script ? style.format->raise : style.raise);
}

// Blanks and tabs give a line its height only where nothing else stands on it.
LineExtent extent_of(Engine& engine, ParagraphBox& box, const LineBox& line) {
  LineExtent extent;
  int style = -1, font = -1;
  bool text = false, label = false;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const Atom& atom = box.text.atoms[i];
    if (atom.kind == AtomKind::Image || atom.kind == AtomKind::TextBox) {
      extent.add_object(box.text.objects[static_cast<std::size_t>(atom.object)].height);
      continue;
    }
    if (atom.kind != AtomKind::Glyph || (atom.style == style && atom.font == font)) continue;
    style = atom.style;
    font = atom.font;
    const InlineStyle& of = box.text.styles[atom.style];
    if (of.label) {
      extent.add_label(engine.fonts[atom.font], of.size);
      label = true;
      continue;
    }
    text = true;
    add_run(engine, extent, of, atom.font);
  }
  for (const InlineRuby& ruby : box.text.rubies)
    if (ruby.begin >= line.begin && ruby.begin < line.end) {
      const Atom& base = box.text.atoms[ruby.begin];
      const Length size = box.text.styles[base.style].size;
      extent.above = std::max(extent.above, size * (engine.fonts[base.font].ascent + kRubySize));
    }
  if (text) return extent;
  if (extent.object > Length{} && !label) {
    LineExtent mark;
    add_mark(engine, box, mark);
    extent.mark = mark.ascent + mark.descent;
    return extent;
  }
  for (std::uint32_t i = line.begin; i < line.end && !text; ++i) {
    const Atom& atom = box.text.atoms[i];
    const InlineStyle& of = box.text.styles[atom.style];
    if (of.label || atom.kind == AtomKind::Anchor) continue;
    add_run(engine, extent, of, atom.font);
    text = true;
  }
  if (!text || line.last) add_mark(engine, box, extent);
  return extent;
}

void set_height(Engine& engine, ParagraphBox& box, LineBox& line) {
  const LineExtent extent = extent_of(engine, box, line);
  LineSpacing spacing = box.format->line;
  // A picture higher than an exact line is cut off by it in Word; here it keeps its place and the line grows.
  if (spacing.rule == LineRule::Exact && extent.object > spacing.height) spacing = {LineRule::AtLeast, 1.0, extent.object};
  const LineHeight height = line_height(extent, spacing, box.grid, box.format->snap_to_grid);
  line.height = height.height;
  line.baseline = height.baseline;
  line.least = height.least;
  line.text_ascent = extent.text_ascent;
  line.text_descent = extent.text_descent;
}

Length expected_height(Engine& engine, ParagraphBox& box) {
  LineExtent extent;
  add_mark(engine, box, extent);
  return line_height(extent, box.format->line, box.grid, box.format->snap_to_grid).height;
}

}  // namespace

void break_lines(Engine& engine, ParagraphBox& box, std::size_t from, const RoomAt& room) {
  std::uint32_t begin = 0;
  if (from > 0) begin = box.lines[from - 1].end;
  box.lines.resize(from);
  const auto count = static_cast<std::uint32_t>(box.text.atoms.size());
  FillRules rules{{&box.format->tabs, engine.document.compatibility.default_tab, {}}, box.format->overflow_punctuation};
  // Seen in Word 2013 and later in mode 15: the blanks of a justified line shrink to three quarters, no further.
  if (box.format->alignment == Alignment::Justify && engine.document.compatibility.mode >= 15) rules.shrink = 0.25;
  const Length guess = room ? expected_height(engine, box) : Length{};
  Length y;
  do {
    const bool first = begin == 0;
    rules.tabs.hanging = first && box.indents.first < Length{} ? box.indents.left : Length{};
    Length left = box.indents.left + (first ? box.indents.first : Length{});
    Length right = box.width - box.indents.right;
    LineRoom free;
    if (room) {
      free = room(y, guess);
      left = std::max(left, free.left);
      right = std::min(right, box.width - free.right);
    }
    if (right - left < kLeastRoom / 36) right = left + kLeastRoom / 36;
    LineBox line = fill_line(box.text, begin, left, right, rules);
    line.drop = free.drop;
    set_height(engine, box, line);
    y += line.drop + line.height;
    begin = line.end;
    box.lines.push_back(line);
  } while (begin < count || box.lines.back().ended_by == AtomKind::LineBreak);
}

Length border_above(const ParagraphBox& box) {
  const Border& border = box.joins_above ? box.format->borders.inside_horizontal : box.format->borders.top;
  return border.style == LineStyle::None ? Length{} : border.space + border.width;
}

Length border_below(const ParagraphBox& box) {
  const Border& border = box.format->borders.bottom;
  return box.joins_below || border.style == LineStyle::None ? Length{} : border.space + border.width;
}

Length lines_height(const ParagraphBox& box, std::size_t first, std::size_t last) {
  Length sum;
  for (std::size_t i = first; i < last && i < box.lines.size(); ++i) sum += box.lines[i].drop + box.lines[i].height;
  return sum;
}

Indents resolved_indents(const Engine& engine, const Paragraph& paragraph, const Grid& grid) {
  const ParagraphFormat& format = engine.document.paragraph_formats[paragraph.format];
  std::uint32_t text_format = paragraph.mark_format;
  for (const Run& run : paragraph.runs)
    if (run.kind == RunKind::Text && !run.text.empty()) {
      text_format = run.format;
      break;
    }
  Length em = engine.document.character_formats[text_format].size;
  if (grid.kind == GridKind::LinesAndChars || grid.kind == GridKind::SnapToChars) em += grid.char_pitch;
  const auto resolved = [&](const std::optional<int>& characters, Length otherwise) { return characters ? em * (*characters / 100.0) : otherwise; };
  Indents out{resolved(format.indent_left_chars, format.indent_left), resolved(format.indent_right_chars, format.indent_right),
              resolved(format.indent_first_chars, format.indent_first)};
  return out;
}

}  // namespace zhengben::layout
