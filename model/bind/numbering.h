// Numbers that a writer typed in front of a heading or an item, by the levels of GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）
#ifndef ZHENGBEN_MODEL_BIND_NUMBERING_H
#define ZHENGBEN_MODEL_BIND_NUMBERING_H

#include <cstdint>
#include <string_view>

namespace zhengben {

enum class NumberKind : std::uint8_t {
  None,
  Part,            // 第一章, 第一部分
  Chinese,         // 一、
  ChineseBracket,  // （一）
  Arabic,          // 1. 1、 1．
  ArabicBracket,   // （1）, ①
  Multi,           // 1.2, 1.2.3
};

struct Number {
  NumberKind kind = NumberKind::None;
  int value = 0;           // of its last part; 0 where unknown
  int depth = 0;           // of Multi: how many parts
  std::size_t size = 0;    // bytes of it at the front of the text, blanks behind it included
};

Number number_of(std::string_view text);

// The heading level it stands for: 1 to 4, Multi by its depth; 0 where it is none.
int level_of(const Number& number);

// A line of its own and not the beginning of a run-in paragraph: short, and no sentence ends in it.
bool is_heading_like(std::string_view text);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_NUMBERING_H
