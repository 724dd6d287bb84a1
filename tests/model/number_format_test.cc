#include "model/number_format.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

using zhengben::custom_number;
using zhengben::formatted_number;

namespace {

struct Row {
  int number;
  const char* format;
  const char* text;
};

constexpr auto kRows = std::to_array<Row>({
    {7, "decimal", "7"}, {7, "decimalZero", "07"}, {12, "decimalZero", "12"}, {12, "decimalHalfWidth", "12"}, {12, "decimalFullWidth", "１２"}, {3, "decimalFullWidth2", "３"},
    {4, "upperRoman", "IV"}, {1999, "upperRoman", "MCMXCIX"}, {0, "upperRoman", "0"}, {9, "lowerRoman", "ix"},
    {1, "upperLetter", "A"}, {26, "upperLetter", "Z"}, {27, "upperLetter", "AA"}, {28, "lowerLetter", "bb"}, {53, "lowerLetter", "aaa"},
    {1, "ordinal", "1st"}, {12, "ordinal", "12th"}, {22, "ordinal", "22nd"}, {113, "ordinal", "113th"},
    {21, "cardinalText", "Twenty-One"}, {305, "cardinalText", "Three Hundred Five"}, {1001, "cardinalText", "One Thousand One"},
    {1, "ordinalText", "First"}, {20, "ordinalText", "Twentieth"}, {32, "ordinalText", "Thirty-Second"}, {100, "ordinalText", "One Hundredth"},
    {255, "hex", "FF"}, {5, "chicago", "**"}, {2, "chicago", "†"},
    {1, "chineseCounting", "一"}, {10, "chineseCounting", "十"}, {11, "chineseCounting", "十一"}, {20, "chineseCounting", "二十"}, {99, "chineseCounting", "九十九"}, {100, "chineseCounting", "一○○"}, {123, "chineseCounting", "一二三"},
    {1, "chineseCountingThousand", "一"}, {10, "chineseCountingThousand", "十"}, {19, "chineseCountingThousand", "十九"}, {100, "chineseCountingThousand", "一百"}, {101, "chineseCountingThousand", "一百零一"},
    {110, "chineseCountingThousand", "一百一十"}, {115, "chineseCountingThousand", "一百一十五"}, {1001, "chineseCountingThousand", "一千零一"}, {1010, "chineseCountingThousand", "一千零一十"}, {10000, "chineseCountingThousand", "一万"},
    {10001, "chineseCountingThousand", "一万零一"}, {12000, "chineseCountingThousand", "一万二千"}, {100000, "chineseCountingThousand", "十万"}, {0, "chineseCountingThousand", "零"},
    {10, "chineseLegalSimplified", "壹拾"}, {102, "chineseLegalSimplified", "壹佰零贰"}, {16, "ideographLegalTraditional", "壹拾陸"}, {3, "ideographLegalTraditional", "參"},
    {10, "ideographDigital", "一〇"}, {205, "ideographDigital", "二〇五"}, {10, "japaneseDigitalTenThousand", "一〇"}, {10, "taiwaneseDigital", "一○"},
    {11, "taiwaneseCounting", "十一"}, {100, "taiwaneseCounting", "一○○"}, {101, "taiwaneseCountingThousand", "一百零一"}, {10000, "taiwaneseCountingThousand", "一萬"},
    {11, "japaneseCounting", "十一"}, {100, "japaneseCounting", "百"}, {101, "japaneseCounting", "百一"}, {1234, "japaneseCounting", "千二百三十四"}, {10000, "japaneseCounting", "一万"}, {11, "japaneseLegal", "壱拾壱"},
    {1, "ideographTraditional", "甲"}, {10, "ideographTraditional", "癸"}, {11, "ideographTraditional", "11"}, {12, "ideographZodiac", "亥"}, {13, "ideographZodiac", "13"}, {1, "ideographZodiacTraditional", "甲子"}, {60, "ideographZodiacTraditional", "癸亥"},
    {1, "decimalEnclosedCircle", "①"}, {20, "decimalEnclosedCircle", "⑳"}, {21, "decimalEnclosedCircle", "21"}, {3, "decimalEnclosedCircleChinese", "③"}, {2, "decimalEnclosedFullstop", "⒉"}, {2, "decimalEnclosedParen", "⑵"}, {10, "ideographEnclosedCircle", "㊉"},
    {1, "koreanDigital", "일"}, {10, "koreanDigital", "일영"}, {11, "koreanCounting", "십일"}, {100, "koreanCounting", "백"}, {1, "koreanLegal", "하나"}, {21, "koreanLegal", "스물하나"}, {10, "koreanDigital2", "一零"}, {15, "ganada", "가"}, {2, "chosung", "ㄴ"},
    {1, "aiueo", "ｱ"}, {2, "aiueoFullWidth", "イ"}, {47, "aiueoFullWidth", "ア"}, {1, "iroha", "ｲ"}, {3, "irohaFullWidth", "ハ"},
    {1, "russianLower", "а"}, {30, "russianUpper", "АА"}, {15, "hebrew1", "טו"}, {123, "hebrew1", "קכג"}, {2, "hebrew2", "ב"}, {1, "arabicAlpha", "أ"}, {3, "arabicAbjad", "ج"},
    {1, "hindiVowels", "क"}, {1, "hindiConsonants", "अ"}, {12, "hindiNumbers", "१२"}, {3, "hindiCounting", "तीन"}, {1, "thaiLetters", "ก"}, {25, "thaiNumbers", "๒๕"}, {21, "thaiCounting", "ยี่สิบเอ็ด"},
    {1, "bahtText", "หนึ่งบาทถ้วน"}, {2, "dollarText", "Two and 00/100"}, {21, "vietnameseCounting", "hai mươi mốt"}, {15, "vietnameseCounting", "mười lăm"}, {3, "numberInDash", "- 3 -"},
    {3, "none", ""}, {3, "bullet", ""},
});

}  // namespace

TEST_CASE("a number is written as its format says") {
  for (const Row& row : kRows) {
    CAPTURE(row.format);
    CAPTURE(row.number);
    CHECK(formatted_number(row.number, row.format) == row.text);
  }
}

TEST_CASE("a format that nobody knows counts in decimals") { CHECK(formatted_number(42, "martian") == "42"); }

TEST_CASE("a custom format has as many places as its pattern") {
  CHECK(custom_number(7, "001, 002, 003, ...") == "007");
  CHECK(custom_number(1234, "001, 002") == "1234");
}
