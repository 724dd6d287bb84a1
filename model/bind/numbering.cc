#include "model/bind/numbering.h"

#include <string>

#include "model/text.h"

namespace zhengben {

namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  char32_t peek() const {
    std::size_t at = at_;
    return at < text_.size() ? to_half_width(next_character(text_, at)) : 0;
  }
  void skip() {
    if (at_ < text_.size()) next_character(text_, at_);
  }
  bool take(std::u32string_view any) {
    const char32_t next = peek();
    if (next == 0 || any.find(next) == std::u32string_view::npos) return false;
    skip();
    return true;
  }
  void blanks() {
    for (std::size_t at = at_; at < text_.size() && is_blank(next_character(text_, at));) at_ = at;
  }
  std::size_t at() const { return at_; }

  // 一 to 九十九; 0 where none stands here.
  int chinese() {
    static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    int value = 0, digit = 0, characters = 0;
    for (; characters < 4; ++characters) {
      const char32_t next = peek();
      if (next == U'十') {
        value += (digit == 0 ? 1 : digit) * 10;
        digit = 0;
      } else if (const std::size_t found = kDigits.find(next); next != 0 && found != std::u32string_view::npos) {
        digit = static_cast<int>(found);
      } else {
        break;
      }
      skip();
    }
    return characters == 0 ? 0 : value + digit;
  }

  int arabic() {
    int value = 0, characters = 0;
    for (; characters < 3 && peek() >= U'0' && peek() <= U'9'; ++characters) {
      value = value * 10 + static_cast<int>(peek() - U'0');
      skip();
    }
    return characters == 0 || (peek() >= U'0' && peek() <= U'9') ? -1 : value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

Number made(NumberKind kind, int value, Scanner& scan, int depth = 0) {
  scan.blanks();
  return {kind, value, depth, scan.at()};
}

Number bracketed(Scanner scan) {
  scan.skip();
  scan.blanks();
  if (const int value = scan.chinese()) {
    scan.blanks();
    return scan.take(U")") ? made(NumberKind::ChineseBracket, value, scan) : Number{};
  }
  const int value = scan.arabic();
  return value >= 0 && scan.take(U")") ? made(NumberKind::ArabicBracket, value, scan) : Number{};
}

// 1. 1、 1．; 1.2 and deeper. "2.0版" and "2020年" are no numbers.
Number arabic(Scanner scan) {
  int value = scan.arabic();
  if (value < 0) return {};
  int depth = 1;
  while (scan.take(U".．")) {
    Scanner ahead = scan;
    const int next = ahead.arabic();
    if (next < 0) return depth == 1 ? made(NumberKind::Arabic, value, scan) : made(NumberKind::Multi, value, scan, depth);
    scan = ahead;
    value = next;
    ++depth;
  }
  if (depth == 1) return scan.take(U"、)") ? made(NumberKind::Arabic, value, scan) : Number{};
  const std::size_t end = scan.at();
  Number number = made(NumberKind::Multi, value, scan, depth);
  return number.size > end ? number : Number{};   // a blank must follow, else it is a decimal or a version
}

Number part(Scanner scan) {
  scan.skip();
  const int chinese = scan.chinese(), value = chinese ? chinese : scan.arabic();
  if (value <= 0 || !scan.take(U"章部编篇")) return {};
  scan.take(U"分");
  scan.blanks();
  scan.take(U"、:：");
  return made(NumberKind::Part, value, scan);
}

}  // namespace

Number number_of(std::string_view text) {
  Scanner scan(text);
  scan.blanks();
  const char32_t first = scan.peek();
  if (first == U'第') return part(scan);
  if (first == U'(') return bracketed(scan);
  if (first >= 0x2460 && first <= 0x2473) {
    scan.skip();
    return made(NumberKind::ArabicBracket, static_cast<int>(first - 0x2460) + 1, scan);
  }
  if (first >= U'0' && first <= U'9') return arabic(scan);
  if (const int value = scan.chinese()) {
    scan.blanks();
    if (scan.take(U"、.．,:，")) return made(NumberKind::Chinese, value, scan);
  }
  return {};
}

int level_of(const Number& number) {
  switch (number.kind) {
    case NumberKind::None: return 0;
    case NumberKind::Part:
    case NumberKind::Chinese: return 1;
    case NumberKind::ChineseBracket: return 2;
    case NumberKind::Arabic: return 3;
    case NumberKind::ArabicBracket: return 4;
    case NumberKind::Multi: return number.depth;
  }
  return 0;
}

bool is_heading_like(std::string_view text) {
  constexpr std::size_t kMostCharacters = 40;
  const std::u32string characters = to_utf32(trimmed(text));
  if (characters.empty() || characters.size() > kMostCharacters) return false;
  static constexpr std::u32string_view kSentence = U"。；！？;!?";
  static constexpr std::u32string_view kOpenEnd = U"，、,：:";
  if (kOpenEnd.find(characters.back()) != std::u32string_view::npos) return false;
  return characters.find_first_of(kSentence) == std::u32string::npos;
}

}  // namespace zhengben
