#include <array>
#include <string_view>

#include "model/number_format.h"

namespace zhengben {

namespace {

constexpr std::array<std::string_view, 20> kOnes{"Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<std::string_view, 10> kTens{"", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};
constexpr std::array<std::string_view, 20> kOrdinals{"Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<std::string_view, 10> kVietnamese{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
constexpr std::array<std::string_view, 10> kThai{"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
constexpr std::array<std::string_view, 31> kHindi{"शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ", "दस", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह", "सोलह", "सत्रह", "अठारह", "उन्नीस", "बीस",
                                                  "इक्कीस", "बाईस", "तेईस", "चौबीस", "पच्चीस", "छब्बीस", "सत्ताईस", "अट्ठाईस", "उनतीस", "तीस"};
constexpr std::array<std::string_view, 10> kKoreanOnes{"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
constexpr std::array<std::string_view, 10> kKoreanTens{"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};

std::size_t at(std::int64_t n) { return static_cast<std::size_t>(n); }

std::string below_hundred(std::int64_t n) {
  if (n < 20) return std::string(kOnes[at(n)]);
  std::string out(kTens[at(n / 10)]);
  if (n % 10 != 0) out += "-" + std::string(kOnes[at(n % 10)]);
  return out;
}

std::string below_thousand(std::int64_t n) {
  if (n < 100) return below_hundred(n);
  std::string out = std::string(kOnes[at(n / 100)]) + " Hundred";
  if (n % 100 != 0) out += " " + below_hundred(n % 100);
  return out;
}

}  // namespace

std::string cardinal_text(std::int64_t n) {
  if (n < 0 || n > 999'999) return std::to_string(n);
  if (n < 1'000) return below_thousand(n);
  std::string out = below_thousand(n / 1'000) + " Thousand";
  if (n % 1'000 != 0) out += " " + below_thousand(n % 1'000);
  return out;
}

std::string ordinal_text(std::int64_t n) {
  if (n < 0 || n > 999'999) return std::to_string(n);
  if (n >= 100) {
    if (n % 100 == 0) return cardinal_text(n) + "th";
    return cardinal_text(n - n % 100) + " " + ordinal_text(n % 100);
  }
  if (n < 20) return std::string(kOrdinals[at(n)]);
  if (n % 10 != 0) return std::string(kTens[at(n / 10)]) + "-" + std::string(kOrdinals[at(n % 10)]);
  const std::string_view tens = kTens[at(n / 10)];
  return std::string(tens.substr(0, tens.size() - 1)) + "ieth";
}

std::string vietnamese_text(std::int64_t n) {
  if (n < 1 || n > 99) return std::to_string(n);
  if (n < 10) return std::string(kVietnamese[at(n)]);
  std::string out = n < 20 ? "mười" : std::string(kVietnamese[at(n / 10)]) + " mươi";
  const std::int64_t ones = n % 10;
  if (ones == 0) return out;
  out += " ";
  if (ones == 1 && n > 20) return out + "mốt";
  if (ones == 5) return out + "lăm";
  return out + std::string(kVietnamese[at(ones)]);
}

std::string thai_text(std::int64_t n) {
  if (n < 0 || n > 999'999) return std::to_string(n);
  if (n == 0) return std::string(kThai[0]);
  static constexpr std::array<std::string_view, 6> kPlaces{"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};
  const std::string text = std::to_string(n);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = static_cast<std::size_t>(text[i] - '0');
    const std::size_t place = text.size() - 1 - i;
    if (digit == 0) continue;
    if (place == 1 && digit == 1) out += kPlaces[1];
    else if (place == 1 && digit == 2) out += "ยี่" + std::string(kPlaces[1]);
    else if (place == 0 && digit == 1 && text.size() > 1) out += "เอ็ด";
    else out += std::string(kThai[digit]) + std::string(kPlaces[place]);
  }
  return out;
}

std::string hindi_text(std::int64_t n) { return n < 0 || n > 30 ? std::to_string(n) : std::string(kHindi[at(n)]); }

std::string korean_native_text(std::int64_t n) {
  if (n < 1 || n > 99) return std::to_string(n);
  return std::string(kKoreanTens[at(n / 10)]) + std::string(kKoreanOnes[at(n % 10)]);
}

}  // namespace zhengben
