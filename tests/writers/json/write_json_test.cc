#include <doctest/doctest.h>

#include "model/form/form.h"
#include "tests/writers/sample.h"
#include "writers/writer.h"

using namespace zhengben;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the blocks come in reading order with their roles, notes last") {
  const std::string json = write_json(tests::sample(), {});
  const std::string expected = R"("blocks": [
      {"type": "heading", "level": 1, "text": "年度报告", "role": "title"},
      {"type": "heading", "level": 1, "text": "一、总体情况"},
      {"type": "paragraph", "text": "1. 正文", "raw": "1. 正 文"},
      {"type": "image", "index": 0, "media_type": "image/png", "text": "章"},
      {"type": "paragraph", "text": "框内"},
      {"type": "table", "index": 0},
      {"type": "note", "kind": "footnote", "label": "1", "text": "注文"}
    ])";
  CHECK(contains(json, expected));
}

TEST_CASE("a table is a full grid, a nested one is named by its cell and raw stands only where it differs") {
  const std::string json = write_json(tests::sample(), {});
  CHECK(contains(json, R"("rows": 2,
        "cols": 2,
        "cells": [
          {"r": 0, "c": 0, "rs": 1, "cs": 2, "text": "表头"},
          {"r": 1, "c": 0, "rs": 1, "cs": 1, "text": "0", "raw": "00"},
          {"r": 1, "c": 1, "rs": 1, "cs": 1, "text": "外", "tables": [1]}
        ])"));
  CHECK(contains(json, "\"nested\": true"));
}

TEST_CASE("without a form the report is null and the checks are empty") {
  const std::string json = write_json(tests::sample(), {});
  CHECK(contains(json, "\"report\": null,"));
  CHECK(contains(json, "\"checks\": [],"));
}

TEST_CASE("a report gives every field its state, value, unit and place") {
  const std::span<const Form> forms = builtin_forms();
  REQUIRE(forms.size() >= 2);
  Conversion conversion = tests::sample();
  conversion.report = tests::sample_report(forms[0]);
  conversion.checks = {{0, std::nullopt, Decimal{3, 0}, std::nullopt}};
  const std::string json = write_json(conversion, {});
  const std::string key = forms[0].fields[0].key;
  CHECK(contains(json, "\"form\": \"" + forms[0].id() + "\",\n    \"agency\": \"某区\",\n    \"year\": 2020,"));
  CHECK(contains(json, "\"" + key + R"(": {"raw": "196.7万元", "text": "196.7万元", "state": "NUM", "value": 196.7, "unit": "万元", "at": {"table": 0, "r": 1, "c": 0}})"));
  CHECK(contains(json, R"("state": "EMPTY", "value": null, "unit": null, "proved": 4, "proof": ["r1"], "candidates": [4, 5], "at": {"table": 0, "r": 1, "c": 1, "page": 2}})"));
  CHECK(contains(json, R"("holds": null, "lhs": 3, "rhs": null, "fields": [")"));
}

TEST_CASE("changes and findings carry their places, the fields they are about and nothing else") {
  Conversion conversion = tests::sample();
  conversion.changes = {{.code = Code::CellZeros, .place = {.table = 0, .row = 1, .column = 0}, .field = "t3.a", .before = "00", .after = "0", .proof = {"r1"}}};
  Finding finding = zhengben::finding(Code::SumFails, {.block = 2, .table = 0}, {"r1"});
  finding.fields = {"t3.a"};
  finding.suspect = "t3.a";
  finding.wants = 3;
  conversion.findings.add(finding);
  const std::string json = write_json(conversion, {.language = Language::English});
  CHECK(contains(json, R"({"code": "cell/zeros", "class": "lossless", "at": {"field": "t3.a", "table": 0, "r": 1, "c": 0}, "before": "00", "after": "0", "proof": ["r1"]})"));
  CHECK(contains(json, R"("at": {"fields": ["t3.a"], "suspect": "t3.a", "block": 2, "table": 0}, "wants": 3})"));
  CHECK(contains(json, "\"status\": \"review\""));
}
