// The parts beside the body: settings, notes, comments, headers and footers, properties of the document.
#ifndef ZHENGBEN_WRITERS_DOCX_PARTS_H
#define ZHENGBEN_WRITERS_DOCX_PARTS_H

#include <map>
#include <string>

#include "model/document.h"
#include "writers/docx/package.h"
#include "writers/docx/shared.h"

namespace zhengben::docx_writer {

std::string settings_xml(const Document& document);
// Empty where there is nothing to say.
std::string core_properties_xml(const Properties& properties);

// Write their part, if the document has any, and relate it to the main part.
void write_notes(Shared& shared, Note::Kind kind, Relationships& main);
void write_comments(Shared& shared, Relationships& main);

// Headers and footers as sections refer to them: each story one part for each use.
class HeadersAndFooters {
 public:
  HeadersAndFooters(Shared& shared, Relationships& main) : shared_(shared), main_(main) {}
  // w:headerReference and w:footerReference of the section; a section without one would go on with that of the section
  // before, so it gets an empty one.
  std::string references(const Section& section);

 private:
  std::string reference(bool header, const char* type, std::int32_t story);
  std::string part(bool header, std::int32_t story);
  Shared& shared_;
  Relationships& main_;
  std::map<std::pair<bool, std::int32_t>, std::string> parts_;   // relationship ids
  std::map<std::pair<bool, std::string>, bool> in_force_;        // whether a section before had one of that type
};

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_PARTS_H
