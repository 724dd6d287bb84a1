#include "readers/pdf/font_program.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include <algorithm>
#include <array>
#include <unordered_map>

#include "model/text.h"
#include "readers/pdf/glyph_names.h"

namespace zhengben::pdf {

namespace {

// Where the producer used a symbol cmap, codes stand at these offsets. OpenType 1.9 cmap, "Symbol".
constexpr std::array<std::uint32_t, 5> kSymbolOffsets{0, 0xF000, 0xF100, 0xF200, 0xFF00};
constexpr int kMaxCharacters = 200'000;

std::string utf8(char32_t character) {
  std::string out;
  append_utf8(out, character);
  return out;
}

}  // namespace

struct FontProgram::State {
  std::string bytes;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  std::unordered_map<std::uint32_t, char32_t> characters;   // glyph -> character of the Unicode cmap

  std::unordered_map<std::uint32_t, std::uint32_t> glyphs_by_cid;   // of a program keyed by CIDs

  ~State() {
    if (face) FT_Done_Face(face);
    if (library) FT_Done_FreeType(library);
  }

  void read_characters() {
    if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) != 0) return;
    FT_UInt glyph = 0;
    FT_ULong character = FT_Get_First_Char(face, &glyph);
    for (int i = 0; glyph != 0 && i < kMaxCharacters; ++i) {
      // A Unicode cmap that only holds private characters says nothing.
      const bool is_private = character >= 0xE000 && character <= 0xF8FF;
      if (!is_private) characters.emplace(glyph, static_cast<char32_t>(character));
      character = FT_Get_Next_Char(face, character, &glyph);
    }
  }

  void read_cids() {
    FT_Bool keyed = 0;
    if (FT_Get_CID_Is_Internally_CID_Keyed(face, &keyed) != 0 || !keyed) return;
    for (FT_Long glyph = 0; glyph < std::min<FT_Long>(face->num_glyphs, kMaxCharacters); ++glyph)
      if (FT_UInt cid = 0; FT_Get_CID_From_Glyph_Index(face, static_cast<FT_UInt>(glyph), &cid) == 0) glyphs_by_cid.emplace(cid, static_cast<std::uint32_t>(glyph));
  }

  FT_UInt glyph_of_code(std::uint32_t code) const {
    for (int i = 0; i < face->num_charmaps; ++i) {
      const FT_CharMap map = face->charmaps[i];
      if (map->encoding == FT_ENCODING_UNICODE) continue;
      if (FT_Set_Charmap(face, map) != 0) continue;
      for (const std::uint32_t offset : kSymbolOffsets)
        if (const FT_UInt glyph = FT_Get_Char_Index(face, offset + code); glyph != 0) return glyph;
    }
    return 0;
  }
};

FontProgram::FontProgram(std::string bytes) : state_(std::make_unique<State>()) {
  state_->bytes = std::move(bytes);
  if (FT_Init_FreeType(&state_->library) != 0) return;
  const auto* data = reinterpret_cast<const FT_Byte*>(state_->bytes.data());
  if (FT_New_Memory_Face(state_->library, data, static_cast<FT_Long>(state_->bytes.size()), 0, &state_->face) != 0) {
    state_->face = nullptr;
    return;
  }
  state_->read_characters();
  state_->read_cids();
}

FontProgram::~FontProgram() = default;
FontProgram::FontProgram(FontProgram&&) noexcept = default;
FontProgram& FontProgram::operator=(FontProgram&&) noexcept = default;

bool FontProgram::is_open() const { return state_->face != nullptr; }

std::string FontProgram::text_of_code(std::uint32_t code) const {
  const std::uint32_t glyph = glyph_of_code(code);
  return glyph == 0 ? std::string{} : text_of_glyph(glyph);
}

std::uint32_t FontProgram::glyph_of_code(std::uint32_t code) const { return is_open() ? state_->glyph_of_code(code) : 0; }

std::uint32_t FontProgram::glyph_of_name(const std::string& name) const {
  return is_open() && FT_HAS_GLYPH_NAMES(state_->face) ? FT_Get_Name_Index(state_->face, name.c_str()) : 0;
}

// In a CFF program keyed by CIDs glyphs are found by the charset, in any other the CID is the glyph's index.
std::uint32_t FontProgram::glyph_of_cid(std::uint32_t cid) const {
  if (!is_open()) return 0;
  if (state_->glyphs_by_cid.empty()) return static_cast<FT_Long>(cid) < state_->face->num_glyphs ? cid : 0;
  const auto it = state_->glyphs_by_cid.find(cid);
  return it == state_->glyphs_by_cid.end() ? 0 : it->second;
}

bool FontProgram::is_blank(std::uint32_t glyph) const {
  if (!is_open() || FT_Load_Glyph(state_->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_IGNORE_TRANSFORM) != 0) return false;
  const FT_GlyphSlot slot = state_->face->glyph;
  return slot->format == FT_GLYPH_FORMAT_OUTLINE && slot->outline.n_points == 0;
}

std::string FontProgram::text_of_glyph(std::uint32_t glyph) const {
  if (!is_open() || glyph == 0) return {};
  if (const auto it = state_->characters.find(glyph); it != state_->characters.end()) return utf8(it->second);
  if (!FT_HAS_GLYPH_NAMES(state_->face)) return {};
  std::array<char, 128> name{};
  if (FT_Get_Glyph_Name(state_->face, glyph, name.data(), static_cast<FT_UInt>(name.size())) != 0) return {};
  return text_of_glyph_name(name.data());
}

}  // namespace zhengben::pdf
