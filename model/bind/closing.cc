#include "model/bind/closing.h"

#include <tuple>

#include "model/bind/numbering.h"
#include "model/text.h"

namespace zhengben {

bool is_date(std::string_view text) {
  static constexpr std::u32string_view kNumerals = U"0123456789〇○零一二三四五六七八九十";
  const std::u32string characters = to_utf32(without_blanks(text));
  std::size_t at = 0;
  for (const auto& [mark, least, most] : {std::tuple{U'年', 4, 4}, std::tuple{U'月', 1, 2}, std::tuple{U'日', 1, 3}}) {
    int numerals = 0;
    while (at < characters.size() && kNumerals.find(to_half_width(characters[at])) != std::u32string_view::npos) {
      ++at;
      ++numerals;
    }
    if (numerals < least || numerals > most || at >= characters.size() || characters[at] != mark) return false;
    ++at;
  }
  return at == characters.size();
}

void set_closing_roles(std::vector<Line>& lines) {
  constexpr std::size_t kLastLines = 6, kSignatureCharacters = 30;
  const std::size_t first = lines.size() > kLastLines ? lines.size() - kLastLines : 0;
  for (std::size_t i = lines.size(); i-- > first;) {
    if (lines[i].paragraph->role != Role::Body || !is_date(lines[i].text)) continue;
    lines[i].paragraph->role = Role::Date;
    if (i == 0) return;
    const Line& before = lines[i - 1];
    const std::u32string text = to_utf32(before.text);
    const bool ends_a_sentence = text.find_first_of(U"。；：:！？，") != std::u32string::npos;
    if (before.paragraph->role == Role::Body && text.size() >= 3 && text.size() <= kSignatureCharacters && !ends_a_sentence && number_of(before.text).kind == NumberKind::None)
      before.paragraph->role = Role::Signature;
    return;
  }
}

}  // namespace zhengben
