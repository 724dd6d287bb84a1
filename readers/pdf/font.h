// A font as a content stream uses it: bytes of a shown string to glyphs with meaning and advance.
// ISO 32000-1:2008 9.6 Simple Fonts, 9.7 Composite Fonts, 9.10.2 Mapping Character Codes to Unicode Values.
#ifndef ZHENGBEN_READERS_PDF_FONT_H
#define ZHENGBEN_READERS_PDF_FONT_H

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/pdf/cmap.h"
#include "readers/pdf/font_program.h"
#include "readers/pdf/page_content.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

struct ShownGlyph {
  std::string text;               // empty where it has no certain meaning
  double advance = 0;             // in text space units of size 1, along the direction of writing
  double origin_x = 0, origin_y = 0;   // position vector of vertical writing
  bool is_space = false;          // single-byte code 32: word spacing applies
  bool unmapped = false;          // something is drawn and nobody says what
  bool replaced = false;          // the text is what a compatibility character looks like
  bool joined = false;            // its meaning is part of that of the glyph shown before
};

class Font {
 public:
  Font(const File& file, const Object& dictionary);

  // The glyph of the next code of `bytes` at `at`, which moves on by at least one byte. Valid until the next call.
  const ShownGlyph& next(std::string_view bytes, std::size_t& at);

  const FontInfo& info() const { return info_; }
  bool vertical() const { return vertical_; }
  double ascent() const { return ascent_; }      // of the box, in em
  double descent() const { return descent_; }    // positive

 private:
  void read_descriptor(const Object& descriptor);
  void read_simple(const Object& dictionary);
  void read_simple_widths(const Object& dictionary);
  void read_simple_encoding(const Object& encoding, bool symbolic);
  void read_composite(const Object& dictionary);
  void read_cid_widths(const Object& widths);
  void read_vertical_metrics(const Object& descendant);
  ShownGlyph simple_glyph(std::uint32_t code);
  ShownGlyph composite_glyph(std::uint32_t code, int length);
  static std::string mapped_text(const std::optional<CMap>& map, std::uint32_t code, int length);
  std::string private_text(std::uint32_t code, int length) const;
  std::string simple_text(std::uint32_t code);
  std::uint32_t simple_program_glyph(std::uint32_t code) const;
  std::string composite_text(std::uint32_t code, int length, std::uint32_t cid) const;
  std::uint32_t composite_program_glyph(std::uint32_t cid) const;
  bool is_named_by_code(std::uint32_t code) const;
  std::optional<std::uint32_t> latin_cid(std::uint32_t code) const;
  void place_vertically(ShownGlyph& glyph, std::uint32_t cid) const;

  struct VerticalMetrics {
    double advance = -1, x = 0.5, y = 0.88;
  };

  const File* file_ = nullptr;
  FontInfo info_;
  bool composite_ = false, vertical_ = false, embedded_truetype_ = false, type3_ = false;
  double ascent_ = 0.88, descent_ = 0.22;
  std::array<std::string, 256> encoded_;         // text by the encoding
  std::array<std::string, 256> names_;           // of glyphs, where Differences gives them
  std::array<double, 256> widths_{};
  Object procedures_;                            // of a Type 3 font
  std::unordered_map<std::uint32_t, double> cid_widths_;
  std::unordered_map<std::uint32_t, VerticalMetrics> cid_vertical_;
  double default_width_ = 1;
  VerticalMetrics default_vertical_;
  std::optional<CMap> encoding_, to_unicode_;
  std::optional<CMap> code_is_text_;             // where the font's ToUnicode is but the name of an identity: UTF-16
  const std::vector<std::string_view>* collection_ = nullptr;   // what its CIDs mean, where that is known
  std::string cid_to_gid_;
  std::unique_ptr<FontProgram> program_;
  std::unordered_map<std::uint64_t, ShownGlyph> glyphs_;        // by code and its length
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FONT_H
