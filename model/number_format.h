// The text of a number in a numbering format of its standard name.
#ifndef ZHENGBEN_MODEL_NUMBER_FORMAT_H
#define ZHENGBEN_MODEL_NUMBER_FORMAT_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

// ECMA-376-1 3rd ed. (2011) 17.18.59 ST_NumberFormat. Unknown names count in decimals; "none" and "bullet" are empty.
// Numbers that a format has no sign for come in decimals, as in Word.
std::string formatted_number(std::int64_t number, std::string_view format);

// 17.9.17 numFmt, format="001, 002, 003, …" with val="custom": decimals with as many places as the pattern's first.
std::string custom_number(std::int64_t number, std::string_view pattern);

// Number words of the formats that spell numbers out: number_words.cc.
std::string cardinal_text(std::int64_t number);       // "Twenty-One"
std::string ordinal_text(std::int64_t number);        // "Twenty-First"
std::string vietnamese_text(std::int64_t number);
std::string thai_text(std::int64_t number);
std::string hindi_text(std::int64_t number);
std::string korean_native_text(std::int64_t number);  // 하나, 둘 …

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_NUMBER_FORMAT_H
