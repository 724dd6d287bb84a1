// What the program needs to know about characters. UTF-8 throughout; malformed input never throws here: it reads as
// U+FFFD, one for each maximal bad sequence (The Unicode Standard 15.0, 3.9 Unicode Encoding Forms, D93b).
#ifndef ZHENGBEN_MODEL_TEXT_H
#define ZHENGBEN_MODEL_TEXT_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhengben {

// Decodes the character at text[at] and moves `at` behind it. Requires at < text.size().
char32_t next_character(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t character);
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
bool is_valid_utf8(std::string_view text);

// The blanks that padding is made of: U+0020, U+00A0, U+3000, U+2000-U+200B, U+202F, U+205F, U+2060, U+FEFF, tab, line ends.
bool is_blank(char32_t character);
std::string_view trimmed(std::string_view text);            // blanks off both ends
std::string without_blanks(std::string_view text);          // every blank out
bool is_blank_text(std::string_view text);

bool is_han(char32_t character);                            // ideographs, extensions and 〇 among them
bool is_kana(char32_t character);
bool is_hangul(char32_t character);
bool is_east_asian(char32_t character);                     // set in the East Asian font, full width: Han, kana, Hangul, CJK punctuation, full-width forms
bool is_digit(char32_t character);                          // '0'-'9' and full width

char32_t to_half_width(char32_t character);                 // U+FF01-FF5E and U+3000 to ASCII, all else itself
std::string with_half_width_digits(std::string_view text);  // only 0-9 , . + - among the full-width forms

// Number of characters that one must insert, remove or change to turn a into b; stops counting past `at_most`.
int edit_distance(std::u32string_view a, std::u32string_view b, int at_most);

// Foreign bytes to UTF-8 by an encoding's IANA name (GB18030, Big5, UTF-16LE …); nothing where a sequence is bad.
std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding);

// The encoding that the bytes look like, by uchardet's name; empty where they look like none.
std::string likely_encoding(std::string_view bytes);

// Unicode normal form C. Never KC over whole texts: it turns ① into 1.
std::string normal_form_c(std::string_view text);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_TEXT_H
