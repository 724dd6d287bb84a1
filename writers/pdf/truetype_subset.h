// A subset of a TrueType font program, its glyphs in the order in which they were first used, so that CIDs are glyph
// ids. ISO 32000-1:2008 9.9 Embedded Font Programs says which tables a CIDFontType2 needs.
#ifndef ZHENGBEN_WRITERS_PDF_TRUETYPE_SUBSET_H
#define ZHENGBEN_WRITERS_PDF_TRUETYPE_SUBSET_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/pdf/sfnt.h"

namespace zhengben {

class TrueTypeSubset {
 public:
  // Nothing where a table that is needed is missing. The bytes must stay where they are.
  static std::optional<TrueTypeSubset> open(const Sfnt& sfnt);

  // Takes the glyph as the next one and gives its width in units of the em; nothing where it does not lie in the font.
  std::optional<double> add(std::uint32_t glyph);
  std::string program() const;    // as FontFile2 takes it

 private:
  explicit TrueTypeSubset(const Sfnt& sfnt) : sfnt_(sfnt) {}
  std::string_view outline(std::uint32_t glyph) const;
  int metric(std::uint32_t glyph, std::size_t offset) const;
  // The outlines with component numbers of the subset; components that nothing else uses come last.
  std::vector<std::string> outlines(std::vector<std::uint32_t>& glyphs) const;

  Sfnt sfnt_;
  std::string_view loca_, glyf_, hmtx_;
  bool long_loca_ = false;
  std::uint32_t glyph_count_ = 0, metric_count_ = 0;
  std::vector<std::uint32_t> glyphs_;   // of the original, by their new numbers
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_TRUETYPE_SUBSET_H
