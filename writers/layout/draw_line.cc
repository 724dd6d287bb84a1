#include <algorithm>
#include <cmath>
#include <utility>

#include "model/text.h"
#include "writers/layout/canvas.h"
#include "writers/layout/inline_spacing.h"
#include "writers/layout/justify.h"
#include "writers/layout/visual_order.h"

namespace zhengben::layout {

namespace {

constexpr Length kDeviceUnit = Length::from_emu(1'524);   // 1/600 in
constexpr double kUnderlineDepth = 0.12, kUnderlineThickness = 0.05, kStrikeHeight = 0.28;

// Text drawn between two horizontal places in one style.
struct Span {
  Length left, right;
  std::uint16_t style = 0;
};

class LineDrawer {
 public:
  LineDrawer(Canvas& canvas, const ParagraphBox& box, const LineBox& line, Point2 at)
      : canvas_(canvas), box_(box), line_(line), top_(at.y), baseline_(at.y + line.baseline), spread_(spread_of(box, line)), left_(at.x + line.x + spread_.shift) {}

  void run() {
    set_order();
    measure();
    for (const Span& span : spans_) draw_behind(span);
    Length x = left_;
    for (std::uint32_t at = line_.begin; at < text_end(); ++at) {
      const std::uint32_t i = at < line_.visible_end ? visual(at) : at;
      const Atom& atom = box_.text.atoms[i];
      while (ruby_ < box_.text.rubies.size() && box_.text.rubies[ruby_].begin < i) ++ruby_;
      const bool ruby = ruby_ < box_.text.rubies.size() && box_.text.rubies[ruby_].begin == i;
      if (ruby) ruby_left_ = x;
      draw_atom(atom, x, i);
      if (ruby) open_ruby_ = &box_.text.rubies[ruby_];
      if (open_ruby_ && i + 1 == open_ruby_->end) draw_ruby(x + atom.advance);
      x += atom.advance + (i + 1 < line_.visible_end ? spread_.after(box_, i) : Length{});
    }
    close_run();
    if (line_.hyphen) draw_hyphen(x);
    for (const Span& span : spans_) draw_over(span);
    draw_links();
  }

 private:
  // One blank at the end of a line is kept, unseen, so that words stay apart when the text is taken out again.
  std::uint32_t text_end() const {
    const bool blank = line_.visible_end < line_.end && box_.text.atoms[line_.visible_end].kind == AtomKind::Space;
    return line_.visible_end + (blank ? 1 : 0);
  }

  void set_order() {
    bool right_to_left = box_.format->right_to_left;
    for (std::uint32_t i = line_.begin; i < line_.visible_end && !right_to_left; ++i) right_to_left = is_right_to_left(box_.text.atoms[i].character);
    if (right_to_left) order_ = visual_order(box_.text, line_.begin, line_.visible_end, box_.format->right_to_left);
  }

  // The atom that stands at place `at` of the line.
  std::uint32_t visual(std::uint32_t at) const { return order_.empty() ? at : order_[at - line_.begin]; }

  void measure() {
    Length x = left_;
    for (std::uint32_t at = line_.begin; at < line_.visible_end; ++at) {
      const std::uint32_t i = visual(at);
      const Atom& atom = box_.text.atoms[i];
      const Length right = x + atom.advance + (i + 1 < line_.visible_end ? spread_.after(box_, i) : Length{});
      if (spans_.empty() || spans_.back().style != atom.style)
        spans_.push_back({x, right, atom.style});
      else
        spans_.back().right = right;
      x = right;
    }
  }

  const InlineStyle& style(std::uint16_t index) const { return box_.text.styles[index]; }

  Color color_of(const CharacterFormat& format) const {
    if (format.color) return *format.color;
    // Automatic text on a dark ground is white.
    const auto& own = format.shading ? format.shading : box_.format->shading;
    const auto& ground = own ? own : box_.ground;
    if (ground && ground->red * 3 + ground->green * 6 + ground->blue < 600) return {255, 255, 255};
    return {};
  }

  void draw_atom(const Atom& atom, Length x, std::uint32_t index) {
    switch (atom.kind) {
      case AtomKind::Tab: return draw_leader(atom, x);
      case AtomKind::Image:
      case AtomKind::TextBox: return draw_object(atom, x);
      case AtomKind::Glyph:
      case AtomKind::Space: break;
      default: return;
    }
    if (atom.face < 0 && atom.size == 0) return;
    const InlineStyle& of = style(atom.style);
    const bool goes_on = open_ && last_style_ == atom.style && run_.face == atom.face && looks_alike(atom) && expected_offset_ == atom.offset;
    if (!goes_on) open_run(atom, of, x);
    Glyph glyph;
    glyph.id = atom.glyph;
    glyph.advance = atom.advance + (index + 1 < line_.visible_end ? spread_.after(box_, index) : Length{});
    glyph.x_offset = atom.x_offset;
    glyph.y_offset = atom.y_offset;
    glyph.cluster = static_cast<std::uint32_t>(atom.offset - first_offset_);
    if (atom.face >= 0) glyphs_.push_back(glyph);
    expected_offset_ = atom.offset + atom.size;
    if (of.format->emphasis != Emphasis::None && atom.kind == AtomKind::Glyph) draw_emphasis(atom, of, x);
  }

  // Stand-in glyphs are drawn as wide as those of the named font, within what still looks like the same letter.
  static double fitted(const Atom& atom) { return atom.drawn > 0 ? std::clamp(1.0 / static_cast<double>(atom.drawn), 0.7, 1.3) : 1.0; }

  // Widths that the eye cannot tell apart are drawn as one run, for its many glyphs cost no more than one; a blank has none.
  bool looks_alike(const Atom& atom) const { return atom.kind == AtomKind::Space || std::abs(fitted(atom) - fitted_) <= 0.025; }

  void open_run(const Atom& atom, const InlineStyle& of, Length x) {
    close_run();
    open_ = true;
    last_style_ = atom.style;
    first_offset_ = atom.offset;
    run_ = GlyphRun{};
    run_.face = atom.face;
    run_.size = of.size;
    run_.origin = {x, baseline_ - of.raise};
    run_.color = color_of(*of.format);
    run_.structure = canvas_.structure(of.structure);
    run_.artifact = canvas_.repeated ? canvas_.artifact : box_.artifact;
    const ResolvedFont& font = canvas_.engine.fonts[atom.font].resolved;
    run_.synthetic_bold = font.synthetic_bold;
    run_.synthetic_italic = font.synthetic_italic;
    fitted_ = fitted(atom);
    run_.horizontal_scale = fitted_ * of.format->scale_percent / 100.0;
  }

  void close_run() {
    if (open_ && !glyphs_.empty()) {
      run_.glyphs.assign(glyphs_.begin(), glyphs_.end());   // as many as there are: pages are kept until they are written
      run_.text = box_.text.text.substr(first_offset_, expected_offset_ - first_offset_);
      canvas_.frames.emplace_back(std::move(run_));
    }
    glyphs_.clear();
    open_ = false;
  }

  void draw_glyph(char32_t character, const Atom& like, Point2 at, Length size) {
    const CharacterGlyph& glyph = canvas_.engine.fonts.glyph(like.font, character);
    if (glyph.face < 0) return;
    const InlineStyle& of = style(like.style);
    GlyphRun run;
    run.face = glyph.face;
    run.size = size;
    run.origin = at;
    run.color = color_of(*of.format);
    run.artifact = box_.artifact;
    run.structure = kArtifact;
    append_utf8(run.text, character);
    run.glyphs.push_back({glyph.glyph, size * static_cast<double>(glyph.advance), {}, {}, 0});
    canvas_.frames.emplace_back(std::move(run));
  }

  // Above the middle of its base, read after it.
  void draw_ruby(Length right) {
    close_run();
    const InlineRuby& ruby = *std::exchange(open_ruby_, nullptr);
    const Atom& base = box_.text.atoms[ruby.begin];
    const InlineStyle& of = style(base.style);
    const Length size = of.size * kRubySize, width = ruby_width(canvas_.engine.fonts, base.font, ruby.text, size);
    const Length y = baseline_ - of.size * canvas_.engine.fonts[base.font].ascent - size * 0.12;
    Length x = ruby_left_ + (right - ruby_left_ - width) / 2;
    for (std::size_t at = 0; at < ruby.text.size();) {
      const char32_t character = next_character(ruby.text, at);
      const CharacterGlyph& glyph = canvas_.engine.fonts.glyph(base.font, character);
      if (glyph.face >= 0) {
        GlyphRun run;
        run.face = glyph.face;
        run.size = size;
        run.origin = {x, y};
        run.color = color_of(*of.format);
        run.artifact = box_.artifact;
        run.structure = canvas_.structure(of.structure);
        append_utf8(run.text, character);
        run.glyphs.push_back({glyph.glyph, size * static_cast<double>(glyph.advance), {}, {}, 0});
        canvas_.frames.emplace_back(std::move(run));
      }
      x += size * static_cast<double>(glyph.advance);
    }
  }

  void draw_hyphen(Length x) {
    const Atom& like = box_.text.atoms[line_.visible_end - 1];
    draw_glyph(U'-', like, {x, baseline_}, style(like.style).size);
  }

  void draw_emphasis(const Atom& atom, const InlineStyle& of, Length x) {
    const bool below = of.format->emphasis == Emphasis::UnderDot || (of.format->emphasis == Emphasis::Dot && is_chinese(*of.format));
    const Length dot = of.size * 0.12, middle = x + atom.advance / 2;
    const Length y = below ? baseline_ + of.size * 0.18 : baseline_ - of.size * 0.95;
    canvas_.fill({middle - dot / 2, y, middle + dot / 2, y + dot}, color_of(*of.format), ArtifactKind::Layout);
  }

  static bool is_chinese(const CharacterFormat& format) { return format.east_asia_language.empty() || format.east_asia_language.compare(0, 2, "zh") == 0; }

  void draw_leader(const Atom& atom, Length x) {
    close_run();
    const TabLeader leader = leader_at(x + atom.advance - box_left());
    if (leader == TabLeader::None) return;
    static constexpr char32_t kLeaders[] = {0, U'.', U'-', U'_', U'_', U'\u00B7'};
    const char32_t character = kLeaders[static_cast<std::size_t>(leader)];
    const CharacterGlyph& glyph = canvas_.engine.fonts.glyph(atom.font, character);
    const InlineStyle& of = style(atom.style);
    // Word steps leaders in whole 1/600 of an inch, counted from the page's edge: those of all lines are in line.
    const Length step = Length::from_emu((of.size * static_cast<double>(glyph.advance) + kDeviceUnit / 2).emu() / kDeviceUnit.emu() * kDeviceUnit.emu());
    if (glyph.face < 0 || step <= Length{}) return;
    GlyphRun run;
    run.face = glyph.face;
    run.size = of.size;
    run.color = color_of(*of.format);
    run.artifact = box_.artifact;
    const std::int64_t first = (x.emu() + step.emu() - 1) / step.emu();
    run.origin = {Length::from_emu(first * step.emu()), baseline_};
    for (Length at = run.origin.x; at + step <= x + atom.advance; at += step) {
      run.glyphs.push_back({glyph.glyph, step, {}, {}, static_cast<std::uint32_t>(run.text.size())});
      append_utf8(run.text, character);
    }
    if (!run.glyphs.empty()) canvas_.frames.emplace_back(std::move(run));
  }

  Length box_left() const { return left_ - spread_.shift - line_.x; }

  TabLeader leader_at(Length position) const {
    for (const TabStop& stop : box_.format->tabs)
      if (stop.position == position || (stop.alignment != TabAlignment::Left && stop.position >= position)) return stop.leader;
    return TabLeader::None;
  }

  void draw_object(const Atom& atom, Length x) {
    close_run();
    const InlineObject& object = box_.text.objects[static_cast<std::size_t>(atom.object)];
    const Rect rect{x, baseline_ - object.height, x + object.width, baseline_};
    draw_placed(canvas_, object, rect, atom.kind == AtomKind::TextBox);
  }

  void draw_behind(const Span& span) {
    const CharacterFormat& format = *style(span.style).format;
    const auto& ground = format.highlight ? format.highlight : format.shading;
    if (ground) canvas_.fill({span.left, baseline_ - line_.text_ascent, span.right, baseline_ + line_.text_descent}, *ground);
  }

  void draw_over(const Span& span) {
    const InlineStyle& of = style(span.style);
    const CharacterFormat& format = *of.format;
    const Length thickness = format.size * kUnderlineThickness;
    const auto rule = [&](Length y, Length thick, const Color& color, LineStyle line) {
      canvas_.fill({span.left, y, span.right, y + thick}, color, ArtifactKind::Layout, line);
    };
    if (format.underline != Underline::None && !of.label) {
      const Color color = format.underline_color.value_or(color_of(format));
      const Length y = baseline_ + format.size * kUnderlineDepth - of.raise;
      if (format.underline == Underline::Double) {
        rule(y - thickness, thickness * 0.7, color, LineStyle::Single);
        rule(y + thickness, thickness * 0.7, color, LineStyle::Single);
      } else {
        rule(y, format.underline == Underline::Thick ? thickness * 2.0 : thickness, color, line_style(format.underline));
      }
    }
    if (format.strike || format.double_strike) rule(baseline_ - of.raise - of.size * kStrikeHeight, thickness, color_of(format), LineStyle::Single);
    if (format.double_strike) rule(baseline_ - of.raise - of.size * (kStrikeHeight - 0.1), thickness, color_of(format), LineStyle::Single);
    if (format.border.style != LineStyle::None) draw_border(span, format.border);
  }

  static LineStyle line_style(Underline underline) {
    switch (underline) {
      case Underline::Dotted: return LineStyle::Dotted;
      case Underline::Dash: return LineStyle::Dashed;
      case Underline::DotDash: return LineStyle::DotDash;
      case Underline::DotDotDash: return LineStyle::DotDotDash;
      case Underline::Wave: return LineStyle::Wave;
      default: return LineStyle::Single;
    }
  }

  void draw_border(const Span& span, const Border& border) {
    const Length top = baseline_ - line_.text_ascent, bottom = baseline_ + line_.text_descent;
    const EdgeLine edge{border.style, border.width, border.color.value_or(Color{})};
    draw_edge(canvas_, edge, {span.left, top, span.right, top});
    draw_edge(canvas_, edge, {span.left, bottom, span.right, bottom});
    draw_edge(canvas_, edge, {span.left, top, span.left, bottom});
    draw_edge(canvas_, edge, {span.right, top, span.right, bottom});
  }

  void draw_links() {
    if (canvas_.repeated) return;
    for (std::size_t i = 0; i < spans_.size();) {
      const std::int32_t link = style(spans_[i].style).link;
      std::size_t end = i + 1;
      while (end < spans_.size() && style(spans_[end].style).link == link) ++end;
      if (link >= 0) {
        const InlineLink& of = box_.text.links[static_cast<std::size_t>(link)];
        const Rect rect{spans_[i].left, baseline_ - line_.text_ascent, spans_[end - 1].right, baseline_ + line_.text_descent};
        canvas_.frames.push_back(LinkArea{rect, of.target, of.text.empty() ? of.target : of.text, of.structure});
      }
      i = end;
    }
  }

  Canvas& canvas_;
  const ParagraphBox& box_;
  const LineBox& line_;
  Length top_, baseline_;
  Spread spread_;
  Length left_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> order_;       // empty: as they follow each other
  GlyphRun run_;
  std::vector<Glyph> glyphs_;              // of run_
  bool open_ = false;
  std::uint16_t last_style_ = 0;
  double fitted_ = 1;                      // how wide run_ is drawn
  std::uint32_t first_offset_ = 0, expected_offset_ = 0;
  std::size_t ruby_ = 0;                   // the next one
  const InlineRuby* open_ruby_ = nullptr;
  Length ruby_left_;
};

}  // namespace

void draw_line(Canvas& canvas, const ParagraphBox& box, const LineBox& line, Point2 at) { LineDrawer(canvas, box, line, at).run(); }

}  // namespace zhengben::layout
