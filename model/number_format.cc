#include "model/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "model/text.h"

namespace zhengben {

namespace {

std::string decimal(std::int64_t n) { return std::to_string(n); }

// A digit a place.
std::string digits(std::int64_t n, std::u32string_view signs) {
  std::string out;
  for (const char c : decimal(n)) {
    if (c == '-') out += c;
    else append_utf8(out, signs[static_cast<std::size_t>(c - '0')]);
  }
  return out;
}

std::string one_of(std::int64_t n, std::u32string_view signs) {
  if (n < 1 || n > static_cast<std::int64_t>(signs.size())) return decimal(n);
  std::string out;
  append_utf8(out, signs[static_cast<std::size_t>(n - 1)]);
  return out;
}

// A, B … Z, AA, BB …: past the end of the row the sign is written once more each time round.
std::string repeated(std::int64_t n, std::u32string_view signs) {
  const auto count = static_cast<std::int64_t>(signs.size());
  if (n < 1 || n > count * 30) return decimal(n);
  std::string out;
  for (std::int64_t i = 0; i <= (n - 1) / count; ++i) append_utf8(out, signs[static_cast<std::size_t>((n - 1) % count)]);
  return out;
}

// Past the end of the row it begins again.
std::string cycled(std::int64_t n, std::u32string_view signs) {
  if (n < 1) return decimal(n);
  std::string out;
  append_utf8(out, signs[static_cast<std::size_t>((n - 1) % static_cast<std::int64_t>(signs.size()))]);
  return out;
}

std::string from_run(std::int64_t n, char32_t first, std::int64_t count) {
  if (n < 1 || n > count) return decimal(n);
  std::string out;
  append_utf8(out, first + static_cast<char32_t>(n - 1));
  return out;
}

std::string roman(std::int64_t n) {
  if (n < 1 || n > 32'767) return decimal(n);
  struct Part {
    std::int64_t value;
    std::string_view text;
  };
  static constexpr std::array<Part, 13> kParts{{{1'000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const Part& part : kParts)
    for (; n >= part.value; n -= part.value) out += part.text;
  return out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

// East Asian counting with units for ten, hundred, thousand and ten thousand.
struct Counting {
  std::u32string_view digits;          // 0 to 9
  std::u32string_view units;           // ten, hundred, thousand
  char32_t myriad;
  bool zero_between;                   // 一百零一
  enum class One : std::uint8_t { Always, NotBeforeLeadingTen, Never } one;   // 壹拾; 十 but 一百一十; 百
};

std::string below_myriad(std::int64_t n, const Counting& c, bool leading) {
  std::string out;
  bool gap = !leading;
  static constexpr std::array<std::int64_t, 4> kPlaces{1'000, 100, 10, 1};
  bool begun = !leading;
  if (!leading && n >= 1'000) gap = false;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto digit = static_cast<std::size_t>(n / kPlaces[i] % 10);
    if (digit == 0) {
      gap = begun;
      continue;
    }
    if (gap && begun && c.zero_between) append_utf8(out, c.digits[0]);
    gap = false;
    const bool bare = digit == 1 && i < 3 && (c.one == Counting::One::Never || (c.one == Counting::One::NotBeforeLeadingTen && i == 2 && !begun));
    if (!bare) append_utf8(out, c.digits[digit]);
    if (i < 3) append_utf8(out, c.units[2 - i]);
    begun = true;
  }
  return out;
}

std::string counted(std::int64_t n, const Counting& c) {
  if (n < 0 || n > 99'999'999) return decimal(n);
  std::string out;
  if (n == 0) {
    append_utf8(out, c.digits[0]);
    return out;
  }
  if (n >= 10'000) {
    Counting with_one = c;
    if (c.one == Counting::One::Never && n / 10'000 == 1) with_one.one = Counting::One::Always;
    out = below_myriad(n / 10'000, with_one, true);
    append_utf8(out, c.myriad);
    if (n % 10'000 == 0) return out;
    return out + below_myriad(n % 10'000, c, false);
  }
  return below_myriad(n, c, true);
}

using One = Counting::One;
constexpr std::u32string_view kHan = U"〇一二三四五六七八九";
constexpr std::u32string_view kHanCircle = U"○一二三四五六七八九";
constexpr std::u32string_view kHanZero = U"零一二三四五六七八九";
constexpr Counting kChineseThousand{kHanZero, U"十百千", U'万', true, One::NotBeforeLeadingTen};
constexpr Counting kTaiwaneseThousand{kHanZero, U"十百千", U'萬', true, One::NotBeforeLeadingTen};
constexpr Counting kChineseLegal{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U'萬', true, One::Always};
constexpr Counting kTraditionalLegal{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'萬', true, One::Always};
constexpr Counting kJapanese{kHan, U"十百千", U'万', false, One::Never};
constexpr Counting kJapaneseLegal{U"〇壱弐参四五六七八九", U"拾百阡", U'萬', false, One::Always};
constexpr Counting kKorean{U"영일이삼사오육칠팔구", U"십백천", U'만', false, One::Never};

constexpr std::u32string_view kLatin = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view kRussianLower = U"абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr std::u32string_view kRussianUpper = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
constexpr std::u32string_view kHebrew = U"אבגדהוזחטיכלמנסעפצקרשת";
constexpr std::u32string_view kArabic = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
constexpr std::u32string_view kAbjad = U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
constexpr std::u32string_view kThai = U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
constexpr std::u32string_view kHindiConsonants = U"कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह";
constexpr std::u32string_view kHindiVowels = U"अआइईउऊऋऌएऐओऔ";
constexpr std::u32string_view kAiueo = U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
constexpr std::u32string_view kAiueoHalf = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
constexpr std::u32string_view kIroha = U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
constexpr std::u32string_view kIrohaHalf = U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼﾋﾓｾｽﾝ";
constexpr std::u32string_view kGanada = U"가나다라마바사아자차카타파하";
constexpr std::u32string_view kChosung = U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";
constexpr std::u32string_view kFootnoteSigns = U"*†‡§";

// Digits from a hundred up, counting below it: what Word does for the two older counting systems.
std::string counted_below_hundred(std::int64_t n, const Counting& c) { return n >= 100 || n <= 0 ? digits(n, kHanCircle) : counted(n, c); }

// The sexagenary cycle: 甲子, 乙丑 …
std::string sexagenary(std::int64_t n) {
  if (n < 1 || n > 60) return decimal(n);
  std::string out;
  append_utf8(out, kStems[static_cast<std::size_t>((n - 1) % 10)]);
  append_utf8(out, kBranches[static_cast<std::size_t>((n - 1) % 12)]);
  return out;
}

// Hebrew numerals: hundreds, tens, ones by letters; 15 and 16 as nine and six, nine and seven.
std::string hebrew_numeral(std::int64_t n) {
  if (n < 1 || n > 999) return decimal(n);
  std::string out;
  for (; n >= 400; n -= 400) append_utf8(out, U'ת');
  if (n >= 100) append_utf8(out, kHebrew[static_cast<std::size_t>(17 + n / 100)]);
  n %= 100;
  if (n == 15 || n == 16) {
    append_utf8(out, U'ט');
    append_utf8(out, n == 15 ? U'ו' : U'ז');
    return out;
  }
  if (n >= 10) append_utf8(out, kHebrew[static_cast<std::size_t>(8 + n / 10)]);
  if (n % 10 != 0) append_utf8(out, kHebrew[static_cast<std::size_t>(n % 10 - 1)]);
  return out;
}

std::string ordinal(std::int64_t n) {
  const std::int64_t tens = n % 100, ones = n % 10;
  const bool teens = tens >= 11 && tens <= 13;
  return decimal(n) + (teens ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th");
}

std::string hex(std::int64_t n) {
  std::array<char, 24> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n, 16);
  std::string out(buffer.data(), end);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

using Make = std::string (*)(std::int64_t);
struct Format {
  std::string_view name;
  Make make;
};

constexpr std::array<Format, 64> kFormats{{
    {"decimal", decimal},
    {"upperRoman", roman},
    {"lowerRoman", [](std::int64_t n) { return lower(roman(n)); }},
    {"upperLetter", [](std::int64_t n) { return repeated(n, kLatin); }},
    {"lowerLetter", [](std::int64_t n) { return lower(repeated(n, kLatin)); }},
    {"ordinal", ordinal},
    {"cardinalText", cardinal_text},
    {"ordinalText", ordinal_text},
    {"hex", hex},
    {"chicago", [](std::int64_t n) { return repeated(n, kFootnoteSigns); }},
    {"ideographDigital", [](std::int64_t n) { return digits(n, kHan); }},
    {"japaneseCounting", [](std::int64_t n) { return counted(n, kJapanese); }},
    {"aiueo", [](std::int64_t n) { return cycled(n, kAiueoHalf); }},
    {"iroha", [](std::int64_t n) { return cycled(n, kIrohaHalf); }},
    {"decimalFullWidth", [](std::int64_t n) { return digits(n, U"０１２３４５６７８９"); }},
    {"decimalHalfWidth", decimal},
    {"japaneseLegal", [](std::int64_t n) { return counted(n, kJapaneseLegal); }},
    {"japaneseDigitalTenThousand", [](std::int64_t n) { return digits(n, kHan); }},
    {"decimalEnclosedCircle", [](std::int64_t n) { return from_run(n, U'①', 20); }},
    {"decimalFullWidth2", [](std::int64_t n) { return digits(n, U"０１２３４５６７８９"); }},
    {"aiueoFullWidth", [](std::int64_t n) { return cycled(n, kAiueo); }},
    {"irohaFullWidth", [](std::int64_t n) { return cycled(n, kIroha); }},
    {"decimalZero", [](std::int64_t n) { return n >= 0 && n < 10 ? "0" + decimal(n) : decimal(n); }},
    {"bullet", [](std::int64_t) { return std::string(); }},
    {"ganada", [](std::int64_t n) { return cycled(n, kGanada); }},
    {"chosung", [](std::int64_t n) { return cycled(n, kChosung); }},
    {"decimalEnclosedFullstop", [](std::int64_t n) { return from_run(n, U'⒈', 20); }},
    {"decimalEnclosedParen", [](std::int64_t n) { return from_run(n, U'⑴', 20); }},
    {"decimalEnclosedCircleChinese", [](std::int64_t n) { return from_run(n, U'①', 20); }},
    {"ideographEnclosedCircle", [](std::int64_t n) { return from_run(n, U'㊀', 10); }},
    {"ideographTraditional", [](std::int64_t n) { return one_of(n, kStems); }},
    {"ideographZodiac", [](std::int64_t n) { return one_of(n, kBranches); }},
    {"ideographZodiacTraditional", sexagenary},
    {"taiwaneseCounting", [](std::int64_t n) { return counted_below_hundred(n, kTaiwaneseThousand); }},
    {"ideographLegalTraditional", [](std::int64_t n) { return counted(n, kTraditionalLegal); }},
    {"taiwaneseCountingThousand", [](std::int64_t n) { return counted(n, kTaiwaneseThousand); }},
    {"taiwaneseDigital", [](std::int64_t n) { return digits(n, kHanCircle); }},
    {"chineseCounting", [](std::int64_t n) { return counted_below_hundred(n, kChineseThousand); }},
    {"chineseLegalSimplified", [](std::int64_t n) { return counted(n, kChineseLegal); }},
    {"chineseCountingThousand", [](std::int64_t n) { return counted(n, kChineseThousand); }},
    {"koreanDigital", [](std::int64_t n) { return digits(n, U"영일이삼사오육칠팔구"); }},
    {"koreanCounting", [](std::int64_t n) { return counted(n, kKorean); }},
    {"koreanLegal", korean_native_text},
    {"koreanDigital2", [](std::int64_t n) { return digits(n, kHanZero); }},
    {"vietnameseCounting", vietnamese_text},
    {"russianLower", [](std::int64_t n) { return repeated(n, kRussianLower); }},
    {"russianUpper", [](std::int64_t n) { return repeated(n, kRussianUpper); }},
    {"none", [](std::int64_t) { return std::string(); }},
    {"numberInDash", [](std::int64_t n) { return "- " + decimal(n) + " -"; }},
    {"hebrew1", hebrew_numeral},
    {"hebrew2", [](std::int64_t n) { return repeated(n, kHebrew); }},
    {"arabicAlpha", [](std::int64_t n) { return repeated(n, kArabic); }},
    {"arabicAbjad", [](std::int64_t n) { return repeated(n, kAbjad); }},
    // The two Hindi rows carry each other's name in the standard (17.18.59), and Word follows it.
    {"hindiVowels", [](std::int64_t n) { return repeated(n, kHindiConsonants); }},
    {"hindiConsonants", [](std::int64_t n) { return repeated(n, kHindiVowels); }},
    {"hindiNumbers", [](std::int64_t n) { return digits(n, U"०१२३४५६७८९"); }},
    {"hindiCounting", hindi_text},
    {"thaiLetters", [](std::int64_t n) { return repeated(n, kThai); }},
    {"thaiNumbers", [](std::int64_t n) { return digits(n, U"๐๑๒๓๔๕๖๗๘๙"); }},
    {"thaiCounting", thai_text},
    {"bahtText", [](std::int64_t n) { return thai_text(n) + "บาทถ้วน"; }},
    {"dollarText", [](std::int64_t n) { return cardinal_text(n) + " and 00/100"; }},
    {"custom", decimal},
    {"decimalFullwidth", [](std::int64_t n) { return digits(n, U"０１２３４５６７８９"); }},   // seen with this case
}};

}  // namespace

std::string formatted_number(std::int64_t number, std::string_view format) {
  const auto* const found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.name == format; });
  return found == kFormats.end() ? decimal(number) : found->make(number);
}

std::string custom_number(std::int64_t number, std::string_view pattern) {
  std::size_t places = 0;
  while (places < pattern.size() && places < 10 && pattern[places] >= '0' && pattern[places] <= '9') ++places;
  std::string out = decimal(number);
  if (out.size() < places && number >= 0) out.insert(0, places - out.size(), '0');
  return out;
}

}  // namespace zhengben
