#include "writers/layout/shape_clusters.h"

#include <algorithm>

namespace zhengben::layout {

namespace {

bool same_stretch(const Atom& a, const Atom& b) { return b.kind == AtomKind::Glyph && a.style == b.style && a.font == b.font && a.face == b.face; }

bool wants_kerning(const InlineText& text, const Atom& atom) {
  const InlineStyle& style = text.styles[atom.style];
  return style.format->kerning_from > Length{} && style.format->size >= style.format->kerning_from && atom.character < 0x250;
}

// The atoms [begin, end) of one style, font and face, shaped together.
void append_shaped(FontSet& fonts, const InlineText& text, std::size_t begin, std::size_t end, std::vector<Atom>& out) {
  const Atom& first = text.atoms[begin];
  const Atom& last = text.atoms[end - 1];
  const CharacterFormat& format = *text.styles[first.style].format;
  const std::string_view bytes = std::string_view(text.text).substr(first.offset, last.offset + last.size - first.offset);
  FontCatalog::ShapeOptions options{.size = text.styles[first.style].size, .kerning = wants_kerning(text, first)};
  std::vector<Glyph> glyphs = fonts.source().shape(first.face, bytes, options);
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) { return a.cluster < b.cluster; });
  std::size_t next = begin;            // atom whose bytes the cluster covers
  for (std::size_t g = 0; g < glyphs.size(); ++g) {
    while (next < end && text.atoms[next].offset < first.offset + glyphs[g].cluster) ++next;
    const std::size_t source = std::min(next, end - 1);
    Atom atom = text.atoms[source];
    const bool continues = g > 0 && glyphs[g - 1].cluster == glyphs[g].cluster;
    const std::size_t until = g + 1 < glyphs.size() ? glyphs[g + 1].cluster : bytes.size();
    atom.continues = continues;
    atom.size = continues ? 0 : static_cast<std::uint32_t>(std::max<std::size_t>(until, glyphs[g].cluster) - glyphs[g].cluster);
    for (std::size_t later = g + 1; !continues && later < glyphs.size() && glyphs[later].cluster == glyphs[g].cluster; ++later)
      atom.size = static_cast<std::uint32_t>((later + 1 < glyphs.size() ? glyphs[later + 1].cluster : bytes.size()) - glyphs[g].cluster);
    atom.glyph = glyphs[g].id;
    // Kerned Latin text keeps the named font's advances and takes the pairs' differences from the face.
    const Length own = glyphs[g].advance * (format.scale_percent / 100.0);
    atom.advance = own + (own > Length{} ? format.spacing : Length{});
    atom.drawn = 1;
    atom.x_offset = glyphs[g].x_offset;
    atom.y_offset = glyphs[g].y_offset;
    out.push_back(atom);
  }
}

}  // namespace

void shape_clusters(FontSet& fonts, InlineText& text) {
  const auto wants = [&](const Atom& atom) { return atom.kind == AtomKind::Glyph && atom.face >= 0 && (needs_shaping(atom.character) || wants_kerning(text, atom)); };
  if (std::none_of(text.atoms.begin(), text.atoms.end(), wants)) return;
  std::vector<Atom> out;
  std::vector<std::uint32_t> moved(text.atoms.size() + 1, 0);
  for (std::size_t i = 0; i < text.atoms.size();) {
    std::size_t end = i + 1;
    bool shaped = wants(text.atoms[i]);
    while (end < text.atoms.size() && text.atoms[i].kind == AtomKind::Glyph && same_stretch(text.atoms[i], text.atoms[end]) && text.atoms[end].object < 0)
      shaped |= wants(text.atoms[end++]);
    const auto at = static_cast<std::uint32_t>(out.size());
    std::fill(moved.begin() + static_cast<std::ptrdiff_t>(i), moved.begin() + static_cast<std::ptrdiff_t>(end), at);
    if (shaped)
      append_shaped(fonts, text, i, end, out);
    else
      for (std::size_t k = i; k < end; ++k) {
        moved[k] = static_cast<std::uint32_t>(out.size());
        out.push_back(text.atoms[k]);
      }
    i = end;
  }
  moved.back() = static_cast<std::uint32_t>(out.size());
  for (auto& [name, atom] : text.bookmarks) atom = moved[atom];
  text.atoms = std::move(out);
}

}  // namespace zhengben::layout
