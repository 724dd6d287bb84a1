#include "writers/layout/font_face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>

#include "model/text.h"

namespace zhengben {

namespace {

struct DestroyBlob { void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); } };
struct DestroyFace { void operator()(hb_face_t* face) const { hb_face_destroy(face); } };
struct DestroyFont { void operator()(hb_font_t* font) const { hb_font_destroy(font); } };
struct DestroyBuffer { void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); } };
using Blob = std::unique_ptr<hb_blob_t, DestroyBlob>;
using Buffer = std::unique_ptr<hb_buffer_t, DestroyBuffer>;

// A table of the face, read in place.
class TableView {
 public:
  TableView(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    unsigned int size = 0;
    const char* data = hb_blob_get_data(blob_.get(), &size);
    bytes_ = std::string_view(data, data ? size : 0);
  }
  bool has(std::size_t offset) const { return offset + 2 <= bytes_.size(); }
  std::size_t size() const { return bytes_.size(); }
  int u16(std::size_t offset) const { return has(offset) ? byte(offset) << 8 | byte(offset + 1) : 0; }
  int i16(std::size_t offset) const { return static_cast<std::int16_t>(u16(offset)); }
  std::uint32_t u32(std::size_t offset) const { return static_cast<std::uint32_t>(u16(offset)) << 16 | static_cast<std::uint32_t>(u16(offset + 2)); }

 private:
  int byte(std::size_t offset) const { return static_cast<unsigned char>(bytes_[offset]); }
  Blob blob_;
  std::string_view bytes_;
};

// ISO/IEC 14496-22:2019 5.2.6 OS/2: offsets of the fields used here.
enum Os2 : std::size_t { kWeightClass = 4, kWidthClass = 6, kSelection = 62, kTypoAscender = 68, kTypoDescender = 70, kWinAscent = 74, kWinDescent = 76, kCodePages = 78, kCapHeight = 88 };
constexpr int kUseTypoMetrics = 1 << 7, kItalic = 1;
constexpr std::uint32_t kEastAsianCodePages = 0x1F << 17;   // JIS, GBK, Wansung, Big5, Johab

// The line box as Word takes it: win, or typo where USE_TYPO_METRICS says so; the external gap of hhea for Latin only.
FontMetrics read_metrics(hb_face_t* face) {
  const TableView os2(face, HB_TAG('O', 'S', '/', '2')), hhea(face, HB_TAG('h', 'h', 'e', 'a')), post(face, HB_TAG('p', 'o', 's', 't'));
  const double em = hb_face_get_upem(face);
  FontMetrics metrics;
  int ascent = hhea.i16(4), descent = -hhea.i16(6);
  if (os2.has(kWinDescent)) {
    // Some files have the wrong sign in hhea's descender; where there is an OS/2 table it decides.
    const bool typo = os2.u16(kSelection) & kUseTypoMetrics;
    const int hhea_sum = hhea.i16(4) + std::abs(hhea.i16(6));
    ascent = typo ? os2.i16(kTypoAscender) : os2.u16(kWinAscent);
    descent = typo ? std::abs(os2.i16(kTypoDescender)) : os2.u16(kWinDescent);
    metrics.east_asian = os2.u32(kCodePages) & kEastAsianCodePages;
    if (!metrics.east_asian) metrics.line_gap = std::max(0, hhea.i16(8) - (os2.u16(kWinAscent) + os2.u16(kWinDescent) - hhea_sum)) / em;
    if (os2.i16(kCapHeight) > 0) metrics.cap_height = os2.i16(kCapHeight) / em;
  }
  if (ascent > 0) metrics.ascent = ascent / em;
  if (descent >= 0) metrics.descent = descent / em;
  if (post.i16(8) < 0) metrics.underline_position = post.i16(8) / em;
  if (post.i16(10) > 0) metrics.underline_thickness = post.i16(10) / em;
  return metrics;
}

std::string name_entry(hb_face_t* face, unsigned int id, hb_language_t language) {
  char text[256];
  unsigned int size = sizeof text;
  hb_ot_name_get_utf8(face, id, language, &size, text);
  return {text, size};
}

hb_tag_t script_of(std::string_view text) {
  std::size_t at = 0;
  hb_unicode_funcs_t* functions = hb_unicode_funcs_get_default();
  while (at < text.size()) {
    const hb_script_t script = hb_unicode_script(functions, next_character(text, at));
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN) return script;
  }
  return HB_SCRIPT_COMMON;
}

// Ligatures and the like replace what was written by other glyphs; Chinese official prose has none of them.
std::vector<hb_feature_t> features(const FontCatalog::ShapeOptions& options) {
  const auto feature = [](const char* tag, bool on) {
    return hb_feature_t{hb_tag_from_string(tag, -1), on ? 1U : 0U, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  };
  return {feature("kern", options.kerning), feature("liga", options.ligatures), feature("clig", options.ligatures), feature("calt", options.ligatures)};
}

}  // namespace

struct FontFace::Handles {
  Blob blob;
  std::unique_ptr<hb_face_t, DestroyFace> face;
  std::unique_ptr<hb_font_t, DestroyFont> font;
  double em = 1000;
  bool cff = false;
};

FontFace::FontFace() : handles_(std::make_unique<Handles>()) {}
FontFace::~FontFace() = default;

struct FontFile::Mapping {
  Blob blob;
};

FontFile::FontFile() : mapping_(std::make_unique<Mapping>()) {}
FontFile::~FontFile() = default;

std::shared_ptr<const FontFile> FontFile::open(const std::string& path) {
  std::shared_ptr<FontFile> file(new FontFile);
  file->mapping_->blob.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  return file->mapping_->blob ? file : nullptr;
}

std::unique_ptr<const FontFace> FontFace::open(const std::string& path, int index) {
  const std::shared_ptr<const FontFile> file = FontFile::open(path);
  return file ? open(*file, index) : nullptr;
}

std::unique_ptr<const FontFace> FontFace::open(const FontFile& file, int index) {
  std::unique_ptr<FontFace> opened(new FontFace);
  Handles& handles = *opened->handles_;
  handles.blob.reset(hb_blob_reference(file.mapping_->blob.get()));
  if (index < 0 || static_cast<unsigned int>(index) >= hb_face_count(handles.blob.get())) return nullptr;
  handles.face.reset(hb_face_create(handles.blob.get(), static_cast<unsigned int>(index)));
  if (hb_face_get_glyph_count(handles.face.get()) == 0) return nullptr;
  const TableView cff(handles.face.get(), HB_TAG('C', 'F', 'F', ' ')), glyf(handles.face.get(), HB_TAG('g', 'l', 'y', 'f'));
  if (cff.size() == 0 && glyf.size() == 0) return nullptr;
  handles.cff = cff.size() != 0;
  hb_face_make_immutable(handles.face.get());
  handles.em = hb_face_get_upem(handles.face.get());
  handles.font.reset(hb_font_create(handles.face.get()));
  hb_font_make_immutable(handles.font.get());
  opened->metrics_ = read_metrics(handles.face.get());
  return opened;
}

std::optional<std::uint32_t> FontFace::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(handles_->font.get(), character, &glyph)) return std::nullopt;
  return glyph;
}

double FontFace::advance(std::uint32_t glyph) const { return hb_font_get_glyph_h_advance(handles_->font.get(), glyph) / handles_->em; }

std::vector<Glyph> FontFace::shape(std::string_view text, const FontCatalog::ShapeOptions& options) const {
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer.get(), options.vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), static_cast<hb_script_t>(script_of(text)));
  hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-cn", -1));
  const std::vector<hb_feature_t> wanted = features(options);
  hb_shape(handles_->font.get(), buffer.get(), wanted.data(), static_cast<unsigned int>(wanted.size()));

  unsigned int count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const auto scaled = [&](hb_position_t value) { return options.size * (value / handles_->em); };
  std::vector<Glyph> glyphs(count);
  for (unsigned int i = 0; i < count; ++i) {
    glyphs[i].id = infos[i].codepoint;
    glyphs[i].cluster = infos[i].cluster;
    glyphs[i].advance = scaled(options.vertical ? -positions[i].y_advance : positions[i].x_advance);
    glyphs[i].x_offset = scaled(positions[i].x_offset);
    glyphs[i].y_offset = scaled(positions[i].y_offset);
  }
  return glyphs;
}

std::string_view FontFace::bytes() const {
  unsigned int size = 0;
  const char* data = hb_blob_get_data(handles_->blob.get(), &size);
  return {data, size};
}

std::string FontFace::name(unsigned int id) const { return name_entry(handles_->face.get(), id, hb_language_from_string("en", -1)); }

std::vector<std::string> FontFace::family_names() const {
  unsigned int count = 0;
  const hb_ot_name_entry_t* entries = hb_ot_name_list_names(handles_->face.get(), &count);
  std::vector<std::string> names;
  for (const hb_ot_name_id_t wanted : {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY}) {
    for (unsigned int i = 0; i < count; ++i) {
      if (entries[i].name_id != wanted) continue;
      std::string name = name_entry(handles_->face.get(), wanted, entries[i].language);
      if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
  }
  return names;
}

bool FontFace::is_cff() const { return handles_->cff; }
int FontFace::units_per_em() const { return static_cast<int>(handles_->em); }
int FontFace::weight() const { return TableView(handles_->face.get(), HB_TAG('O', 'S', '/', '2')).u16(kWeightClass); }
int FontFace::width() const {
  constexpr int kPerCent[] = {100, 50, 63, 75, 87, 100, 113, 125, 150, 200};
  const int width_class = TableView(handles_->face.get(), HB_TAG('O', 'S', '/', '2')).u16(kWidthClass);
  return width_class < 10 ? kPerCent[width_class] : 100;
}
bool FontFace::is_italic() const { return TableView(handles_->face.get(), HB_TAG('O', 'S', '/', '2')).u16(kSelection) & kItalic; }

int faces_in_file(const std::string& path) {
  const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  return blob ? static_cast<int>(hb_face_count(blob.get())) : 0;
}

}  // namespace zhengben
