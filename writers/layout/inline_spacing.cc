#include "writers/layout/inline_spacing.h"

#include "model/text.h"
#include "writers/layout/script.h"

namespace zhengben::layout {

namespace {

bool sets_apart(const ParagraphFormat& format, char32_t wide, char32_t narrow) {
  if (!(is_han(wide) || is_kana(wide) || is_hangul(wide))) return false;
  return (format.auto_space_latin && is_latin_letter(narrow)) || (format.auto_space_digit && narrow >= U'0' && narrow <= U'9');
}

std::optional<Length> fit_width_at(const InlineText& text, std::size_t i) {
  const Atom& atom = text.atoms[i];
  const bool written = atom.kind == AtomKind::Glyph || atom.kind == AtomKind::Space;
  return written ? text.styles[atom.style].format->fit_width : std::nullopt;
}

}  // namespace

void space_scripts(InlineText& text, const ParagraphFormat& format) {
  for (std::size_t i = 1; i < text.atoms.size(); ++i) {
    Atom& before = text.atoms[i - 1];
    const Atom& after = text.atoms[i];
    if (before.kind != AtomKind::Glyph || after.kind != AtomKind::Glyph || text.styles[before.style].label) continue;
    if (sets_apart(format, before.character, after.character) || sets_apart(format, after.character, before.character))
      before.advance += text.styles[before.style].format->size * 0.25;
  }
}

void compress_punctuation(InlineText& text) {
  const auto is_wide = [&](const Atom& atom) { return atom.kind == AtomKind::Glyph && atom.advance >= text.styles[atom.style].size * 0.9; };
  for (std::size_t i = 1; i < text.atoms.size(); ++i) {
    Atom& before = text.atoms[i - 1];
    const Atom& after = text.atoms[i];
    if (!is_wide(before) || !is_wide(after)) continue;
    const bool opens = is_full_width_opening(after.character);
    const bool closed = is_full_width_closing(before.character) && (opens || is_full_width_closing(after.character));
    if (closed || (opens && is_full_width_opening(before.character))) before.advance -= text.styles[before.style].size * 0.5;
  }
}

Length ruby_width(FontSet& fonts, FontIndex font, const std::string& text, Length size) {
  Length width;
  for (std::size_t at = 0; at < text.size();) width += size * static_cast<double>(fonts.glyph(font, next_character(text, at)).advance);
  return width;
}

void fit_runs(InlineText& text) {
  for (std::size_t i = 0; i < text.atoms.size();) {
    const auto width = fit_width_at(text, i);
    Length sum = text.atoms[i].advance;
    std::size_t end = i + 1;
    for (; width && end < text.atoms.size() && fit_width_at(text, end) == width; ++end) sum += text.atoms[end].advance;
    const auto places = static_cast<std::int64_t>(end - i - 1);
    for (std::size_t k = i; width && k + 1 < end; ++k) text.atoms[k].advance += (*width - sum) / places;
    i = end;
  }
}

}  // namespace zhengben::layout
