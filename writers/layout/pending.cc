#include "model/error.h"
#include "writers/layout/layout.h"
namespace zhengben {
LaidOut lay_out(const Document&, const std::string&, const FontCatalog&, const LayoutOptions&, Findings&) { throw Error(Code::Internal); }
struct FontCatalog::State {};
FontCatalog::FontCatalog() = default;
FontCatalog::~FontCatalog() = default;
std::shared_ptr<const FontCatalog> FontCatalog::load(const FontOptions&) { return nullptr; }
ResolvedFont FontCatalog::resolve(const FontRequest&) const { return {}; }
bool FontCatalog::has_glyph(FaceId, char32_t) const { return false; }
FaceId FontCatalog::fallback(const FontRequest&, char32_t) const { return -1; }
std::vector<Glyph> FontCatalog::shape(FaceId, std::string_view, const ShapeOptions&) const { return {}; }
std::optional<double> FontCatalog::true_advance(const FontRequest&, char32_t) const { return std::nullopt; }
const FontCatalog::FaceInfo& FontCatalog::face(FaceId) const { throw Error(Code::Internal); }
std::vector<FontCatalog::FaceInfo> FontCatalog::faces() const { return {}; }
std::string_view FontCatalog::face_bytes(FaceId) const { return {}; }
double FontCatalog::glyph_advance(FaceId, std::uint32_t) const { return 0; }
FontMetrics FontCatalog::face_metrics(FaceId) const { return {}; }
}  // namespace zhengben
