// Character data as it reads: references and line ends resolved.
#ifndef ZHENGBEN_READERS_DOCX_XML_REFERENCE_H
#define ZHENGBEN_READERS_DOCX_XML_REFERENCE_H

#include <cstdint>
#include <string>
#include <string_view>

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

// Whether the text reads as it stands, as nearly all do.
bool reads_as_it_stands(std::string_view raw, CharacterData how);
// Appends it as it reads.
CharacterDataResult append_character_data(std::string& out, std::string_view raw, CharacterData how);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_REFERENCE_H
