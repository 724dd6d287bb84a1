// The one pass over a part: whatever it says, what comes out is a tree at bounded cost that has lost nothing a reader
// would see.
//
// - Names go by namespace. Left out: declarations of namespaces, attributes of foreign ones, revision save ids, comments
//   and processing instructions.
// - Blanks between elements are left out; in a leaf they are its text.
// - Ill-formed XML is kept up to the error, and what is open there is closed.
#ifndef ZHENGBEN_READERS_DOCX_XML_GATE_H
#define ZHENGBEN_READERS_DOCX_XML_GATE_H

#include <string>

#include "model/finding.h"
#include "model/limits.h"
#include "readers/docx/xml_tree.h"

namespace zhengben::docx {

// Fills the tree from its source, which is what to_clean_utf8 gives. Throws Error: depth, attributes, entities, size.
void gate(XmlTree& tree, const std::string& part, const Limits& limits, Findings& findings);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_GATE_H
