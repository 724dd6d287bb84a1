#include "writers/pdf/pdf_fonts.h"

#include <algorithm>
#include <cmath>

#include "model/error.h"
#include "model/text.h"
#include "writers/pdf/pdf_syntax.h"
#include "writers/pdf/sfnt.h"

namespace zhengben {

namespace {

// ISO 19005-2:2011 6.2.11.7 Unicode character maps forbids these as values.
bool is_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == 0 || c == 0xFEFF || c == 0xFFFE) return true;
  }
  return text.empty();
}

// A private-use character needs ActualText beside it (6.2.11.7.3).
bool is_private(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return true;
  }
  return false;
}

// ISO 32000-1:2008 9.6.4 Font Subsets: six letters that differ between subsets.
std::string subset_tag(const std::map<std::uint32_t, std::uint32_t>& codes) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const auto& [glyph, code] : codes) hash = (hash ^ (glyph * 65'537ULL + code)) * 0x100000001B3ULL;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

std::string base_name(std::string_view postscript_name) {
  std::string name;
  for (const char c : postscript_name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain && name.size() < 63) name += c;
  }
  return name.empty() ? "Font" : name;
}

std::string descriptor(const std::string& name, const SfntFacts& facts, const std::string& file_key, int file) {
  const auto scaled = [&facts](int value) { return number_text(std::round(value * 1000.0 / facts.units_per_em)); };
  // ISO 32000-1:2008 9.8.2 Font Flags: symbolic, for the codes are glyphs of no standard encoding.
  const int flags = (facts.fixed_pitch ? 1 : 0) | 4 | (facts.italic ? 64 : 0);
  return "<</Type/FontDescriptor/FontName" + pdf_name(name) + "/Flags " + std::to_string(flags) + "/FontBBox[" + scaled(facts.left) + ' ' + scaled(facts.bottom) + ' ' +
         scaled(facts.right) + ' ' + scaled(facts.top) + "]/ItalicAngle " + number_text(facts.italic_angle) + "/Ascent " + scaled(facts.ascent) + "/Descent " +
         scaled(facts.descent) + "/CapHeight " + scaled(facts.cap_height) + "/StemV " + std::to_string(50 + std::max(0, facts.weight - 100) / 10) + '/' + file_key + ' ' +
         pdf_reference(file) + ">>";
}

std::string widths_array(const std::vector<int>& widths) {
  std::string out = "[0[";
  for (const int width : widths) {
    if (out.back() != '[') out += ' ';
    append_integer_text(out, width);
  }
  return out + "]]";
}

}  // namespace

std::string to_unicode_cmap(const std::vector<std::string>& text_by_code) {
  std::string cmap =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t kMostEntries = 100;   // of one operator
  for (std::size_t first = 1; first < text_by_code.size(); first += kMostEntries) {
    const std::size_t end = std::min(text_by_code.size(), first + kMostEntries);
    append_integer_text(cmap, static_cast<std::int64_t>(end - first));
    cmap += " beginbfchar\n";
    for (std::size_t code = first; code < end; ++code) {
      cmap += '<';
      append_hex(cmap, static_cast<std::uint32_t>(code), 4);
      cmap += "> <";
      append_utf16_hex(cmap, text_by_code[code]);
      cmap += ">\n";
    }
    cmap += "endbfchar\n";
  }
  return cmap + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

PdfFonts::Font& PdfFonts::font_of(FaceId face) {
  if (last_ && face == last_face_) return *last_;
  const auto [at, added] = fonts_.try_emplace(face);
  if (added) {
    const FontCatalog::FaceInfo info = catalog_.face(face);
    const Sfnt sfnt(catalog_.face_bytes(face), info.index);
    Font& font = at->second;
    font.units_per_em = facts_of(sfnt).units_per_em;
    if (info.cff) {
      if (auto subset = CffSubset::open(sfnt.table("CFF "))) font.subset = std::move(*subset);
    } else if (auto subset = TrueTypeSubset::open(sfnt)) {
      font.subset = std::move(*subset);
    }
    if (std::holds_alternative<std::monostate>(font.subset)) throw Error(Code::OutputInvalid, {info.postscript_name});
  }
  last_ = &at->second;
  last_face_ = face;
  return *last_;
}

PdfGlyph PdfFonts::use(FaceId face, std::uint32_t glyph, std::string_view text) {
  Font& font = font_of(face);
  const auto [at, added] = font.codes.try_emplace(glyph, static_cast<std::uint32_t>(font.widths.size()));
  const std::uint32_t code = at->second;
  if (added) {
    const auto width = std::holds_alternative<CffSubset>(font.subset) ? std::get<CffSubset>(font.subset).add(glyph) : std::get<TrueTypeSubset>(font.subset).add(glyph);
    if (!width) findings_.add(Code::FeatureNotWritten, {}, {"glyph " + std::to_string(glyph) + " of " + catalog_.face(face).postscript_name});
    font.widths.push_back(static_cast<int>(std::lround(width.value_or(0) * 1000 / font.units_per_em)));
    font.text.emplace_back(is_forbidden(text) ? std::string_view("\xEF\xBF\xBD") : text);
  }
  return {code, font.widths[code], font.text[code] == text && !is_private(text)};
}

std::optional<std::pair<FaceId, std::uint32_t>> PdfFonts::box_glyph() {
  const FaceId face = catalog_.fallback(FontRequest{"宋体", false, false}, U'□');
  const auto glyph = face < 0 ? std::nullopt : catalog_.glyph_of(face, U'□');
  if (!glyph) return std::nullopt;
  use(face, *glyph, "□");   // whatever it is asked to stand for, by itself it says what it is
  return std::pair(face, *glyph);
}

void PdfFonts::reserve(PdfSink& sink) {
  for (auto& [face, font] : fonts_) font.object = sink.reserve();
}

void PdfFonts::write(PdfSink& sink) const {
  for (const auto& [face, font] : fonts_) write_font(sink, face, font);
}

void PdfFonts::write_font(PdfSink& sink, FaceId face, const Font& font) const {
  const FontCatalog::FaceInfo info = catalog_.face(face);
  const std::string name = subset_tag(font.codes) + '+' + base_name(info.postscript_name);
  const bool cff = std::holds_alternative<CffSubset>(font.subset);
  const std::string program = cff ? std::get<CffSubset>(font.subset).program(name) : std::get<TrueTypeSubset>(font.subset).program();
  const PdfSink::Entries entries{{cff ? "Subtype" : "Length1", cff ? "/CIDFontType0C" : std::to_string(program.size())}};
  const int file = sink.add_packed(entries, program, cff ? Packing::Outlines : Packing::Tables);
  const int described = sink.add(descriptor(name, facts_of(Sfnt(catalog_.face_bytes(face), info.index)), cff ? "FontFile3" : "FontFile2", file));
  const int descendant = sink.add(std::string("<</Type/Font/Subtype/") + (cff ? "CIDFontType0" : "CIDFontType2") + "/BaseFont" + pdf_name(name) +
                                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " + pdf_reference(described) + "/DW 1000/W" +
                                  widths_array(font.widths) + (cff ? "" : "/CIDToGIDMap/Identity") + ">>");
  const int to_unicode = sink.add_packed({}, to_unicode_cmap(font.text), Packing::Text);
  sink.set(font.object, "<</Type/Font/Subtype/Type0/BaseFont" + pdf_name(cff ? name + "-Identity-H" : name) + "/Encoding/Identity-H/DescendantFonts[" +
                            pdf_reference(descendant) + "]/ToUnicode " + pdf_reference(to_unicode) + ">>");
}

}  // namespace zhengben
