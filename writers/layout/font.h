// Fonts: found once, then read-only. The only files that know Fontconfig and HarfBuzz are font_index.cc and font_face.cc.
//
// Two things are kept apart: the font that is *named* (whose true metrics lay out the lines) and the face that is
// *there* (whose glyphs are drawn, placed into the true advances). Where the named font is present they are the same.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/length.h"

namespace zhengben {

using FaceId = std::int32_t;      // index of a face that is there; -1: none

// In em. Ascent and descent are those of a line box (descent positive).
struct FontMetrics {
  double ascent = 0.8, descent = 0.2, line_gap = 0;
  bool east_asian = false;        // Word gives it 1.3 times ascent + descent
  double cap_height = 0.7, underline_position = -0.1, underline_thickness = 0.05;
  bool operator==(const FontMetrics&) const = default;
};

struct FontRequest {
  std::string family;             // as the document names it: "仿宋_GB2312", "Calibri"
  bool bold = false, italic = false;
  bool operator==(const FontRequest&) const = default;
};

// The kind of type a named font is, and so what may stand in for it.
enum class FontKind : std::uint8_t { Song, FangSong, Kai, Hei, XiaoBiaoSong, Serif, Sans, Mono, Symbol };

// A named font made ready: metrics of the named one, face of the one that draws.
struct ResolvedFont {
  FaceId face = -1;
  FontMetrics metrics;
  FontKind kind = FontKind::Serif;
  std::int32_t metrics_row = -1;  // of the table of true metrics; -1: the font is there, or not in the table
  bool half_width_latin = false;  // a Chinese font whose ASCII is half an em wide and whose symbols are an em
  bool substituted = false;       // face is not the named font
  bool synthetic_bold = false, synthetic_italic = false;
};

struct Glyph {
  std::uint32_t id = 0;           // glyph id of the face
  Length advance, x_offset, y_offset;
  std::uint32_t cluster = 0;      // byte offset into the text that was shaped
};

struct FontOptions {
  std::vector<std::string> directories;   // searched before the system's
  bool hold_files = false;                // map every file now, none later: for a process about to lock itself in
};

class FontCatalog {
 public:
  // Finds what is installed. Cheap to share between threads and forks afterwards.
  static std::shared_ptr<const FontCatalog> load(const FontOptions& options);
  ~FontCatalog();
  FontCatalog(const FontCatalog&) = delete;
  FontCatalog& operator=(const FontCatalog&) = delete;

  ResolvedFont resolve(const FontRequest& request) const;
  bool has_glyph(FaceId face, char32_t character) const;
  std::optional<std::uint32_t> glyph_of(FaceId face, char32_t character) const;   // the character's own glyph, unshaped
  // The face that draws `character` where `font` cannot, by the kind of the named font; -1: no face has it.
  FaceId fallback(const FontRequest& request, char32_t character) const;
  FaceId fallback(const ResolvedFont& font, bool bold, char32_t character) const;

  // Shapes UTF-8 text of one face and direction. No ligatures or kerning unless asked. Advances are those of the face.
  struct ShapeOptions { Length size; bool kerning = false, ligatures = false, vertical = false; };
  std::vector<Glyph> shape(FaceId face, std::string_view text, const ShapeOptions& options) const;

  // The advance, in em, that the *named* font gives the character, where it is known (facts of font metrics, or the
  // font itself); nothing where the drawing face's own must do.
  std::optional<double> true_advance(const FontRequest& request, char32_t character) const;
  std::optional<double> true_advance(const ResolvedFont& font, char32_t character) const;   // the fast way, character by character

  struct FaceInfo { std::string family, style, postscript_name, path; int index = 0; bool cff = false; int units_per_em = 1000; };
  FaceInfo face(FaceId face) const;
  std::vector<FaceInfo> faces() const;                       // that may be used, for `doctor`
  std::string_view face_bytes(FaceId face) const;            // the whole font file, mapped
  double glyph_advance(FaceId face, std::uint32_t glyph) const;   // in em
  FontMetrics face_metrics(FaceId face) const;

  struct State;

 private:
  FontCatalog();
  std::unique_ptr<State> state_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_H
