#include "writers/json/json_printer.h"

#include <doctest/doctest.h>

using zhengben::Decimal;
using zhengben::JsonPrinter;

namespace {

std::string quoted(std::string_view text) {
  JsonPrinter json;
  json.string(text);
  return json.take();
}

std::string number(Decimal value) {
  JsonPrinter json;
  json.decimal(value);
  return json.take();
}

}  // namespace

TEST_CASE("a JSON string escapes what must be and keeps Chinese as it is") {
  CHECK(quoted("a\"b\\c\n\t\r") == R"("a\"b\\c\n\t\r")");
  CHECK(quoted(std::string_view("\0\x1F\x7F", 3)) == R"("\u0000\u001f\u007f")");
  CHECK(quoted("正本\u00A0𠀀") == "\"正本\u00A0𠀀\"");
}

TEST_CASE("a bad UTF-8 sequence comes out as the replacement character") {
  CHECK(quoted("\xFF\xE6\xAD") == "\"\uFFFD\uFFFD\"");
  CHECK(quoted("\xED\xA0\x80").find("\xED\xA0") == std::string::npos);
}

TEST_CASE("a figure is printed without rounding") {
  CHECK(number({1967, 1}) == "196.7");
  CHECK(number({-5, 2}) == "-0.05");
  CHECK(number({0, 0}) == "0");
  CHECK(number({100, 2}) == "1.00");
  CHECK(number({INT64_MIN, 0}) == "-9223372036854775808");
}

TEST_CASE("objects and arrays nest, on one line or an item a line") {
  JsonPrinter json;
  json.object(JsonPrinter::Shape::Lines);
  json.key("a");
  json.array();
  json.integer(1);
  json.null();
  json.boolean(true);
  json.end();
  json.key("b");
  json.array(JsonPrinter::Shape::Lines);
  json.object();
  json.end();
  json.string("x");
  json.end();
  json.key("c");
  json.array(JsonPrinter::Shape::Lines);
  json.end();
  json.end();
  CHECK(json.take() == "{\n  \"a\": [1, null, true],\n  \"b\": [\n    {},\n    \"x\"\n  ],\n  \"c\": []\n}");
}
