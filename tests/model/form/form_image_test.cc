#include "model/form/form_image.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "model/error.h"

using namespace zhengben;

namespace {

Form form_of(const std::string& edition) {
  std::ifstream file(std::string(ZHENGBEN_SOURCE) + "/model/form/data/annual_report-" + edition + ".json");
  return form_from_json(std::string((std::istreambuf_iterator<char>(file)), {}));
}

}  // namespace

TEST_CASE("the forms compiled in are those of their JSON") {
  const auto forms = builtin_forms();
  REQUIRE(forms.size() == 2);
  CHECK(image_of(forms[0]) == image_of(form_of("2019")));
  CHECK(image_of(forms[1]) == image_of(form_of("2021")));
}

TEST_CASE("an image of a form brings back every member") {
  Form form;
  form.name = "n", form.version = "v", form.authority = "a", form.title_pattern = "p";
  form.first_year = 2019;
  form.sections = {{7, "一、甲", false, {"甲", ""}}};
  form.tables = {{"t1", 3, 1, 2, {{0, 1, 1, 1, FormCellKind::Value, "", 0}, {0, 0, 1, 1, FormCellKind::Note, "注", -1}}, true}};
  form.fields = {{"t1.a", "数", FieldType::Money, "万元"}};
  form.relations = {{"r", "总", RelationLevel::Soft, Comparison::LessOrEqual, true, {{0, true}}, {{0, false}}}};
  form.label_aliases = {{"k", {"x", "y"}}};
  form.tokens = {{"/"}, {"件"}, {{"减", "-"}}};
  form.by_key = {0};
  const Form back = form_from_image(image_of(form));
  CHECK(image_of(back) == image_of(form));
  CHECK(back.sections[0].aliases == std::vector<std::string>{"甲", ""});
  CHECK(back.tables[0].cells[1].text == "注");
  CHECK(back.tables[0].cells[1].field == -1);
  CHECK(back.fields[0].type == FieldType::Money);
  CHECK(back.relations[0].left[0].previous_year);
  CHECK(back.tokens.signs.at("减") == "-");
}

TEST_CASE("an image of a form that is cut short or too long is refused") {
  Form form;
  form.fields = {{"t1.a", "数", FieldType::Count, ""}};
  form.label_aliases = {{"k", {"x"}}};
  const std::string image = image_of(form);
  for (std::size_t size = 0; size < image.size(); ++size) CHECK_THROWS_AS(form_from_image(image.substr(0, size)), Error);
  CHECK_THROWS_AS(form_from_image(image + "x"), Error);
}
