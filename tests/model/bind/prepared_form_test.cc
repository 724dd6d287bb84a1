#include "model/bind/prepared_form.h"

#include <doctest/doctest.h>

#include "model/error.h"

using namespace zhengben;

TEST_CASE("a form is prepared once where it stays and anew for each copy") {
  Form form = builtin_forms().front();
  CHECK(prepared(builtin_forms().front()) == builtin_forms().front().prepared);
  // A copy brings along what points into the other form's tables.
  const auto of_copy = prepared(form);
  CHECK(of_copy != form.prepared);
  CHECK(of_copy->form == &form);
  CHECK(of_copy->rows.front().table == &form.tables.front());
  prepare(form);
  CHECK(prepared(form) == form.prepared);
  CHECK(form.prepared->rows.size() == form.tables.size());
}

TEST_CASE("a form whose title pattern is no regular expression cannot be prepared") {
  Form form = builtin_forms().front();
  form.title_pattern = "(?<year>20\\d\\d";
  CHECK_THROWS_AS(prepare(form), Error);
}
