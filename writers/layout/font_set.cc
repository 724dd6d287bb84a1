#include "writers/layout/font_set.h"

#include <algorithm>

#include "model/symbol_fonts.h"
#include "model/text.h"
#include "writers/layout/font_names.h"
#include "writers/layout/jis_coverage.h"

namespace zhengben::layout {

namespace {

// What stands for a character that no font has, so that the page shows that something stood there.
constexpr char32_t kStandIns[] = {U'\u25A1', U'\uFFFD', U'?'};

// Signs of the symbol fonts that hardly any other font has, and what shows the same.
constexpr std::pair<char32_t, char32_t> kAlike[] = {{0x1F5F4, 0x2717}, {0x1F5F6, 0x2717}, {0x1F5F8, 0x2713}, {0x1F5F5, 0x2612}, {0x1F5F7, 0x2612}, {0x1F5F9, 0x2611}, {0x1F78D, 0x25B4},
                                                    {0x1F784, 0x25AA}, {0x1F78C, 0x25AA}, {0x1F797, 0x2756}, {0x1F7D1, 0x2666}, {0x2B25, 0x25C6}, {0x2B25, 0x2666}, {0x1F5D6, 0x25A1}};

std::string code_point_name(char32_t character) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kDigits[(character >> shift) & 0xF];
  return "U+" + out;
}

// The font that Word gives East Asian text without one: by its language, MS Mincho where that is none of East Asia, as
// in what pandoc makes (eastAsia "en-US"). A file without a language is taken for Chinese.
std::string own_east_asian(std::string_view language) {
  const auto is = [&](std::string_view prefix) { return language.substr(0, prefix.size()) == prefix; };
  if (is("zh-TW") || is("zh-HK") || is("zh-MO") || is("zh-Hant")) return "PMingLiU";
  if (language.empty() || is("zh")) return "宋体";
  if (is("ko")) return "Malgun Gothic";
  return "MS Mincho";
}

NamedFont named(const FontRequest& request, const ResolvedFont& resolved) {
  NamedFont font{request, resolved};
  const std::string_view identity = named_font(family_key(request.family)).identity;
  font.japanese = identity == "ms mincho" || identity == "ms gothic";
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
    if (family->empty() && slot != FontSlot::EastAsia) family = &of.fonts.ascii;
    // ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts: without any font the application's own; Word's is Times New Roman.
    const std::string name = family->empty() ? (slot == FontSlot::EastAsia ? own_east_asian(of.east_asia_language) : "Times New Roman") : *family;
    slots_[format][at] = font({name, of.bold, of.italic});
  }
  return static_cast<FontIndex>(slots_[format][at]);
}

// Word takes what MS Mincho and MS Gothic do not have, simplified characters above all, from Microsoft JhengHei, whose
// box then counts for the line.
FontIndex FontSet::font_of(FontIndex index, char32_t character) {
  if (!fonts_[index].font.japanese || !is_beyond_jis(character)) return index;
  const FontRequest request = fonts_[index].font.request;
  return font({"Microsoft JhengHei", request.bold, request.italic});
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
  // Text in a symbol font stands for that font's own signs.
  out.face = face_for(symbol_character(entry.font.request.family, character).value_or(character));
  for (const auto& [sign, alike] : kAlike)
    if (out.face < 0 && symbol_character(entry.font.request.family, character).value_or(character) == sign) out.face = face_for(alike);
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
