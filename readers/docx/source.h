// One package, opened: everything that its parts say about how the body is to be read. The trees stay alive here, and
// with them every view that styles, numbering and properties borrow.
#ifndef ZHENGBEN_READERS_DOCX_SOURCE_H
#define ZHENGBEN_READERS_DOCX_SOURCE_H

#include <memory>
#include <optional>
#include <string>

#include "readers/docx/numbering.h"
#include "readers/docx/package.h"
#include "readers/docx/settings.h"
#include "readers/docx/styles.h"
#include "readers/docx/theme.h"

namespace zhengben::docx {

struct Source {
  Source(std::string_view bytes, const Limits& limits, Findings& findings);

  Package package;
  Relationships relationships;    // of the main part
  std::optional<Xml> theme_xml, styles_xml, numbering_xml;
  Settings settings;
  Theme theme;
  StyleSheet styles;
  Numbering numbering;

 private:
  std::optional<Xml> part_of_type(std::string_view type, std::string_view usual_name);
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SOURCE_H
