// The fonts of one PDF file: which glyphs of which face are used, by what codes, and what they stand for.
//
// A code is a CID is the order of first use, so page content can be written while glyphs are still being met, and
// widths come from the program that is embedded, so that they agree with it by construction.
#ifndef ZHENGBEN_WRITERS_PDF_PDF_FONTS_H
#define ZHENGBEN_WRITERS_PDF_PDF_FONTS_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/finding.h"
#include "writers/layout/font.h"
#include "writers/pdf/cff_subset.h"
#include "writers/pdf/pdf_sink.h"
#include "writers/pdf/truetype_subset.h"

namespace zhengben {

struct PdfGlyph {
  std::uint32_t code = 0;
  int width = 0;                  // in thousandths of the em, as W says
  bool says_text = true;          // ToUnicode maps the code to the text that was asked for
};

class PdfFonts {
 public:
  PdfFonts(const FontCatalog& catalog, Findings& findings) : catalog_(catalog), findings_(findings) {}

  // `text` is what the glyph stands for here. Glyph 0 must not be asked for: .notdef may not be shown.
  PdfGlyph use(FaceId face, std::uint32_t glyph, std::string_view text);
  void need(FaceId face) { font_of(face); }   // a page's resources name it
  // What stands for a character that no face has: U+25A1, nothing where not even that is there.
  std::optional<std::pair<FaceId, std::uint32_t>> box_glyph();
  std::string resource_name(FaceId face) const { return "F" + std::to_string(face); }
  int object(FaceId face) const { return fonts_.at(face).object; }

  void reserve(PdfSink& sink);    // numbers for the font dictionaries of all faces used
  void write(PdfSink& sink) const;

 private:
  struct Font {
    std::variant<std::monostate, CffSubset, TrueTypeSubset> subset;
    int units_per_em = 1000;
    std::map<std::uint32_t, std::uint32_t> codes;   // by glyph
    std::vector<int> widths{0};                     // by code; 0 is .notdef
    std::vector<std::string> text{std::string()};   // by code, UTF-8
    int object = 0;
  };
  Font& font_of(FaceId face);
  void write_font(PdfSink& sink, FaceId face, const Font& font) const;

  const FontCatalog& catalog_;
  Findings& findings_;
  std::map<FaceId, Font> fonts_;
  Font* last_ = nullptr;
  FaceId last_face_ = -1;
};

// A ToUnicode CMap of two-byte codes. ISO 32000-1:2008 9.10.3 ToUnicode CMaps.
std::string to_unicode_cmap(const std::vector<std::string>& text_by_code);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PDF_FONTS_H
