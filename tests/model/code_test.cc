#include "model/code.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "model/message.h"
#include "model/text.h"

using namespace zhengben;

namespace {

bool has_han(const std::string& text) {
  for (const char32_t character : to_utf32(text))
    if (is_han(character)) return true;
  return false;
}

}  // namespace

TEST_CASE("every code has an id of its own, a message and a help text") {
  std::set<std::string_view> ids;
  for (const CodeInfo& row : all_codes()) {
    CAPTURE(row.id);
    CHECK(ids.insert(row.id).second);
    CHECK(!row.message.empty());
    CHECK(!row.help.empty());
    CHECK(code_of(row.id) == row.code);
  }
}

TEST_CASE("an error has an exit status of the contract and a finding has none") {
  const std::set<int> contract = {2, 5, 6, 7, 8, 9, 70, 75, 130};
  for (const CodeInfo& row : all_codes()) {
    CAPTURE(row.id);
    CHECK((row.severity == Severity::Error ? contract.contains(row.exit_status) : row.exit_status == 0));
  }
}

TEST_CASE("every message and help text has its Chinese with the same arguments") {
  for (const CodeInfo& row : all_codes()) {
    CAPTURE(row.id);
    CHECK((has_han(translated(row.message, Language::Chinese)) || row.code == Code::Usage));
    CHECK(has_han(translated(row.help, Language::Chinese)));
    for (char digit = '1'; digit <= '9'; ++digit) {
      const std::string placeholder = {'{', digit, '}'};
      const bool english = row.message.find(placeholder) != std::string_view::npos;
      CHECK((translated(row.message, Language::Chinese).find(placeholder) != std::string::npos) == english);
    }
  }
}

TEST_CASE("a message states its arguments and a place counts from one") {
  CHECK(message(Code::CellZeros, {"00", "0"}, Language::English) == "\"00\" was written as \"0\"");
  CHECK(message(Code::CellZeros, {"00", "0"}, Language::Chinese) == "“00”改写为“0”");
  CHECK(describe({.table = 2, .row = 8, .column = 7}, Language::English) == "table 3, row 9, column 8");
  CHECK(describe({.table = 2, .row = 8, .column = 7}, Language::Chinese) == "表 3，第 9 行，第 8 列");
}
