#include "writers/layout/itemise.h"

#include <algorithm>

#include "model/number_format.h"
#include "model/text.h"
#include "writers/layout/inline_spacing.h"
#include "writers/layout/rotate.h"
#include "writers/layout/shape_clusters.h"

namespace zhengben::layout {

namespace {

constexpr double kScriptSize = 0.65;        // of super- and subscript, of the run's size
constexpr double kSuperscriptRaise = 0.35, kSubscriptRaise = -0.14;
constexpr double kSmallCapitals = 0.8;

char32_t upper(char32_t c) {
  if ((c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 32;
  if ((c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F)) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if (c >= 0x100 && c <= 0x17F && !(c >= 0x130 && c <= 0x149) && c < 0x178) return c & ~char32_t{1};
  return c;
}

class Itemiser {
 public:
  Itemiser(Engine& engine, const Paragraph& paragraph, const Surroundings& around)
      : engine_(engine), paragraph_(paragraph), around_(around), format_(engine.document.paragraph_formats[paragraph.format]) {
    rules_ = {format_.kinsoku ? &engine.kinsoku : nullptr, format_.word_wrap};
  }

  InlineText run(StructureId structure, StructureId label_structure) {
    structure_ = structure;
    if (paragraph_.label && !paragraph_.label->text.empty()) add_label(*paragraph_.label, label_structure);
    if (!around_.note_label.empty()) add_note_label();
    links_and_bookmarks();
    for (const Run& run : paragraph_.runs) {
      add_run(run);
      plain_ += plain_size(run);
    }
    end_bookmarks(true);
    shape_clusters(engine_.fonts, out_);
    space_scripts(out_, format_);
    if (engine_.document.compatibility.compression != Compatibility::PunctuationCompression::None) compress_punctuation(out_);
    fit_runs(out_);
    find_breaks();
    for (const InlineRuby& ruby : out_.rubies)
      for (std::uint32_t i = ruby.begin + 1; i < ruby.end; ++i) out_.atoms[i].break_before = false;
    return std::move(out_);
  }

 private:
  void add_label(const ListLabel& label, StructureId structure) {
    const std::uint16_t style = add_style(label.format, structure, -1, VerticalPosition::Baseline);   // the paragraph's first
    out_.styles[style].label = true;
    add_text(label.text, label.format, style);
    if (label.suffix == ListLabel::Suffix::Space) add_text(" ", label.format, style);
    if (label.suffix == ListLabel::Suffix::Tab) add_mark(AtomKind::Tab, style);
  }

  // The mark of a note before its text.
  void add_note_label() {
    const std::uint32_t format = paragraph_.runs.empty() ? paragraph_.mark_format : paragraph_.runs.front().format;
    add_text(around_.note_label, format, add_style(format, structure_, -1, VerticalPosition::Superscript));
  }

  void links_and_bookmarks() {
    for (const Mark& mark : paragraph_.marks) {
      if (mark.kind == MarkKind::Hyperlink && mark.end > mark.begin && !mark.name.empty()) {
        link_marks_.push_back(&mark);
      } else if (mark.kind == MarkKind::Bookmark && engine_.wanted_bookmarks.count(mark.name)) {
        bookmark_marks_.push_back(&mark);
      }
    }
  }

  void end_bookmarks(bool all) {
    while (next_bookmark_ < bookmark_marks_.size() && (all || bookmark_marks_[next_bookmark_]->begin <= plain_))
      out_.bookmarks.emplace_back(bookmark_marks_[next_bookmark_++]->name, static_cast<std::uint32_t>(out_.atoms.size()));
  }

  std::uint16_t add_style(std::uint32_t format, StructureId structure, std::int32_t link, VerticalPosition vertical) {
    const CharacterFormat& of = engine_.document.character_formats[format];
    InlineStyle style{&of, of.size, of.raise, structure, link, false};
    const VerticalPosition position = of.vertical == VerticalPosition::Baseline ? vertical : of.vertical;
    if (position != VerticalPosition::Baseline) {
      style.raise += of.size * (position == VerticalPosition::Superscript ? kSuperscriptRaise : kSubscriptRaise);
      style.size = of.size * kScriptSize;
    }
    if (!out_.styles.empty()) {
      const InlineStyle& last = out_.styles.back();
      if (last.format == style.format && last.size == style.size && last.raise == style.raise && last.structure == structure && last.link == link && !last.label)
        return static_cast<std::uint16_t>(out_.styles.size() - 1);
    }
    // A paragraph of more styles than an atom can name goes on in the last of them.
    if (out_.styles.size() > 0xFFFE) return 0xFFFE;
    out_.styles.push_back(style);
    return static_cast<std::uint16_t>(out_.styles.size() - 1);
  }

  std::int32_t link_at(std::size_t plain) {
    for (std::size_t i = first_link_; i < link_marks_.size(); ++i) {
      const Mark& mark = *link_marks_[i];
      if (mark.begin > plain) break;
      if (plain >= mark.end) {
        if (i == first_link_) ++first_link_;
        continue;
      }
      if (open_link_ != &mark) {
        open_link_ = &mark;
        out_.links.push_back({mark.name, "", engine_.add_structure(StructureRole::Link, structure_)});
      }
      return static_cast<std::int32_t>(out_.links.size() - 1);
    }
    return -1;
  }

  // Cuts a text run where a link or a bookmark begins or ends.
  std::size_t next_cut(std::size_t from, std::size_t end) const {
    std::size_t cut = end;
    for (std::size_t i = first_link_; i < link_marks_.size() && link_marks_[i]->begin < end; ++i) {
      if (link_marks_[i]->begin > from) cut = std::min<std::size_t>(cut, link_marks_[i]->begin);
      if (link_marks_[i]->end > from) cut = std::min<std::size_t>(cut, link_marks_[i]->end);
    }
    if (next_bookmark_ < bookmark_marks_.size() && bookmark_marks_[next_bookmark_]->begin > from)
      cut = std::min<std::size_t>(cut, bookmark_marks_[next_bookmark_]->begin);
    return cut;
  }

  void add_text_run(const Run& run, VerticalPosition vertical) {
    const std::size_t begin = plain_, end = plain_ + std::max<std::size_t>(run.text.size(), 1);
    for (std::size_t from = begin; from < begin + run.text.size();) {
      plain_ = from;
      end_bookmarks(false);
      const std::int32_t link = link_at(from);
      const StructureId structure = link >= 0 ? out_.links[static_cast<std::size_t>(link)].structure : structure_;
      const std::size_t cut = std::min(next_cut(from, end), begin + run.text.size());
      const std::string_view piece = std::string_view(run.text).substr(from - begin, cut - from);
      if (link >= 0) out_.links[static_cast<std::size_t>(link)].text += piece;
      add_text(piece, run.format, add_style(run.format, structure, link, vertical));
      from = cut;
    }
    plain_ = begin;
  }

  void add_run(const Run& run) {
    end_bookmarks(false);
    switch (run.kind) {
      case RunKind::Text:
      case RunKind::Math: return add_text_run(run, VerticalPosition::Baseline);
      case RunKind::Ruby:
        return add_ruby(run);
      case RunKind::Tab: return add_mark(AtomKind::Tab, plain_style(run));
      case RunKind::LineBreak: return add_mark(AtomKind::LineBreak, plain_style(run));
      case RunKind::PageBreak: return add_break(AtomKind::PageBreak, run);
      case RunKind::ColumnBreak: return add_break(AtomKind::ColumnBreak, run);
      case RunKind::PageNumber: return add_field(run, around_.fields.page, around_.fields.page_number);
      case RunKind::PageCount: return add_field(run, around_.fields.pages, around_.fields.page_count);
      case RunKind::NoteReference: return add_note_reference(run);
      case RunKind::Image:
        if (run.placed && run.object >= 0) add_object(run, *run.placed, AtomKind::Image);
        return;
      case RunKind::TextBox:
        if (run.object >= 0) add_object(run, engine_.document.text_boxes[static_cast<std::size_t>(run.object)].placed, AtomKind::TextBox);
        return;
    }
  }

  // ECMA-376-1 3rd ed. (2011) 17.3.3.25 ruby. A base that is narrower than what stands above it is spread.
  void add_ruby(const Run& run) {
    const auto begin = static_cast<std::uint32_t>(out_.atoms.size());
    add_text_run(run, VerticalPosition::Baseline);
    const auto end = static_cast<std::uint32_t>(out_.atoms.size());
    if (run.annotation.empty() || begin == end) return;
    Length base;
    for (std::uint32_t i = begin; i < end; ++i) base += out_.atoms[i].advance;
    const Length above = ruby_width(engine_.fonts, out_.atoms[begin].font, run.annotation, out_.styles[out_.atoms[begin].style].size * kRubySize);
    if (above > base)
      for (std::uint32_t i = begin; i < end; ++i) {
        const Length share = (above - base) / static_cast<std::int64_t>(end - begin);
        out_.atoms[i].advance += share;
        out_.atoms[i].x_offset += share / 2;
      }
    out_.rubies.push_back({begin, end, run.annotation});
  }

  // Headers, cells, notes and boxes have no pages of their own to break.
  void add_break(AtomKind kind, const Run& run) {
    if (around_.depth == 0) add_mark(kind, plain_style(run));
  }

  std::uint16_t plain_style(const Run& run) { return add_style(run.format, structure_, -1, VerticalPosition::Baseline); }

  void add_field(const Run& run, const std::string& value, std::int64_t number) {
    const std::string own = value.empty() || run.annotation.empty() ? value : formatted_number(number, run.annotation);
    add_text(own.empty() ? run.text : own, run.format, plain_style(run));
  }

  void add_note_reference(const Run& run) {
    const std::size_t first = out_.atoms.size();
    const auto style = add_style(run.format, structure_, -1, VerticalPosition::Superscript);
    add_text(run.text.empty() ? "*" : run.text, run.format, style);
    if (run.object < 0 || first == out_.atoms.size()) return;
    out_.atoms[first].object = run.object;
    out_.notes.push_back(run.object);
  }

  void add_object(const Run& run, const Placement& placed, AtomKind kind) {
    const Length none;
    InlineObject object{&placed, run.object, std::max(placed.width, none), std::max(placed.height, none), structure_, none, nullptr};
    if (placed.inline_with_text && placed.rotation_degrees != 0) {   // the line makes room for all of it
      const Rect room = rotated_bounds({{}, {}, object.width, object.height}, placed.rotation_degrees);
      object.width = room.right - room.left;
      object.height = room.bottom - room.top;
    }
    const Length width = object.width;
    if (kind == AtomKind::Image) {
      object.structure = engine_.add_structure(StructureRole::Figure, structure_);
      if (object.structure >= 0) engine_.out.structure[static_cast<std::size_t>(object.structure)].alternative_text = placed.alternative_text;
    }
    out_.objects.push_back(std::move(object));
    add_mark(placed.inline_with_text ? kind : AtomKind::Anchor, plain_style(run));
    Atom& atom = out_.atoms.back();
    atom.object = static_cast<std::int32_t>(out_.objects.size() - 1);
    atom.character = U'\uFFFC';
    atom.glyph = kind == AtomKind::TextBox;    // what an anchor holds
    if (placed.inline_with_text) atom.advance = width;
  }

  void add_mark(AtomKind kind, std::uint16_t style) {
    Atom atom;
    atom.kind = kind;
    atom.style = style;
    atom.offset = static_cast<std::uint32_t>(out_.text.size());
    atom.character = kind == AtomKind::Tab ? U'\t' : U'\n';
    const auto format = static_cast<std::uint32_t>(out_.styles[style].format - engine_.document.character_formats.data());
    atom.font = engine_.fonts.slot_font(format, *out_.styles[style].format, FontSlot::Ascii);
    out_.atoms.push_back(atom);
  }

  void add_text(std::string_view text, std::uint32_t format, std::uint16_t style) {
    const CharacterFormat& of = *out_.styles[style].format;
    const bool chinese = of.east_asia_language.empty() || of.east_asia_language.compare(0, 2, "zh") == 0;
    for (std::size_t at = 0; at < text.size();) {
      char32_t c = next_character(text, at);
      if (c < 0x20) continue;
      Atom atom;
      atom.style = style;
      if (of.caps || of.small_caps) c = capital(c, style, atom.style);
      atom.character = c;
      atom.kind = c == U' ' ? AtomKind::Space : AtomKind::Glyph;
      atom.offset = static_cast<std::uint32_t>(out_.text.size());
      // What is drawn is what the text says: capitals where the format makes them.
      append_utf8(out_.text, c);
      atom.size = static_cast<std::uint32_t>(out_.text.size()) - atom.offset;
      FontSlot slot = of.complex_script || of.right_to_left ? FontSlot::Complex : font_slot(c, of.fonts.hint, chinese);
      atom.font = engine_.fonts.font_of(engine_.fonts.slot_font(format, of, slot), c);
      set_glyph(atom, of);
      out_.atoms.push_back(atom);
    }
  }

  char32_t capital(char32_t c, std::uint16_t style, std::uint16_t& atom_style) {
    const char32_t large = upper(c);
    if (large == c || out_.styles[style].format->caps) return large;
    if (small_of_ != style || small_style_ == 0) {
      if (out_.styles.size() > 0xFFFE) return large;
      InlineStyle small = out_.styles[style];
      small.size = small.size * kSmallCapitals;
      out_.styles.push_back(small);
      small_of_ = style;
      small_style_ = static_cast<std::uint16_t>(out_.styles.size() - 1);
    }
    atom_style = small_style_;
    return large;
  }

  void set_glyph(Atom& atom, const CharacterFormat& of) {
    const bool invisible = atom.character == U'\u00AD' || atom.character == U'\u200B' || atom.character == U'\u2060' || atom.character == U'\uFEFF';
    if (invisible) return;             // a soft hyphen shows only where a line ends at it
    const CharacterGlyph& glyph = engine_.fonts.glyph(atom.font, atom.character);
    atom.face = glyph.face;
    atom.glyph = glyph.glyph;
    const Length size = out_.styles[atom.style].size;
    const double scale = of.scale_percent / 100.0;
    atom.drawn = glyph.advance > 0 ? glyph.drawn / glyph.advance : 1.0F;
    atom.advance = size * (glyph.advance * scale) + of.spacing;
    const bool on_grid = around_.grid.kind == GridKind::LinesAndChars || around_.grid.kind == GridKind::SnapToChars;
    if (on_grid && of.snap_to_grid && format_.snap_to_grid && is_east_asian(atom.character)) atom.advance += around_.grid.char_pitch;
  }

  // Word keeps marks from the ends of lines in the languages of East Asia only: in Chinese text marked as English, as
  // pandoc makes it, lines begin with commas.
  BreakRules rules_of(const Atom& atom) const {
    BreakRules rules = rules_;
    if (!is_east_asian_language(out_.styles[atom.style].format->east_asia_language)) rules.kinsoku = nullptr;
    return rules;
  }

  void find_breaks() {
    for (std::size_t i = 1; i < out_.atoms.size(); ++i) {
      Atom& after = out_.atoms[i];
      const Atom& before = out_.atoms[i - 1];
      if (after.continues || after.kind == AtomKind::Space || after.kind >= AtomKind::LineBreak) {
        after.break_before = after.kind == AtomKind::Image || after.kind == AtomKind::TextBox;
        continue;
      }
      if (before.kind == AtomKind::Glyph && after.kind == AtomKind::Glyph)
        after.break_before = may_break(before.character, after.character, rules_of(before));
      else
        after.break_before = before.kind != AtomKind::Anchor || (i > 1 && out_.atoms[i - 2].kind == AtomKind::Space);
    }
  }

  Engine& engine_;
  const Paragraph& paragraph_;
  const Surroundings& around_;
  const ParagraphFormat& format_;
  BreakRules rules_;
  InlineText out_;
  StructureId structure_ = kArtifact;
  std::size_t plain_ = 0;
  std::vector<const Mark*> link_marks_, bookmark_marks_;
  std::size_t first_link_ = 0, next_bookmark_ = 0;
  const Mark* open_link_ = nullptr;
  std::uint16_t small_of_ = 0, small_style_ = 0;
};

}  // namespace

InlineText itemised(Engine& engine, const Paragraph& paragraph, const Surroundings& around, StructureId structure, StructureId label_structure) {
  return Itemiser(engine, paragraph, around).run(structure, label_structure);
}

}  // namespace zhengben::layout
