#include "writers/layout/justify.h"

#include "model/text.h"

namespace zhengben::layout {

namespace {

bool is_place(const ParagraphBox& box, const Spread& spread, std::uint32_t i) {
  const Atom& atom = box.text.atoms[i];
  if (i < spread.from || i + 1 >= box.text.atoms.size() || box.text.atoms[i + 1].continues) return false;
  if (spread.all) return atom.kind == AtomKind::Glyph || atom.kind == AtomKind::Space;
  if (atom.kind == AtomKind::Space) return spread.spaces;
  if (atom.kind != AtomKind::Glyph || !spread.wide) return false;
  const auto spreads = [](char32_t c) { return is_east_asian(c) && !is_hangul(c); };
  return spreads(atom.character) || spreads(box.text.atoms[i + 1].character);
}

std::int64_t places(const ParagraphBox& box, const LineBox& line, const Spread& spread) {
  std::int64_t count = 0;
  for (std::uint32_t i = line.begin; i + 1 < line.visible_end; ++i) count += is_place(box, spread, i);
  return count;
}

bool shrinks(const ParagraphBox& box, const LineBox& line, const Spread& spread, Length by) {
  Length blanks;
  for (std::uint32_t i = line.begin; i + 1 < line.visible_end; ++i)
    if (is_place(box, spread, i)) blanks += box.text.atoms[i].advance;
  return by <= blanks * 0.26;
}

}  // namespace

Length Spread::after(const ParagraphBox& box, std::uint32_t atom) const { return each != Length{} && is_place(box, *this, atom) ? each : Length{}; }

Spread spread_of(const ParagraphBox& box, const LineBox& line) {
  Spread spread;
  const Length slack = line.available - line.width;
  const bool ends = line.last || line.ended_by != AtomKind::Glyph;
  switch (box.format->alignment) {
    case Alignment::Center: spread.shift = slack / 2; return spread;
    case Alignment::End:
      if (!box.format->right_to_left) spread.shift = slack;
      return spread;
    case Alignment::Start:
      if (box.format->right_to_left) spread.shift = slack;
      return spread;
    case Alignment::Justify:
      if (ends && slack > Length{} && box.format->right_to_left) spread.shift = slack;
      if (slack == Length{} || (ends && slack > Length{})) return spread;
      spread.spaces = true;
      spread.wide = slack > Length{};
      break;
    case Alignment::Distribute:
      if (slack <= Length{}) return spread;
      spread.all = true;
      break;
  }
  for (std::uint32_t i = line.begin; i < line.visible_end; ++i)
    if (box.text.atoms[i].kind == AtomKind::Tab) spread.from = i + 1;
  // A line that hangs or cannot be broken is wider than its room: only blanks give way, and only so far.
  const std::int64_t count = places(box, line, spread);
  if (slack < Length{} && !shrinks(box, line, spread, -slack)) return spread;
  if (count > 0) spread.each = Length::from_emu(slack.emu() / count);
  return spread;
}

}  // namespace zhengben::layout
