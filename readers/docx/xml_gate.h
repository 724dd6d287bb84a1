// The pass before the parser: whatever the part says, what comes out is XML that tinyxml2 reads without an error, at
// bounded cost, losing nothing that a reader would see.
//
// What comes out:
// - Names by namespace: one capital letter for the Namespace ('A' + value), then the local name: "Cp" is w:p.
//   Left out: declarations of namespaces, attributes of foreign ones, revision save ids, comments and processing
//   instructions.
// - Exactly one line end in each start tag and no other, so that the parser's line number is the element's ordinal.
// - Blanks between elements are left out; a text of blanks alone starts with a reference, since tinyxml2 drops it else.
// - Depth: an element past kDeepest is written behind the root as another top-level element, and <a i="n"/> stands in
//   its place, n counting from 0.
// - Ill-formed XML is kept up to the error, and what is open there is closed.
#ifndef ZHENGBEN_READERS_DOCX_XML_GATE_H
#define ZHENGBEN_READERS_DOCX_XML_GATE_H

#include <cstddef>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "model/limits.h"
#include "readers/docx/xml_sink.h"

namespace zhengben::docx {

struct Gated {
  Sink text;
  std::size_t moved = 0;      // elements written behind the root
};

// `clean` is what to_clean_utf8 gives. Throws Error: depth, attributes, entities, size.
Gated gate(std::string_view clean, const std::string& part, const Limits& limits, Findings& findings);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_GATE_H
