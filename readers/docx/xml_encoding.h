// The bytes of an XML part as clean UTF-8: no byte order mark, no ill-formed sequence, no character that XML forbids.
#ifndef ZHENGBEN_READERS_DOCX_XML_ENCODING_H
#define ZHENGBEN_READERS_DOCX_XML_ENCODING_H

#include <string>

#include "model/finding.h"

namespace zhengben::docx {

// UTF-8 and UTF-16 by their marks and first bytes, other encodings by the XML declaration. What cannot stand in XML
// comes back as U+FFFD with a finding. Throws Error(XmlEncoding) where the encoding is none that a word processor writes.
std::string to_clean_utf8(std::string bytes, const std::string& part, Findings& findings);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_ENCODING_H
