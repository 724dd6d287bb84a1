// A subset of a CFF font program, as a CID-keyed one whose CIDs are the order in which glyphs were first used.
// Adobe Technical Note #5176 The Compact Font Format Specification.
#ifndef ZHENGBEN_WRITERS_PDF_CFF_SUBSET_H
#define ZHENGBEN_WRITERS_PDF_CFF_SUBSET_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/pdf/cff_index.h"

namespace zhengben {

class CffSubset {
 public:
  // Of the table "CFF "; nothing where it is damaged. The bytes must stay where they are.
  static std::optional<CffSubset> open(std::string_view cff);

  // Takes the glyph as the next CID and gives its width in units of the em; nothing where its outline cannot be copied,
  // and then a blank stands for it.
  std::optional<double> add(std::uint32_t glyph);
  std::string program(const std::string& name) const;   // as FontFile3 of subtype CIDFontType0C takes it

 private:
  struct FontDict {
    std::vector<DictEntry> dict;
    std::string private_dict;       // without its subroutines
    CffIndex subrs;
    double default_width = 0, nominal_width = 0;
  };
  bool read_font_dict(std::string_view cff, std::string_view dict);
  bool read_select(std::string_view cff, std::size_t at);
  struct Offsets {
    std::size_t charset = 0, select = 0, charstrings = 0, array = 0;
  };
  std::string top_dict(const Offsets& offsets) const;

  std::vector<DictEntry> top_;
  CffIndex global_subrs_, charstrings_;
  std::vector<FontDict> font_dicts_;
  std::vector<std::uint8_t> select_;      // font dict of each glyph of the original
  std::string outlines_;                  // of all glyphs, in one piece
  std::vector<std::size_t> ends_;         // of each in it, by CID
  std::vector<std::uint8_t> used_select_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_CFF_SUBSET_H
