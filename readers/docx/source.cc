#include "readers/docx/source.h"

namespace zhengben::docx {

std::optional<Xml> Source::part_of_type(std::string_view type, std::string_view usual_name) {
  std::string name = package.related(relationships, type);
  if (name.empty()) name = resolved_target(package.main_part(), usual_name);   // seen: parts without a relationship
  return package.xml(name);
}

Source::Source(std::string_view bytes, const Limits& limits, Findings& findings) : package(bytes, limits, findings), relationships(package.relationships(package.main_part())) {
  for (const auto& [id, r] : relationships)
    if (r.external && (r.type == "attachedTemplate" || r.type == "subDocument" || r.type == "frame")) findings.add(Code::ExternalDropped, {.part = package.main_part()}, {r.target});
  if (const auto xml = part_of_type("settings", "settings.xml")) settings = read_settings(xml->root());
  else settings = read_settings(Element());
  theme_xml = part_of_type("theme", "theme/theme1.xml");
  if (theme_xml) theme = Theme(theme_xml->root(), settings.theme_east_asia, settings.theme_bidi);
  styles_xml = part_of_type("styles", "styles.xml");
  styles = read_styles(styles_xml ? styles_xml->root() : Element(), theme, "styles", findings);
  // Korean Word's own interval, where the file leaves that to the program too.
  if (styles.korean_normal && !settings.default_tab_said) settings.compatibility.default_tab = Length::from_twips(800);
  numbering_xml = part_of_type("numbering", "numbering.xml");
  numbering = Numbering(numbering_xml ? numbering_xml->root() : Element(), theme, styles);
}

}  // namespace zhengben::docx
