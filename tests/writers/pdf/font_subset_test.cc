// A subset must draw what the whole font draws: every outline is compared with FreeType's reading of both.
#include <doctest/doctest.h>
#include <ft2build.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "model/text.h"
#include "writers/layout/font.h"
#include "writers/pdf/cff_subset.h"
#include "writers/pdf/charstring.h"
#include "writers/pdf/sfnt.h"
#include "writers/pdf/truetype_subset.h"

using namespace zhengben;

namespace {

class Library {
 public:
  Library() { FT_Init_FreeType(&library_); }
  ~Library() { FT_Done_FreeType(library_); }
  FT_Face open(std::string_view bytes, int index) {
    FT_Face face = nullptr;
    FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()), index, &face);
    return face;
  }

 private:
  FT_Library library_ = nullptr;
};

std::vector<long> outline(FT_Face face, FT_UInt glyph) {
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {-1};
  const FT_Outline& drawn = face->glyph->outline;
  std::vector<long> points{face->glyph->metrics.horiAdvance, drawn.n_contours};
  for (int i = 0; i < drawn.n_points; ++i) points.insert(points.end(), {drawn.points[i].x, drawn.points[i].y, drawn.tags[i]});
  return points;
}

// Every glyph is added by `add`, then the subset's program is compared with the font, glyph by glyph.
template <typename Subset>
int differences(const FontCatalog& fonts, FaceId id, const std::vector<std::uint32_t>& glyphs, Subset& subset, const std::string& program) {
  Library library;
  FT_Face whole = library.open(fonts.face_bytes(id), fonts.face(id).index), part = library.open(program, 0);
  REQUIRE(whole != nullptr);
  REQUIRE(part != nullptr);
  (void)subset;
  int different = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    different += outline(whole, glyphs[i]) != outline(part, static_cast<FT_UInt>(i + 1)) ? 1 : 0;
  }
  FT_Done_Face(whole);
  FT_Done_Face(part);
  return different;
}

// Characters of every kind that reports hold, and a spread over all ideographs.
std::vector<std::uint32_t> glyphs_of(const FontCatalog& fonts, FaceId face) {
  std::vector<char32_t> characters;
  for (char32_t c = 0x20; c < 0x250; ++c) characters.push_back(c);
  for (char32_t c = 0x2010; c < 0x2700; c += 3) characters.push_back(c);
  for (char32_t c = 0x3000; c < 0x3100; ++c) characters.push_back(c);
  for (char32_t c = 0x4E00; c < 0x9FA6; c += 11) characters.push_back(c);
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : characters) {
    if (const auto glyph = fonts.glyph_of(face, c)) glyphs.push_back(*glyph);
  }
  return glyphs;
}

}  // namespace

TEST_CASE("a subset draws every glyph as the whole font does") {
  const auto fonts = FontCatalog::load({});
  for (const char* family : {"Noto Serif CJK SC", "Noto Sans CJK SC", "仿宋", "AR PL UKai CN", "AR PL UMing CN", "Liberation Serif", "Carlito", "DejaVu Sans"}) {
    CAPTURE(family);
    const FaceId face = fonts->resolve({family, false, false}).face;
    const auto glyphs = glyphs_of(*fonts, face);
    REQUIRE(glyphs.size() > 300);
    const Sfnt sfnt(fonts->face_bytes(face), fonts->face(face).index);
    int unlike_widths = 0, refused = 0;
    const double em = facts_of(sfnt).units_per_em;
    const auto take = [&](auto& subset) {
      for (const std::uint32_t glyph : glyphs) {
        const auto width = subset.add(glyph);
        refused += !width ? 1 : 0;
        unlike_widths += !width || std::abs(*width / em - fonts->glyph_advance(face, glyph)) > 0.0005 ? 1 : 0;
      }
    };
    int different = 0;
    if (fonts->face(face).cff) {
      auto subset = CffSubset::open(sfnt.table("CFF "));
      REQUIRE(subset.has_value());
      take(*subset);
      different = differences(*fonts, face, glyphs, *subset, subset->program("ABCDEF+Test"));
    } else {
      auto subset = TrueTypeSubset::open(sfnt);
      REQUIRE(subset.has_value());
      take(*subset);
      different = differences(*fonts, face, glyphs, *subset, subset->program());
    }
    CHECK(refused == 0);
    CHECK(unlike_widths == 0);
    CHECK(different == 0);
  }
}

TEST_CASE("a damaged charstring or font is refused, not followed") {
  const CffIndex none;
  const auto flat = [&none](std::string_view charstring) -> std::optional<std::string> {
    std::string out = "before";
    if (append_flattened(out, charstring, none, none)) return out.substr(6);
    CHECK(out == "before");
    return std::nullopt;
  };
  CHECK_FALSE(flat("\x1C").has_value());                 // a number cut short
  CHECK_FALSE(flat(std::string("\x8B\x0A", 2)).has_value());   // a subroutine that is not there
  CHECK_FALSE(flat("\x0A").has_value());                 // a call without a number
  CHECK(*flat("") == "\x0E");
  CHECK_FALSE(CffSubset::open("").has_value());
  CHECK_FALSE(CffSubset::open(std::string(64, '\xFF')).has_value());
  CHECK_FALSE(TrueTypeSubset::open(Sfnt("", 0)).has_value());
  CHECK_FALSE(TrueTypeSubset::open(Sfnt(std::string(200, '\xFF'), 3)).has_value());
}
