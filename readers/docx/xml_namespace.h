// Namespaces by their URI, Strict mapped onto Transitional.
#ifndef ZHENGBEN_READERS_DOCX_XML_NAMESPACE_H
#define ZHENGBEN_READERS_DOCX_XML_NAMESPACE_H

#include <optional>
#include <string_view>

#include "readers/docx/xml.h"

namespace zhengben::docx {

Namespace namespace_of_uri(std::string_view uri);                            // Other where it is not ours
std::optional<Namespace> namespace_of_usual_prefix(std::string_view prefix); // what Word calls "w", "wp" …
std::string_view usual_prefix(Namespace name_space);                         // empty for None and Other

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_NAMESPACE_H
