// Character data with its references resolved, written so that tinyxml2 gives exactly the same characters back.
#ifndef ZHENGBEN_READERS_DOCX_XML_REFERENCE_H
#define ZHENGBEN_READERS_DOCX_XML_REFERENCE_H

#include <cstdint>
#include <string_view>

#include "readers/docx/xml_sink.h"

namespace zhengben::docx {

struct CharacterData {
  bool in_attribute = false;        // line ends and tabs become blanks. XML 1.0 5th ed. (2008) 3.3.3 Attribute-Value Normalization
  bool references = true;           // not in CDATA sections
};

struct CharacterDataResult {
  std::int64_t forbidden = 0;       // references to characters that XML forbids: U+FFFD now
  std::int64_t literal = 0;         // ampersands that start no reference and names of unknown entities: kept as they stand
  bool unknown_entity = false;
};

CharacterDataResult put_character_data(Sink& out, std::string_view raw, CharacterData how);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_REFERENCE_H
