#include "model/style_role.h"

#include <doctest/doctest.h>

using namespace zhengben;

TEST_CASE("a style of the standard look stands for its role") {
  for (const Role role : {Role::Body, Role::Title, Role::ListItem, Role::Caption, Role::Signature, Role::Date, Role::Note})
    CHECK(role_of_style(style_of_role(role, 0)) == StyledRole{role, 0});
  for (int level = 1; level <= kMaxHeadingLevel; ++level) CHECK(role_of_style(style_of_role(Role::Heading, level)) == StyledRole{Role::Heading, level});
}

TEST_CASE("styles of text in tables stand for body text") { CHECK(role_of_style("表格数字五号") == StyledRole{}); }

TEST_CASE("another program's style stands for no role") {
  for (const char* style : {"", "Normal", "heading", "heading 10", "heading x", "Body Text"}) CHECK_FALSE(role_of_style(style));
}
