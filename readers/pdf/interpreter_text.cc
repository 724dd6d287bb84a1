#include <algorithm>
#include <cmath>

#include "readers/pdf/frame.h"
#include "readers/pdf/interpreter.h"

namespace zhengben::pdf {

namespace {

constexpr double kDegrees = 180 / 3.14159265358979323846;
constexpr std::size_t kMaxCharacters = 5'000'000;

double number(const std::vector<Operand>& operands, std::size_t index) { return index < operands.size() ? operands[index].number : 0; }

// Degrees clockwise on the page, 0 to 359; what is nearly straight is straight.
std::int16_t direction_of(double x, double y) {
  const auto degrees = static_cast<int>(std::lround(std::atan2(y, x) * kDegrees));
  const int whole = ((degrees % 360) + 360) % 360;
  for (const int right_angle : {0, 90, 180, 270, 360})
    if (std::abs(whole - right_angle) <= 2) return static_cast<std::int16_t>(right_angle % 360);
  return static_cast<std::int16_t>(whole);
}

// Producers draw a text in slices, each clipped to a part of its height: what shows a third of a glyph shows it.
bool is_clipped(const Box& glyph, const Box& clip) {
  constexpr double kShown = 1.0 / 3;
  return std::min(glyph.right, clip.right) - std::max(glyph.left, clip.left) < kShown * glyph.width() || std::min(glyph.bottom, clip.bottom) - std::max(glyph.top, clip.top) < kShown * glyph.height();
}

}  // namespace

void Interpreter::begin_text(const Operands&) {
  text_matrix_ = line_matrix_ = {};
  text_begin_ = page_.characters.size();
}

// A line that a clip cuts is read whole: half a figure would be another figure. Only a line that the clip hides from
// end to end is hidden.
void Interpreter::end_text(const Operands&) {
  std::vector<Character>& all = page_.characters;
  const auto same_line = [](const Character& a, const Character& b) { return a.direction == b.direction && std::abs(framed_baseline(a) - framed_baseline(b)) < 0.3 * a.size; };
  for (std::size_t begin = std::min(text_begin_, all.size()); begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && same_line(all[end - 1], all[end])) ++end;
    const auto shown = [](const Character& character) { return !character.invisible && !character.clipped; };
    if (std::any_of(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end), shown))
      for (std::size_t i = begin; i < end; ++i) all[i].clipped = false;
    begin = end;
  }
  for (std::size_t i = std::min(text_begin_, all.size()); i < all.size(); ++i) all[i].invisible = all[i].invisible || all[i].clipped;
  text_begin_ = all.size();
}

void Interpreter::use_font(const Object& dictionary, double size) {
  state_.text.size = size;
  state_.text.font = fonts_.font(dictionary);
  state_.text.font_index = -1;
  if (!state_.text.font) return;
  const auto [it, fresh] = font_indices_.emplace(state_.text.font, static_cast<std::int32_t>(page_.fonts.size()));
  if (fresh) page_.fonts.push_back(state_.text.font->info());
  state_.text.font_index = it->second;
}

// A font that the resources do not hold is a plain one: its codes are read as the standard encoding.
void Interpreter::set_font(const Operands& o) {
  if (!o.empty()) use_font(resources_.get("Font").get(o[0].text), number(o, 1));
}

void Interpreter::set_char_spacing(const Operands& o) { state_.text.char_spacing = number(o, 0); }
void Interpreter::set_word_spacing(const Operands& o) { state_.text.word_spacing = number(o, 0); }
void Interpreter::set_scale(const Operands& o) { state_.text.scale = number(o, 0) / 100; }
void Interpreter::set_leading(const Operands& o) { state_.text.leading = number(o, 0); }
void Interpreter::set_rise(const Operands& o) { state_.text.rise = number(o, 0); }
void Interpreter::set_render_mode(const Operands& o) { state_.text.render_mode = static_cast<int>(number(o, 0)); }

void Interpreter::move_text(const Operands& o) {
  line_matrix_ = Matrix{1, 0, 0, 1, number(o, 0), number(o, 1)} * line_matrix_;
  text_matrix_ = line_matrix_;
}

void Interpreter::move_text_and_set_leading(const Operands& o) {
  state_.text.leading = -number(o, 1);
  move_text(o);
}

void Interpreter::set_text_matrix(const Operands& o) {
  if (o.size() < 6) return;
  text_matrix_ = line_matrix_ = {number(o, 0), number(o, 1), number(o, 2), number(o, 3), number(o, 4), number(o, 5)};
}

void Interpreter::next_line(const Operands&) {
  line_matrix_ = Matrix{1, 0, 0, 1, 0, -state_.text.leading} * line_matrix_;
  text_matrix_ = line_matrix_;
}

void Interpreter::show(const Operands& o) {
  if (!o.empty() && o[0].kind == Operand::Kind::String) show_bytes(o[0].text);
}

void Interpreter::show_adjusted(const Operands& o) {
  if (o.empty()) return;
  for (const Operand& item : o[0].items) {
    if (item.kind == Operand::Kind::String) show_bytes(item.text);
    if (item.kind == Operand::Kind::Number) advance_by(-item.number / 1000 * state_.text.size);
  }
}

void Interpreter::next_line_show(const Operands& o) {
  next_line(o);
  show(o);
}

void Interpreter::next_line_spaced_show(const Operands& o) {
  if (o.size() < 3) return;
  state_.text.word_spacing = number(o, 0);
  state_.text.char_spacing = number(o, 1);
  next_line(o);
  show_bytes(o[2].text);
}

// ISO 32000-1:2008 9.4.4 Text Space Details.
void Interpreter::advance_by(double amount) {
  const bool vertical = state_.text.font && state_.text.font->vertical();
  const Matrix shift = vertical ? Matrix{1, 0, 0, 1, 0, amount} : Matrix{1, 0, 0, 1, amount * state_.text.scale, 0};
  text_matrix_ = shift * text_matrix_;
}

void Interpreter::show_bytes(std::string_view bytes) {
  if (!state_.text.font || page_.characters.size() > kMaxCharacters) return;
  for (std::size_t at = 0; at < bytes.size();) {
    const ShownGlyph& glyph = state_.text.font->next(bytes, at);
    if (--operators_ < 0) return;
    add_character(glyph);
    advance_by(glyph.advance * state_.text.size + state_.text.char_spacing + (glyph.is_space ? state_.text.word_spacing : 0));
  }
}

// The glyph before stands where this one does too: no gap is left.
void Interpreter::join_to_last(const Character& glyph) {
  if (page_.characters.empty()) return;
  Character& last = page_.characters.back();
  if (last.direction != glyph.direction || std::abs(framed_baseline(last) - framed_baseline(glyph)) > 0.5 * last.size) return;
  last.box = {std::min(last.box.left, glyph.box.left), std::min(last.box.top, glyph.box.top), std::max(last.box.right, glyph.box.right), std::max(last.box.bottom, glyph.box.bottom)};
  last.advance += glyph.advance;
}

void Interpreter::add_character(const ShownGlyph& glyph) {
  if (hidden()) return;
  const TextState& text = state_.text;
  const Font& font = *text.font;
  const Matrix space = Matrix{text.size * text.scale, 0, 0, text.size, 0, text.rise} * text_matrix_ * state_.ctm;
  Character made;
  made.text = glyph.text;
  made.unmapped = glyph.unmapped;
  made.replaced = glyph.replaced;
  made.vertical = font.vertical();
  const Position origin = made.vertical ? space.of(-glyph.origin_x, -glyph.origin_y) : space.of(0, 0);
  made.x = origin.x;
  made.baseline = origin.y;
  made.size = std::hypot(space.c, space.d);
  const double em_wide = made.vertical ? 1.0 : glyph.advance;
  const Position along = made.vertical ? Position{-space.c, -space.d} : Position{space.a, space.b};
  made.advance = std::abs(glyph.advance) * std::hypot(along.x, along.y);
  made.direction = direction_of(along.x, along.y);
  const double shift_x = made.vertical ? -glyph.origin_x : 0, shift_y = made.vertical ? -glyph.origin_y : 0;
  made.box = space.of(Box{shift_x, shift_y - font.descent(), shift_x + em_wide, shift_y + font.ascent()});
  if (glyph.joined) return join_to_last(made);
  made.color = text.render_mode == 1 ? state_.stroke : state_.fill;
  made.font = text.font_index;
  made.order = static_cast<std::int32_t>(page_.characters.size());
  made.invisible = text.render_mode == 3 || text.render_mode == 7;
  made.clipped = !ignore_clip_ && is_clipped(made.box, state_.clip);
  if (!marked_.empty()) {
    MarkedContent& mark = marked_.back();
    made.mark = mark.id;
    made.artifact = mark.artifact;
  }
  // 14.9.4 Replacement Text: it stands for all that the sequence holds, given to its first glyph.
  const auto replaced = std::find_if(marked_.begin(), marked_.end(), [](const MarkedContent& mark) { return mark.has_actual_text; });
  if (replaced != marked_.end()) {
    made.text = std::move(replaced->actual_text);
    made.unmapped = false;
    replaced->actual_text.clear();
  }
  page_.characters.push_back(std::move(made));
}

}  // namespace zhengben::pdf
