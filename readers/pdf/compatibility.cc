#include "readers/pdf/compatibility.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "model/normal_form.h"
#include "model/text.h"
#include "readers/pdf/glyph_names.h"

namespace zhengben::pdf {

namespace {

// The Unicode Standard 15.0, 18.2 Ideographic Description and CJK Radicals: the 214 from U+2F00 on.
constexpr std::u32string_view kRadicals =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

// Of the CJK Radicals Supplement those that are whole characters. Unicode Character Database, EquivalentUnifiedIdeograph.txt.
constexpr std::array<std::pair<char32_t, char32_t>, 36> kSupplement{{
    {0x2E9F, U'母'}, {0x2EA0, U'民'}, {0x2EC1, U'虎'}, {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC6, U'角'}, {0x2EC9, U'贝'}, {0x2ECB, U'车'}, {0x2ED1, U'長'},
    {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2ED7, U'雨'}, {0x2ED8, U'青'}, {0x2ED9, U'韦'}, {0x2EDA, U'页'}, {0x2EDB, U'风'}, {0x2EDC, U'飞'}, {0x2EDD, U'食'},
    {0x2EE2, U'马'}, {0x2EE3, U'骨'}, {0x2EE4, U'鬼'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE7, U'卤'}, {0x2EE8, U'麦'}, {0x2EE9, U'黄'}, {0x2EEA, U'黾'},
    {0x2EEB, U'斉'}, {0x2EEC, U'齐'}, {0x2EED, U'歯'}, {0x2EEE, U'齿'}, {0x2EEF, U'竜'}, {0x2EF0, U'龙'}, {0x2EF1, U'龜'}, {0x2EF2, U'亀'}, {0x2EF3, U'龟'}}};

constexpr std::array<std::pair<char32_t, char32_t>, 22> kWingdings{{
    {0x6C, 0x25CF}, {0x6D, 0x274D}, {0x6E, 0x25A0}, {0x6F, 0x25A1}, {0x70, 0x25A1}, {0x71, 0x2751}, {0x72, 0x2752}, {0x74, 0x29EB}, {0x75, 0x25C6}, {0x76, 0x2756}, {0x77, 0x2B25},
    {0x9F, 0x2022}, {0xA7, 0x25AA}, {0xA8, 0x25FB}, {0xD8, 0x27A2}, {0xE0, 0x2192}, {0xFB, 0x2718}, {0xFC, 0x2714}, {0xFD, 0x2612}, {0xFE, 0x2611}, {0x4A, 0x263A}, {0xDF, 0x2190}}};

template <typename Table>
char32_t found_in(const Table& table, char32_t character) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == character; });
  return found == table.end() ? 0 : found->second;
}

}  // namespace

bool replace_compatibility(std::string& text) {
  // U+2E80 to U+2FDF start with E2 BA to E2 BF, U+F900 to U+FAFF with EF A4 to EF AB.
  const bool may = std::any_of(text.begin(), text.end(), [](char c) { return c == '\xE2' || c == '\xEF'; });
  if (!may) return false;
  std::u32string out;
  bool changed = false;
  for (char32_t character : to_utf32(text)) {
    char32_t made = 0;
    if (character >= 0x2F00 && character < 0x2F00 + kRadicals.size()) made = kRadicals[character - 0x2F00];
    if (character >= 0x2E80 && character < 0x2F00) made = found_in(kSupplement, character);
    if (character >= 0xF900 && character <= 0xFAFF) made = to_utf32(normal_form_c(to_utf8(std::u32string(1, character))))[0];
    changed = changed || (made != 0 && made != character);
    out += made != 0 ? made : character;
  }
  if (changed) text = to_utf8(out);
  return changed;
}

namespace {

// The Unicode Standard 15.0, 9.2 Arabic: the presentation forms, which stand for letters in a place of a word.
bool is_arabic_form(char32_t c) { return (c >= 0xFB50 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFDFC) || (c >= 0xFE70 && c <= 0xFEFC); }

// The form of a mark alone stands over a blank, which is not of the text.
std::string letters_of(char32_t form) {
  std::string out = normal_form_kc(to_utf8(std::u32string(1, form)));
  if (out.size() > 1 && out.front() == ' ') out.erase(0, 1);
  return out;
}

}  // namespace

void replace_ligatures(std::string& text) {
  if (text.find('\xEF') == std::string::npos) return;
  const std::u32string characters = to_utf32(text);
  if (std::any_of(characters.begin(), characters.end(), is_arabic_form)) {
    text.clear();
    for (const char32_t character : characters) text += is_arabic_form(character) ? letters_of(character) : to_utf8(std::u32string(1, character));
  }
  static constexpr std::array<std::string_view, 7> kLetters{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (std::size_t at = text.find("\xEF\xAC"); at != std::string::npos && at + 2 < text.size(); at = text.find("\xEF\xAC", at + 1)) {
    const auto index = static_cast<std::size_t>(static_cast<unsigned char>(text[at + 2])) - 0x80U;
    if (index < kLetters.size()) text.replace(at, 3, kLetters[index]);
  }
}

char32_t symbol_of(const std::string& font, char32_t character) {
  if (character < 0xF020 || character > 0xF0FF) return 0;
  const std::size_t code = character - 0xF000;
  if (font.starts_with("Wingdings")) return found_in(kWingdings, static_cast<char32_t>(code));
  if (!font.starts_with("Symbol")) return 0;
  static const EncodingTable symbol = encoding_table("Symbol");
  return symbol[code];
}

}  // namespace zhengben::pdf
