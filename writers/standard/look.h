// The looks of GB/T 9704-2012, one for each kind of paragraph: what a role becomes.
//
// GB/T 9704-2012 fixes Chinese type only. Latin letters and digits are set in Times New Roman, as offices do; the page
// number alone is in half-width 宋体, as the standard says. Tables are not ruled by the standard: 小四 (12 pt) where few
// columns share the page, 五号 (10.5 pt) or 小五 (9 pt) where many do.
#ifndef ZHENGBEN_WRITERS_STANDARD_LOOK_H
#define ZHENGBEN_WRITERS_STANDARD_LOOK_H

#include <cstdint>

#include "model/document.h"

namespace zhengben::standard {

enum class Kind : std::uint8_t { Body, Title, Heading, ListItem, Caption, Signature, Date, Note, Picture, PageNumberOdd, PageNumberEven, TableText, TableFigure, TableHeader };
enum class TableSize : std::uint8_t { Small4, Five, Small5 };   // 小四, 五号, 小五

struct Look {
  CharacterFormat text;
  ParagraphFormat paragraph;
};

// `level`: of a heading from 1, of a list item from 0. `size`: of table text.
Look look_of(Kind kind, int level = 0, TableSize size = TableSize::Small4);

Length size_of(TableSize size);
// The exact line that puts 22 of them into 225 mm, and the pitch that puts 28 characters into 156 mm.
inline constexpr Length kLine = Length::from_twips(579);
inline constexpr Length kBodySize = Length::from_points(16);
inline constexpr Length kBodySpacing = Length::from_twips(-5);
inline constexpr Length kTwoCharacters = Length::from_twips(2 * (320 - 5));

// A4 with the standard's margins, page numbers in the stories `odd` and `even`.
Section page(bool landscape, std::int32_t odd, std::int32_t even);
Length text_width(const Section& section);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_LOOK_H
