#include "writers/layout/font_set.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::layout {

namespace {

// What stands for a character that no font has, so that the page shows that something stood there.
constexpr char32_t kStandIns[] = {U'\u25A1', U'\uFFFD', U'?'};

std::string code_point_name(char32_t character) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kDigits[(character >> shift) & 0xF];
  return "U+" + out;
}

NamedFont named(const FontRequest& request, const ResolvedFont& resolved) {
  NamedFont font{request, resolved};
  const FontMetrics& m = resolved.metrics;
  font.ascent = m.ascent;
  font.descent = m.descent;
  // Word gives East Asian fonts 15 % of their box above and below and ignores the gap; others have the gap above.
  const double extra = m.east_asian ? 0.15 * (m.ascent + m.descent) : 0;
  font.line_ascent = m.ascent + (m.east_asian ? extra : std::max(0.0, m.line_gap));
  font.line_descent = m.descent + extra;
  return font;
}

}  // namespace

FontIndex FontSet::font(const FontRequest& request) {
  const auto key = std::make_tuple(request.family, request.bold, request.italic);
  if (const auto found = index_.find(key); found != index_.end()) return found->second;
  Entry entry;
  entry.font = named(request, source_.resolve(request));
  if (entry.font.resolved.substituted && substituted_.insert(request.family).second)
    findings_.add(Code::FontSubstituted, {}, {request.family, entry.font.resolved.face >= 0 ? source_.face_name(entry.font.resolved.face) : ""});
  fonts_.push_back(std::move(entry));
  const auto index = static_cast<FontIndex>(fonts_.size() - 1);
  index_.emplace(key, index);
  return index;
}

FontIndex FontSet::slot_font(std::uint32_t format, const CharacterFormat& of, FontSlot slot) {
  if (slots_.size() <= format) slots_.resize(format + 1, {-1, -1, -1, -1});
  const auto at = static_cast<std::size_t>(slot);
  if (slots_[format][at] < 0) {
    const std::string* family = &of.fonts.ascii;
    if (slot == FontSlot::HighAnsi) family = &of.fonts.high_ansi;
    if (slot == FontSlot::EastAsia) family = &of.fonts.east_asia;
    if (slot == FontSlot::Complex) family = &of.fonts.complex_script;
    if (family->empty()) family = &of.fonts.ascii;
    // ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts: without any font the application's own; Word's is Times New Roman.
    const std::string name = family->empty() ? (slot == FontSlot::EastAsia ? "宋体" : "Times New Roman") : *family;
    slots_[format][at] = font({name, of.bold, of.italic});
  }
  return static_cast<FontIndex>(slots_[format][at]);
}

const CharacterGlyph& FontSet::glyph(FontIndex font, char32_t character) {
  Entry& entry = fonts_[font];
  if (character >= 0x10000) {
    const auto [it, added] = entry.beyond.try_emplace(character);
    if (added) it->second = looked_up(entry, character);
    return it->second;
  }
  auto& page = entry.pages[character >> 8];
  if (!page) page = std::make_unique<std::array<CharacterGlyph, 256>>();
  CharacterGlyph& slot = (*page)[character & 0xFF];
  if (!slot.ready) slot = looked_up(entry, character);
  return slot;
}

CharacterGlyph FontSet::looked_up(const Entry& entry, char32_t character) {
  CharacterGlyph out;
  out.ready = true;
  const ResolvedFont& font = entry.font.resolved;
  const auto found_in = [&](FaceId face, char32_t c) {
    const auto glyph = face >= 0 ? source_.glyph_of(face, c) : std::nullopt;
    if (glyph) out.glyph = *glyph;
    return glyph ? face : -1;
  };
  const auto face_for = [&](char32_t c) {
    const FaceId own = found_in(font.face, c);
    return own >= 0 ? own : found_in(source_.fallback(font, entry.font.request.bold, c), c);
  };
  out.face = face_for(character);
  if (out.face < 0) {
    if (missing_.insert(character).second) findings_.add(Code::GlyphMissing, {}, {code_point_name(character), entry.font.request.family});
    for (const char32_t c : kStandIns)
      if (out.face < 0) out.face = face_for(c);
    if (out.face < 0) return out;
  }
  out.drawn = static_cast<float>(source_.glyph_advance(out.face, out.glyph));
  out.advance = static_cast<float>(source_.true_advance(font, character).value_or(static_cast<double>(out.drawn)));
  return out;
}

}  // namespace zhengben::layout
