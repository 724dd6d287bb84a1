#include "model/text.h"

#include <doctest/doctest.h>

using namespace zhengben;

TEST_CASE("malformed UTF-8 reads as one replacement for each maximal bad sequence") {
  CHECK(to_utf8(to_utf32("a\xC0\x80" "b")) == "a\xEF\xBF\xBD\xEF\xBF\xBD" "b");
  CHECK(to_utf8(to_utf32("\xE4\xB8")) == "\xEF\xBF\xBD");
  CHECK(to_utf8(to_utf32("\xED\xA0\x80")) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(is_valid_utf8("规章 0"));
  CHECK(!is_valid_utf8("规\xE7"));
}

TEST_CASE("padding of every kind is trimmed and nothing else") {
  CHECK(trimmed("\u00A0\u3000 12\u200B\uFEFF\t") == "12");
  CHECK(trimmed("\u3000\u3000") == "");
  CHECK(without_blanks("本年新\n 制作\u3000数量") == "本年新制作数量");
  CHECK(trimmed("一\u00B7") == "一\u00B7");
}

TEST_CASE("only what belongs to a figure becomes half width") {
  CHECK(with_half_width_digits("１，２３４．５（件）") == "1,234.5（件）");
}

TEST_CASE("the edit distance stops counting past its bound") {
  CHECK(edit_distance(U"本年新收", U"本年新収", 3) == 1);
  CHECK(edit_distance(U"abcdef", U"ghijkl", 2) == 3);
  CHECK(edit_distance(U"", U"ab", 2) == 2);
}

TEST_CASE("bad bytes of a named encoding give nothing") {
  CHECK(decoded("\xB9\xE6\xD5\xC2", "GBK") == "规章");
  CHECK(!decoded("\xB9\x20", "GBK").has_value());
  CHECK(!decoded("a", "no-such-encoding").has_value());
}

TEST_CASE("UTF-16 is read in either order, and not at all where a surrogate stands alone") {
  CHECK(decoded(std::string("\x74\x5E\x3D\xD8\x00\xDE", 6), "UTF-16LE") == "年😀");
  CHECK(decoded(std::string("\x5E\x74\xD8\x3D\xDE\x00", 6), "UTF-16BE") == "年😀");
  CHECK(decoded("", "UTF-16BE") == "");
  for (const char* bytes : {"\xD8\x3D", "\xDE\x3D", "\xD8\x3D\x5E\x74", "\x5E\x74\x5E"}) CHECK_FALSE(decoded(bytes, "UTF-16BE"));
}
