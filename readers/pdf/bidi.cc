#include "readers/pdf/bidi.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

enum class Run { Neutral, LeftToRight, RightToLeft, Number };

Run run_of(char32_t c) {
  if (is_right_to_left(c)) return Run::RightToLeft;
  if (is_digit(c) || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9)) return Run::Number;
  const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x590) || (c >= 0x900 && c < 0x2000) || is_east_asian(c);
  return letter ? Run::LeftToRight : Run::Neutral;
}

Run run_of(const std::string& text) {
  Run found = Run::Neutral;
  for (std::size_t at = 0; at < text.size();) {
    const Run own = run_of(next_character(text, at));
    if (own == Run::RightToLeft || own == Run::LeftToRight) return own;
    if (own == Run::Number) found = own;
  }
  return found;
}

// Turns the whole sequence round, then each stretch that reads from left to right back again: from a letter or digit of
// such a stretch to its last, with the marks between.
template <typename Sequence, typename Kind>
void turn_round(Sequence& sequence, const Kind& kind_of) {
  std::reverse(sequence.begin(), sequence.end());
  const auto is_left_to_right = [&](const auto& item) { return kind_of(item) == Run::LeftToRight || kind_of(item) == Run::Number; };
  for (auto begin = sequence.begin(); begin != sequence.end();) {
    if (!is_left_to_right(*begin)) {
      ++begin;
      continue;
    }
    auto end = begin + 1;
    for (auto at = end; at != sequence.end() && kind_of(*at) != Run::RightToLeft; ++at)
      if (is_left_to_right(*at)) end = at + 1;
    std::reverse(begin, end);
    begin = end;
  }
}

bool holds_right_to_left(const Word& word, const PageContent& page) {
  return std::any_of(word.characters.begin(), word.characters.end(), [&](std::uint32_t index) { return run_of(page.characters[index].text) == Run::RightToLeft; });
}

void turn_word(Word& word, const PageContent& page) {
  turn_round(word.characters, [&](std::uint32_t index) { return run_of(page.characters[index].text); });
  word.text.clear();
  for (const std::uint32_t index : word.characters) word.text += page.characters[index].unmapped ? "\xEF\xBF\xBD" : page.characters[index].text;
}

}  // namespace

bool is_right_to_left(char32_t c) {
  if (c >= 0x660 && c <= 0x669) return false;
  if (c >= 0x6F0 && c <= 0x6F9) return false;
  return (c >= 0x5BE && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF);
}

void put_in_logical_order(Line& line, const PageContent& page) {
  std::size_t to_left = 0, to_right = 0;
  for (const Word& word : line.words)
    for (const std::uint32_t index : word.characters) {
      const Run run = run_of(page.characters[index].text);
      to_left += run == Run::RightToLeft;
      to_right += run == Run::LeftToRight;
    }
  if (to_left == 0) return;
  const auto kind_of = [](const Word& word) { return run_of(word.text); };
  std::vector<Word> words = std::move(line.words);
  for (Word& word : words)
    if (holds_right_to_left(word, page)) turn_word(word, page);
  if (to_left >= to_right) {
    turn_round(words, kind_of);
  } else {
    for (auto begin = words.begin(); begin != words.end();) {
      if (kind_of(*begin) != Run::RightToLeft) {
        ++begin;
        continue;
      }
      auto end = begin + 1;
      for (auto at = end; at != words.end() && kind_of(*at) != Run::LeftToRight; ++at)
        if (kind_of(*at) == Run::RightToLeft) end = at + 1;
      std::reverse(begin, end);
      begin = end;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) words[i].blank_before = i > 0;
  line.words = std::move(words);
}

}  // namespace zhengben::pdf
