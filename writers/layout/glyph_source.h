// What layout asks of fonts: FontCatalog in production, a font of fixed metrics in tests, so that numbers are exact.
#ifndef ZHENGBEN_WRITERS_LAYOUT_GLYPH_SOURCE_H
#define ZHENGBEN_WRITERS_LAYOUT_GLYPH_SOURCE_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/layout/font.h"

namespace zhengben::layout {

class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  virtual ResolvedFont resolve(const FontRequest& request) const = 0;
  virtual std::optional<std::uint32_t> glyph_of(FaceId face, char32_t character) const = 0;
  virtual double glyph_advance(FaceId face, std::uint32_t glyph) const = 0;   // in em
  virtual FaceId fallback(const ResolvedFont& font, bool bold, char32_t character) const = 0;
  virtual std::vector<Glyph> shape(FaceId face, std::string_view text, const FontCatalog::ShapeOptions& options) const = 0;
  virtual std::optional<double> true_advance(const ResolvedFont& font, char32_t character) const = 0;   // in em
  virtual std::string face_name(FaceId face) const = 0;
};

class CatalogGlyphs final : public GlyphSource {
 public:
  explicit CatalogGlyphs(const FontCatalog& fonts) : fonts_(fonts) {}
  ResolvedFont resolve(const FontRequest& request) const override { return fonts_.resolve(request); }
  std::optional<std::uint32_t> glyph_of(FaceId face, char32_t character) const override { return fonts_.glyph_of(face, character); }
  double glyph_advance(FaceId face, std::uint32_t glyph) const override { return fonts_.glyph_advance(face, glyph); }
  FaceId fallback(const ResolvedFont& font, bool bold, char32_t character) const override { return fonts_.fallback(font, bold, character); }
  std::vector<Glyph> shape(FaceId face, std::string_view text, const FontCatalog::ShapeOptions& options) const override {
    return fonts_.shape(face, text, options);
  }
  std::optional<double> true_advance(const ResolvedFont& font, char32_t character) const override { return fonts_.true_advance(font, character); }
  std::string face_name(FaceId face) const override { return fonts_.face(face).family; }

 private:
  const FontCatalog& fonts_;
};

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_GLYPH_SOURCE_H
