// What kinds of characters a text holds, as far as the standard look asks.
#ifndef ZHENGBEN_WRITERS_STANDARD_CHARACTERS_H
#define ZHENGBEN_WRITERS_STANDARD_CHARACTERS_H

#include <string_view>

#include "model/document.h"
#include "model/text.h"

namespace zhengben::standard {

// Characters that are East Asian or Latin by the font's hint alone; ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts.
bool needs_hint(char32_t character);

// The private use area, where symbol fonts keep their signs: without its font such text says nothing.
bool is_private(char32_t character);

template <typename Holds>
bool any_character(std::string_view text, const Holds& holds) {
  for (std::size_t at = 0; at < text.size();)
    if (holds(next_character(text, at))) return true;
  return false;
}

// Whether nothing East Asian is in what stays of the document: headers and footers give way.
bool is_latin(const Document& document);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_CHARACTERS_H
