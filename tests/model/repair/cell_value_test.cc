#include "model/repair/cell_value.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

using namespace zhengben;

namespace {

const CellTokens& tokens() { return builtin_forms().front().tokens; }

CellValue count(std::string_view raw, bool row_is_whole = true) { return parse_cell(raw, FieldType::Count, "", tokens(), row_is_whole); }
CellValue change(std::string_view raw) { return parse_cell(raw, FieldType::SignedCount, "", tokens(), true); }
CellValue money(std::string_view raw, std::string_view unit = "") { return parse_cell(raw, FieldType::Money, unit, tokens(), true); }

FieldType type_of(const std::string& name) {
  if (name == "money") return FieldType::Money;
  return name == "signed_count" ? FieldType::SignedCount : FieldType::Count;
}

CellState state_of(const std::string& name) {
  if (name == "ZERO") return CellState::Zero;
  if (name == "NUM") return CellState::Num;
  if (name == "NA") return CellState::NotApplicable;
  if (name == "EMPTY") return CellState::Empty;
  return name == "SPLIT" ? CellState::Split : CellState::Text;
}

double number(const Decimal& value) {
  double out = static_cast<double>(value.digits);
  for (int i = 0; i < value.scale; ++i) out /= 10;
  return out;
}

struct Expected {
  std::string_view raw, text;
  CellState state;
  std::int64_t value = 0;
};

void check(const CellValue& cell, const Expected& expected) {
  CAPTURE(std::string(expected.raw));
  CHECK(cell.text == expected.text);
  CHECK(cell.state == expected.state);
  const bool figure = expected.state == CellState::Num || expected.state == CellState::Zero;
  REQUIRE(cell.value.has_value() == figure);
  if (figure) CHECK(*cell.value == Decimal{expected.value, 0});
  CHECK((cell.text == expected.raw) == cell.repairs.empty());
  CHECK(cell.flag.has_value() == (expected.state == CellState::Text || expected.state == CellState::Split));
}

}  // namespace

TEST_CASE("every cell token of the collection has the meaning that was agreed for it") {
  std::ifstream file(std::string(ZHENGBEN_FIXTURES) + "/form/tokens.json");
  for (const nlohmann::json& token : nlohmann::json::parse(file)) {
    const std::string raw = token["raw"];
    CAPTURE(raw);
    const CellValue cell = parse_cell(raw, type_of(token["type"]), "", tokens(), true);
    CHECK(cell.state == state_of(token["state"]));
    REQUIRE(cell.value.has_value() == !token["value"].is_null());
    if (cell.value) CHECK(number(*cell.value) == doctest::Approx(token["value"].get<double>()));
    if (token.contains("cands")) CHECK(cell.candidates == token["cands"].get<std::vector<std::int64_t>>());
    if (token.contains("unit") && cell.value) CHECK(cell.unit == (token["unit"].is_null() ? "" : token["unit"].get<std::string>()));
  }
}

TEST_CASE("padding, width, thousands and a count's own unit go without loss") {
  using enum CellState;
  const Expected cases[] = {
      {"\u00A0\u30005\u200B", "5", Num, 5},  {"5\n", "5", Num, 5},           {"\uFEFF0", "0", Zero, 0},        {"\u00A000", "0", Zero, 0},
      {"０００", "0", Zero, 0},              {"１，２３４", "1234", Num, 1234}, {"1,234,567", "1234567", Num, 1234567}, {"３件", "3", Num, 3},
      {"3 件", "3", Num, 3},                 {"3\n次", "3", Num, 3},         {"1,234件", "1234", Num, 1234},   {"999999999999999", "999999999999999", Num, 999999999999999},
      {"　", "", Empty},                     {"\u200B\n", "", Empty},
  };
  for (const Expected& expected : cases) check(count(expected.raw), expected);
}

TEST_CASE("a figure that cannot be read with certainty stays as it is and says why") {
  struct Case {
    std::string_view raw;
    Code flag;
  };
  const Case cases[] = {
      {"007", Code::ValueLeadingZero}, {"12,34", Code::ValueComma},  {"1,2345", Code::ValueComma},  {"0,123", Code::ValueComma},      {"+19", Code::ValueSigned},
      {"-6", Code::ValueNegative},     {"−6", Code::ValueNegative},  {"减4", Code::ValueNegative},  {"1.5", Code::ValueFraction},     {"1.", Code::ValueText},
      {"12,", Code::ValueText},        {"3。", Code::ValueText},     {"约10", Code::ValueApproximate}, {"260余", Code::ValueApproximate}, {"近百", Code::ValueApproximate},
      {"约10件", Code::ValueApproximate}, {"见附件", Code::ValueText}, {"三", Code::ValueText},      {"٣", Code::ValueText},           {"①", Code::ValueText},
      {"件", Code::ValueText},         {"3万元", Code::ValueText},   {"1000000000000000", Code::ValueText}, {"99999999999999999999999999", Code::ValueText}, {"3/4", Code::ValueText},
      {"1.2.3", Code::ValueText},      {"\xFF\xFE", Code::ValueText}, {"--5", Code::ValueText},     {"5-", Code::ValueText},          {"+", Code::ValueText},
  };
  for (const Case& item : cases) {
    CAPTURE(std::string(item.raw));
    const CellValue cell = count(item.raw);
    CHECK(cell.state == CellState::Text);
    CHECK_FALSE(cell.value.has_value());
    CHECK(cell.text == item.raw);
    CHECK(cell.repairs.empty());
    REQUIRE(cell.flag.has_value());
    CHECK(info(*cell.flag).id == info(item.flag).id);
  }
}

TEST_CASE("split digits and look-alikes are candidates, not figures") {
  struct Case {
    std::string_view raw;
    CellState state;
    std::vector<std::int64_t> candidates;
  };
  const Case cases[] = {
      {"1 0", CellState::Split, {10}}, {"6\u00A02\u30006", CellState::Split, {626}}, {"1\n0", CellState::Split, {10}}, {"1\u200B0", CellState::Split, {10}},
      {"0 0", CellState::Split, {0}},  {"0 5", CellState::Split, {}},               {"O", CellState::Text, {0}},     {"〇", CellState::Text, {0}},
      {"lO", CellState::Text, {10}},   {"I2", CellState::Text, {12}},               {"oo", CellState::Text, {0}},    {"O5", CellState::Text, {}},
      {"Ox", CellState::Text, {}},
  };
  for (const Case& item : cases) {
    CAPTURE(std::string(item.raw));
    const CellValue cell = count(item.raw);
    CHECK(cell.state == item.state);
    CHECK(cell.candidates == item.candidates);
    CHECK(cell.text == item.raw);
  }
}

TEST_CASE("zeros are one zero only where the row is whole") {
  CHECK(count("000", true).text == "0");
  const CellValue flattened = count("000", false);
  CHECK(flattened.state == CellState::Split);
  CHECK(flattened.text == "000");
  CHECK_FALSE(flattened.value.has_value());
  CHECK(count("0", false).state == CellState::Zero);
}

TEST_CASE("a not-applicable mark is kept whatever its width and number of strokes") {
  for (const std::string_view raw : {"/", "／", "-", "－", "—", "——", "———", "–", "−", "--", "//", "无", "不适用", "N/A", "n/a", "Ｎ／Ａ"}) {
    CAPTURE(std::string(raw));
    for (const CellValue& cell : {count(raw), change(raw), money(raw)}) {
      CHECK(cell.state == CellState::NotApplicable);
      CHECK(cell.text == raw);
      CHECK(cell.repairs.empty());
    }
  }
  CHECK(count(" ／\u00A0").text == "／");
  CHECK(count("/\n/").state == CellState::Text);
}

TEST_CASE("signs and sign words are read in signed fields only") {
  using enum CellState;
  const Expected cases[] = {
      {"-6", "-6", Num, -6}, {"－６", "-6", Num, -6}, {"−6", "-6", Num, -6}, {"减4", "-4", Num, -4}, {"减 4", "-4", Num, -4}, {"增15", "15", Num, 15},
      {"+19", "19", Num, 19}, {"＋19", "19", Num, 19}, {"-0", "0", Zero, 0}, {"减3件", "-3", Num, -3}, {"00", "0", Zero, 0}, {"-1,234", "-1234", Num, -1234}, {"减少4", "减少4", Text},
      {"-1 0", "-1 0", Text},
  };
  for (const Expected& expected : cases) check(change(expected.raw), expected);
}

TEST_CASE("money keeps its unit and its fraction") {
  struct Case {
    std::string_view raw, text, unit;
    Decimal value;
  };
  const Case cases[] = {
      {"196.7万元", "196.7万元", "万元", {1967, 1}}, {"196.7 万元", "196.7 万元", "万元", {1967, 1}}, {"１９６．７万元", "196.7万元", "万元", {1967, 1}},
      {"1,035,000.50", "1035000.50", "", {103500050, 2}}, {"0.0", "0.0", "", {0, 1}}, {" 0", "0", "", {0, 0}}, {"1亿元", "1亿元", "亿元", {1, 0}},
  };
  for (const Case& item : cases) {
    CAPTURE(std::string(item.raw));
    const CellValue cell = money(item.raw, "万元");
    REQUIRE(cell.value.has_value());
    CHECK(*cell.value == item.value);
    CHECK(cell.text == item.text);
    CHECK(cell.unit == item.unit);
  }
  for (const std::string_view raw : {"00", "007.5", "-5", "+5.5", ".5", "5.", "3件", "￥5", "1,23.5", "19 6.7"}) {
    CAPTURE(std::string(raw));
    CHECK_FALSE(money(raw).value.has_value());
    CHECK(money(raw).text == raw);
    CHECK(money(raw).flag.has_value());
  }
}

TEST_CASE("reading a cell again changes nothing") {
  for (const std::string_view raw : {"\u00A000", "１,２３４", "3件", "减4", "增15", "196.7万元", "1 0", "O", "007", " / ", "　"})
    for (const FieldType type : {FieldType::Count, FieldType::SignedCount, FieldType::Money}) {
      const CellValue once = parse_cell(raw, type, "", tokens(), true);
      const CellValue twice = parse_cell(once.text, type, "", tokens(), true);
      CAPTURE(std::string(raw));
      CHECK(twice.text == once.text);
      CHECK(twice.state == once.state);
      CHECK(twice.value == once.value);
      CHECK(twice.repairs.empty());
    }
}
