#include "readers/pdf/fax.h"

#include <doctest/doctest.h>

#include <string>

using namespace zhengben::pdf;
using namespace std::string_literals;

namespace {

// Two rows of eight samples; the first of them has black at 2, 3 and 4.
std::string samples_of(const std::string& data, std::int64_t k, bool black_is_1 = true) {
  const FaxPicture picture = undo_fax(data, {.k = k, .columns = 8, .rows = 2, .black_is_1 = black_is_1});
  return picture.samples + (picture.whole ? "" : "?");
}

}  // namespace

TEST_CASE("rows coded by the row above them are as drawn") {
  CHECK(samples_of("\x2F\x78", -1) == "\x38\x38");              // all changes right below those above
  CHECK(samples_of("\x2F\x5A\x80", -1) == "\x38\x10");          // one to the right, one to the left
  CHECK(samples_of("\x2F\x46", -1) == "\x38\0"s);               // passed over
  CHECK(samples_of("\x2F\x78", -1, false) == "\xC7\xC7");
}

TEST_CASE("rows coded by themselves are as drawn, with and without marks between them") {
  CHECK(samples_of("\x7A\x1E\x80", 0) == "\x38\x38");
  CHECK(samples_of("\x00\x17\xA0\x00\x5E\x80"s, 0) == "\x38\x38");
  CHECK(samples_of("\x00\x1B\xD0\x00\x2E"s, 1) == "\x38\x38");   // the second by the first
}

TEST_CASE("a row longer than a code's longest run is several codes") {
  // White of 2560 and 64 and 0, then black of 6.
  const FaxPicture picture = undo_fax("\x01\xFD\x9A\x90", {.k = 0, .columns = 2'630, .rows = 1, .black_is_1 = true});
  CHECK(picture.whole);
  CHECK(picture.samples == std::string(328, '\0') + "\xFC");
}

TEST_CASE("rows that are missing or damaged are white and said to be missing") {
  CHECK(samples_of("\x2F", -1) == "\0\0?"s);
  CHECK(samples_of("\x2F\x40", -1) == "\x38\0?"s);
  CHECK(samples_of("", 0) == "\0\0?"s);
  CHECK(samples_of(std::string(100, '\0'), 0) == "\0\0?"s);
  CHECK(samples_of("\x00\x10\x01"s, -1) == "\0\0?"s);             // the end of the picture before its first row
}
