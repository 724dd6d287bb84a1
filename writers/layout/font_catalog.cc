#include <algorithm>
#include <map>
#include <mutex>

#include "model/text.h"
#include "writers/layout/font.h"
#include "writers/layout/font_face.h"
#include "writers/layout/font_index.h"
#include "writers/layout/font_metrics.h"
#include "writers/layout/font_names.h"

namespace zhengben {

namespace {

constexpr int kRegular = 400, kBold = 700, kBoldEnough = 600;

// A face is opened by whoever needs it first; the others wait, then share it.
struct Slot {
  std::once_flag once;
  std::unique_ptr<const FontFace> face;
};

int style_of(const FontRequest& request) { return (request.bold ? 1 : 0) + (request.italic ? 2 : 0); }

// GB/T 2312's rows 1 to 9 outside the ranges of is_east_asian: Chinese fonts of the kind of SimSun draw them an em wide.
bool is_gb2312_symbol(char32_t c) {
  constexpr std::pair<char32_t, char32_t> kRanges[] = {{0x391, 0x3C9}, {0x401, 0x451}, {0x2010, 0x2018}, {0x201C, 0x201D}, {0x2025, 0x2026}, {0x2030, 0x203B}, {0x2103, 0x2116},
      {0x2160, 0x2179}, {0x2190, 0x2199}, {0x2208, 0x22BF}, {0x2312, 0x2312}, {0x2460, 0x249B}, {0x2500, 0x2573}, {0x2581, 0x25E5}, {0x2605, 0x2642}};
  return std::ranges::any_of(kRanges, [c](const auto& range) { return c >= range.first && c <= range.second; });
}

}  // namespace

struct FontCatalog::State {
  std::unique_ptr<const FontIndex> index;
  mutable std::vector<Slot> slots;
  std::vector<FaceInfo> infos;
  std::map<std::string, std::shared_ptr<const FontFile>, std::less<>> files;   // by path, with FontOptions::hold_files
  std::int32_t song_row = -1;     // whose advances hold for Chinese symbols where a kin's own are not known

  const FontFace* open(FaceId id) const {
    if (id < 0 || static_cast<std::size_t>(id) >= slots.size()) return nullptr;
    Slot& slot = slots[static_cast<std::size_t>(id)];
    const IndexedFace& indexed = index->faces()[static_cast<std::size_t>(id)];
    std::call_once(slot.once, [&] {
      const auto held = files.find(indexed.path);
      if (held == files.end()) slot.face = FontFace::open(indexed.path, indexed.index);
      else if (held->second) slot.face = FontFace::open(*held->second, indexed.index);
    });
    return slot.face.get();
  }

  // The family's nearest face that opens.
  FaceId usable(std::string_view family, int weight, bool italic) const {
    const FaceId id = index->best_face(family, weight, italic);
    return open(id) ? id : -1;
  }

  FaceId present(std::string_view key, const NamedFont& named, int weight, bool italic) const {
    FaceId id = usable(key, weight, italic);
    for (const std::string_view name : names_of(named.identity)) {
      if (id >= 0) break;
      id = usable(name, weight, italic);
    }
    return id;
  }

  FaceId stand_in(const NamedFont& named, int weight, bool italic) const {
    FaceId id = named.stand_in.empty() ? -1 : usable(named.stand_in, weight, italic);
    for (const std::string_view family : stand_ins(named.kind)) {
      if (id >= 0) break;
      id = usable(family, weight, italic);
    }
    for (std::size_t i = 0; id < 0 && i < slots.size(); ++i) {
      if (open(static_cast<FaceId>(i))) id = static_cast<FaceId>(i);
    }
    return id;
  }

  void set_metrics(ResolvedFont& font, const NamedFont& named, int style) const {
    const bool east_asian = is_east_asian_kind(font.kind);
    std::int32_t row = font_metrics_row(named.metrics, style);
    const std::int32_t regular = font_metrics_row(named.metrics, 0);
    // A synthetic bold or slanted Chinese face keeps its advances; of a Latin one only the box is taken.
    if (row < 0 && east_asian) row = regular;
    const bool unknown_chinese = row < 0 && east_asian;
    if (unknown_chinese) row = font_metrics_row("fangsong", 0);
    const std::int32_t box = row >= 0 ? row : regular;
    if (box >= 0) font.metrics = line_metrics(font_metrics_rows()[static_cast<std::size_t>(box)]);
    else font.metrics = open(font.face) ? open(font.face)->metrics() : FontMetrics{};
    font.metrics_row = named.same_advances || named.box_only ? -1 : row;
    const std::string_view family = row >= 0 ? font_metrics_rows()[static_cast<std::size_t>(row)].family : std::string_view();
    font.half_width_latin = (unknown_chinese && !named.box_only) || family == "simsun" || family == "nsimsun" || family == "fangsong" || family == "kaiti" || family == "simhei";
  }

  bool draws(FaceId id, char32_t character) const {
    const FontFace* face = open(id);
    return face && face->glyph_of(character).has_value();
  }

  // Any face of the machine, regular ones of Chinese form first.
  FaceId any_face(char32_t character) const {
    for (const bool foreign : {false, true}) {
      for (std::size_t i = 0; i < slots.size(); ++i) {
        const IndexedFace& face = index->faces()[i];
        const auto id = static_cast<FaceId>(i);
        if (face.weight != kRegular || face.italic || index->listed(id, character) == false) continue;
        if (is_foreign_han_face(family_key(face.families.empty() ? "" : face.families.front())) == foreign && draws(id, character)) return id;
      }
    }
    return -1;
  }
};

FontCatalog::FontCatalog() : state_(std::make_unique<State>()) {}
FontCatalog::~FontCatalog() = default;

std::shared_ptr<const FontCatalog> FontCatalog::load(const FontOptions& options) {
  std::shared_ptr<FontCatalog> catalog(new FontCatalog);
  State& state = *catalog->state_;
  state.index = FontIndex::load(options);
  state.slots = std::vector<Slot>(state.index->faces().size());
  for (const IndexedFace& face : state.index->faces()) {
    if (options.hold_files && !state.files.contains(face.path)) state.files.emplace(face.path, FontFile::open(face.path));
    FaceInfo info;
    info.family = face.families.empty() ? std::string() : face.families.front();
    info.style = face.style;
    info.postscript_name = face.postscript_name;
    info.path = face.path;
    info.index = face.index;
    state.infos.push_back(std::move(info));
  }
  state.song_row = font_metrics_row("simsun", 0);
  return catalog;
}

ResolvedFont FontCatalog::resolve(const FontRequest& request) const {
  const std::string key = family_key(request.family);
  const NamedFont named = named_font(key);
  const int weight = request.bold ? kBold : kRegular;
  ResolvedFont font;
  font.kind = named.kind;
  font.face = state_->present(key, named, weight, request.italic);
  font.substituted = font.face < 0;
  const bool says_heavy = font.substituted && names_heavy_face(key);
  const bool heavy = says_heavy || (font.substituted && named.kind == FontKind::XiaoBiaoSong);
  if (font.substituted) font.face = state_->stand_in(named, heavy ? kBold : weight, request.italic);
  if (font.face < 0) return font;
  if (font.substituted) state_->set_metrics(font, named, style_of(request));
  else font.metrics = state_->open(font.face)->metrics();
  const IndexedFace& face = state_->index->faces()[static_cast<std::size_t>(font.face)];
  font.synthetic_bold = (request.bold || says_heavy) && face.weight < kBoldEnough;
  font.synthetic_italic = request.italic && !face.italic;
  return font;
}

bool FontCatalog::has_glyph(FaceId face, char32_t character) const { return state_->draws(face, character); }

std::optional<std::uint32_t> FontCatalog::glyph_of(FaceId face, char32_t character) const {
  const FontFace* opened = state_->open(face);
  return opened ? opened->glyph_of(character) : std::nullopt;
}

FaceId FontCatalog::fallback(const FontRequest& request, char32_t character) const {
  return fallback(resolve(request), request.bold, character);
}

FaceId FontCatalog::fallback(const ResolvedFont& font, bool bold, char32_t character) const {
  const bool heavy = bold || font.kind == FontKind::XiaoBiaoSong;
  std::vector<FontKind> kinds{font.kind};
  if (font.kind == FontKind::Sans || font.kind == FontKind::Mono || font.kind == FontKind::Symbol) kinds.push_back(FontKind::Hei);
  for (const FontKind kind : {FontKind::Song, FontKind::Hei, FontKind::Serif, FontKind::Sans}) kinds.push_back(kind);
  for (const FontKind kind : kinds) {
    for (const std::string_view family : stand_ins(kind)) {
      const FaceId face = state_->index->best_face(family, heavy ? kBold : kRegular, false);
      if (face >= 0 && state_->index->listed(face, character) != false && state_->draws(face, character)) return face;
    }
  }
  return state_->any_face(character);
}

std::vector<Glyph> FontCatalog::shape(FaceId face, std::string_view text, const ShapeOptions& options) const {
  const FontFace* opened = state_->open(face);
  return opened && !text.empty() ? opened->shape(text, options) : std::vector<Glyph>();
}

std::optional<double> FontCatalog::true_advance(const FontRequest& request, char32_t character) const {
  return true_advance(resolve(request), character);
}

std::optional<double> FontCatalog::true_advance(const ResolvedFont& font, char32_t character) const {
  if (!font.substituted) {
    const auto glyph = glyph_of(font.face, character);
    return glyph ? std::optional(glyph_advance(font.face, *glyph)) : std::nullopt;
  }
  const auto rows = font_metrics_rows();
  if (font.metrics_row >= 0) {
    if (const auto known = advance_in(rows[static_cast<std::size_t>(font.metrics_row)], character)) return known;
  }
  if (is_east_asian_kind(font.kind) && is_east_asian(character)) return 1.0;
  if (!font.half_width_latin) return std::nullopt;
  if (const auto kin = advance_in(rows[static_cast<std::size_t>(state_->song_row)], character)) return kin;
  return is_gb2312_symbol(character) ? std::optional(1.0) : std::nullopt;
}

FontCatalog::FaceInfo FontCatalog::face(FaceId face) const {
  if (face < 0 || static_cast<std::size_t>(face) >= state_->infos.size()) return {};
  FaceInfo info = state_->infos[static_cast<std::size_t>(face)];
  if (const FontFace* opened = state_->open(face)) {
    info.cff = opened->is_cff();
    info.units_per_em = opened->units_per_em();
    if (info.postscript_name.empty()) info.postscript_name = opened->name(6);
  }
  return info;
}

std::vector<FontCatalog::FaceInfo> FontCatalog::faces() const { return state_->infos; }

std::string_view FontCatalog::face_bytes(FaceId face) const {
  const FontFace* opened = state_->open(face);
  return opened ? opened->bytes() : std::string_view();
}

double FontCatalog::glyph_advance(FaceId face, std::uint32_t glyph) const {
  const FontFace* opened = state_->open(face);
  return opened ? opened->advance(glyph) : 0;
}

FontMetrics FontCatalog::face_metrics(FaceId face) const {
  const FontFace* opened = state_->open(face);
  return opened ? opened->metrics() : FontMetrics{};
}

}  // namespace zhengben
