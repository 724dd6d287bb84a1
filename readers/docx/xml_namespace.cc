#include "readers/docx/xml_namespace.h"

#include <algorithm>
#include <array>

namespace zhengben::docx {

namespace {

struct Uri {
  std::string_view uri;
  Namespace name_space;
};

// ECMA-376-1 3rd ed. (2011) annex A (Strict, purl.oclc.org) and ECMA-376-4 annex A (Transitional); the rest from
// [MS-DOCX] 2.2 and [MS-OI29500]. Sorted by URI.
constexpr std::array kUris = std::to_array<Uri>({
    {"http://purl.oclc.org/ooxml/drawingml/chart", Namespace::C},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", Namespace::Dgm},
    {"http://purl.oclc.org/ooxml/drawingml/main", Namespace::A},
    {"http://purl.oclc.org/ooxml/drawingml/picture", Namespace::Pic},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Namespace::Wp},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Namespace::M},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Namespace::R},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Namespace::W},
    {"http://purl.org/dc/elements/1.1/", Namespace::Dc},
    {"http://purl.org/dc/terms/", Namespace::DcTerms},
    {"http://schemas.microsoft.com/office/word/2010/wordml", Namespace::W14},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Namespace::Wpc},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Namespace::Wp14},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Namespace::Wpg},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Namespace::Wps},
    {"http://schemas.microsoft.com/office/word/2012/wordml", Namespace::W15},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", Namespace::C},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Namespace::Dgm},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Namespace::A},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", Namespace::Pic},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Namespace::Wp},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Namespace::Mc},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Namespace::M},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Namespace::R},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Namespace::Ct},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Namespace::Cp},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Namespace::Rel},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Namespace::W},
    {"http://www.w3.org/XML/1998/namespace", Namespace::Xml},
    {"urn:schemas-microsoft-com:office:office", Namespace::O},
    {"urn:schemas-microsoft-com:office:word", Namespace::W10},
    {"urn:schemas-microsoft-com:vml", Namespace::V},
});
static_assert(std::ranges::is_sorted(kUris, {}, &Uri::uri));

struct Prefix {
  std::string_view prefix;
  Namespace name_space;
};

constexpr std::array kPrefixes = std::to_array<Prefix>({
    {"w", Namespace::W},     {"w14", Namespace::W14}, {"w15", Namespace::W15}, {"wps", Namespace::Wps}, {"wpg", Namespace::Wpg}, {"wpc", Namespace::Wpc},
    {"wp", Namespace::Wp},   {"wp14", Namespace::Wp14}, {"a", Namespace::A},   {"pic", Namespace::Pic}, {"c", Namespace::C},     {"dgm", Namespace::Dgm},
    {"m", Namespace::M},     {"r", Namespace::R},     {"mc", Namespace::Mc},   {"v", Namespace::V},     {"o", Namespace::O},     {"w10", Namespace::W10},
    {"xml", Namespace::Xml}, {"cp", Namespace::Cp},   {"dc", Namespace::Dc},   {"dcterms", Namespace::DcTerms},
});

}  // namespace

Namespace namespace_of_uri(std::string_view uri) {
  const auto found = std::ranges::lower_bound(kUris, uri, {}, &Uri::uri);
  return found != kUris.end() && found->uri == uri ? found->name_space : Namespace::Other;
}

std::optional<Namespace> namespace_of_usual_prefix(std::string_view prefix) {
  const auto found = std::ranges::find(kPrefixes, prefix, &Prefix::prefix);
  if (found == kPrefixes.end()) return std::nullopt;
  return found->name_space;
}

std::string_view usual_prefix(Namespace name_space) {
  const auto found = std::ranges::find(kPrefixes, name_space, &Prefix::name_space);
  return found == kPrefixes.end() ? std::string_view() : found->prefix;
}

}  // namespace zhengben::docx
