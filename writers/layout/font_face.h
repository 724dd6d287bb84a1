// One face of a font file, opened: the only place that knows HarfBuzz's faces. Read-only once it is made, so that
// threads share it without a lock.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_FACE_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_FACE_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/layout/font.h"

namespace zhengben {

// A font file, mapped: what its faces share.
class FontFile {
 public:
  static std::shared_ptr<const FontFile> open(const std::string& path);   // null where it cannot be opened
  ~FontFile();
  FontFile(const FontFile&) = delete;
  FontFile& operator=(const FontFile&) = delete;

 private:
  friend class FontFace;
  struct Mapping;
  FontFile();
  std::unique_ptr<Mapping> mapping_;
};

class FontFace {
 public:
  // Nothing where the file holds no such face with outlines.
  static std::unique_ptr<const FontFace> open(const std::string& path, int index);
  static std::unique_ptr<const FontFace> open(const FontFile& file, int index);
  ~FontFace();
  FontFace(const FontFace&) = delete;
  FontFace& operator=(const FontFace&) = delete;

  std::optional<std::uint32_t> glyph_of(char32_t character) const;
  double advance(std::uint32_t glyph) const;      // in em
  std::vector<Glyph> shape(std::string_view text, const FontCatalog::ShapeOptions& options) const;
  FontMetrics metrics() const { return metrics_; }
  std::string_view bytes() const;                 // of the whole file
  std::string name(unsigned int id) const;        // ISO/IEC 14496-22:2019 5.2.5 name; the English one
  std::vector<std::string> family_names() const;  // in every language
  bool is_cff() const;
  int units_per_em() const;
  int weight() const;                             // 400 is regular, 700 bold
  int width() const;                              // per cent of the normal one
  bool is_italic() const;

 private:
  struct Handles;
  FontFace();
  std::unique_ptr<Handles> handles_;
  FontMetrics metrics_;
};

// How many faces the file holds; 0 where it is not a font file.
int faces_in_file(const std::string& path);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_FACE_H
