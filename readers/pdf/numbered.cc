#include "readers/pdf/numbered.h"

#include "model/text.h"

namespace zhengben::pdf {

bool begins_numbered(const std::string& text) {
  const std::u32string characters = to_utf32(text);
  std::size_t at = 0;
  const auto is_numeral = [](char32_t c) { return is_digit(c) || std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos; };
  const bool bracket = !characters.empty() && (characters[0] == U'（' || characters[0] == U'(');
  if (bracket) ++at;
  const std::size_t first = at;
  while (at < characters.size() && is_numeral(characters[at])) ++at;
  if (at == first || at >= characters.size()) return false;
  // "58.8%" is a figure, not an item.
  if (!bracket && characters[at] == U'.' && at + 1 < characters.size() && is_digit(characters[at + 1])) return false;
  return std::u32string_view(bracket ? U"）)" : U"、.．").find(characters[at]) != std::u32string_view::npos;
}

}  // namespace zhengben::pdf
