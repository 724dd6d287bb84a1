// An embedded font program, asked only for what its codes and glyphs mean. The only file of the PDF reader that knows
// FreeType.
#ifndef ZHENGBEN_READERS_PDF_FONT_PROGRAM_H
#define ZHENGBEN_READERS_PDF_FONT_PROGRAM_H

#include <cstdint>
#include <memory>
#include <string>

namespace zhengben::pdf {

class FontProgram {
 public:
  explicit FontProgram(std::string bytes);
  ~FontProgram();
  FontProgram(FontProgram&&) noexcept;
  FontProgram& operator=(FontProgram&&) noexcept;
  bool is_open() const;

  // UTF-8 text of a one-byte code by the program's own encoding (Type 1, CFF) or its symbol or Macintosh cmap
  // (TrueType); empty where the program does not say.
  std::string text_of_code(std::uint32_t code) const;
  // Glyphs, 0 (.notdef) where the program has none.
  std::uint32_t glyph_of_code(std::uint32_t code) const;
  std::uint32_t glyph_of_name(const std::string& name) const;
  std::uint32_t glyph_of_cid(std::uint32_t cid) const;
  bool is_blank(std::uint32_t glyph) const;   // it draws nothing
  // UTF-8 text of a glyph by the Unicode cmap, read backwards, or by its name.
  std::string text_of_glyph(std::uint32_t glyph) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FONT_PROGRAM_H
