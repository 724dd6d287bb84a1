#include "model/form/form.h"

#include <doctest/doctest.h>

#include <string>

#include "model/error.h"

using namespace zhengben;

namespace {

// A form of one table of two cells, with one place to spoil it.
std::string form_with(const std::string& before, const std::string& after) {
  std::string json = R"({"form": "x", "version": "1", "authority": {"doc_no": "1号", "title": "t", "report_years": "2021-"}, "title_pattern": "^(?<year>20\\d\\d)$",
    "sections": [{"no": 1, "heading": "一、甲", "kind": "table", "aliases": []}],
    "tables": [{"id": "t1", "section": 1, "grid": {"rows": 1, "cols": 2, "cells": [
      {"r": 0, "c": 0, "rs": 1, "cs": 1, "kind": "label", "text": "数"}, {"r": 0, "c": 1, "rs": 1, "cs": 1, "kind": "value", "key": "t1.a"}]}}],
    "fields": {"t1.a": {"label": "数", "type": "count"}},
    "constraints": [{"id": "r", "level": "implied", "lhs": ["t1.a"], "rhs": ["t1.a"]}],
    "label_aliases": {}, "cell_tokens": {"not_applicable": ["/"], "unit_suffix": ["件"], "sign_prefix": {"减": "-"}}})";
  if (const std::size_t at = json.find(before); !before.empty() && at != std::string::npos) json.replace(at, before.size(), after);
  return json;
}

std::string complaint_about(const std::string& json) {
  try {
    form_from_json(json);
  } catch (const Error& error) {
    CHECK(error.code() == Code::FormInvalid);
    return error.arguments().empty() ? "" : error.arguments().front();
  }
  return "none";
}

}  // namespace

TEST_CASE("both editions of the annual report are compiled in") {
  const auto forms = builtin_forms();
  REQUIRE(forms.size() == 2);
  CHECK(forms[0].id() == "cn.ogi.annual_report/2019");
  CHECK(forms[0].fields.size() == 198);
  CHECK(forms[0].relations.size() == 54);
  CHECK(forms[0].first_year == 2019);
  CHECK(forms[0].last_year == 2020);
  CHECK(forms[1].fields.size() == 200);
  CHECK(forms[1].relations.size() == 51);
  CHECK(forms[1].last_year == 0);
  CHECK(forms[0].sections.size() == 6);
  REQUIRE(forms[0].table("t2"));
  CHECK_FALSE(forms[0].table("t2")->has_relations);
  CHECK(forms[0].table("t3")->has_relations);
  CHECK(forms[0].table("t9") == nullptr);
}

TEST_CASE("every field of a form is found by its key and by no other") {
  for (const Form& form : builtin_forms()) {
    for (std::size_t i = 0; i < form.fields.size(); ++i) CHECK(form.field_index(form.fields[i].key) == static_cast<std::int32_t>(i));
    CHECK(form.field_index("t3.new") == -1);
    CHECK(form.field_index("") == -1);
  }
}

TEST_CASE("a form says what is wrong with it") {
  CHECK(complaint_about("{") == "not JSON");
  CHECK(complaint_about("[]") == "form: \"form\" is missing");
  CHECK(complaint_about(form_with("", "")) == "none");
  CHECK(complaint_about(form_with("\"cols\": 2", "\"cols\": 3")) == "table \"t1\", row 0, column 2: not covered");
  CHECK(complaint_about(form_with("\"c\": 1", "\"c\": 0")) == "table \"t1\", row 0, column 0: covered twice");
  CHECK(complaint_about(form_with("\"c\": 1", "\"c\": 7")) == "table \"t1\", row 0, column 7: cell outside the grid");
  CHECK(complaint_about(form_with("\"cols\": 2", "\"cols\": 1000000")) == "table \"t1\": bad size");
  CHECK(complaint_about(form_with("\"lhs\": [\"t1.a\"]", "\"lhs\": [\"t1.b\"]")) == "form.constraints[0].lhs[0]: unknown field \"t1.b\"");
  CHECK(complaint_about(form_with("\"lhs\": [\"t1.a\"]", "\"lhs\": [\"prev:t1.a\"]")) == "relation \"r\": another year in a relation within one report");
  CHECK(complaint_about(form_with("\"type\": \"count\"", "\"type\": \"colour\"")) == "form.fields.t1.a.type: unknown word \"colour\"");
  CHECK(complaint_about(form_with("{\"t1.a\": {", "{\"t1.b\": {\"label\": \"x\", \"type\": \"count\"}, \"t1.a\": {")) == "form.fields.t1.b: stands in no grid");
  CHECK(complaint_about(form_with("\"section\": 1", "\"section\": 4")) == "table \"t1\": no section 4");
  CHECK(complaint_about(form_with("\"r\": 0", "\"r\": 1e99")) == "form.tables[0].grid.cells[0].r: is not a small whole number");
}
