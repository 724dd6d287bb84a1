#include "model/style_role.h"

#include <algorithm>
#include <array>

namespace zhengben {

namespace {

struct Name {
  Role role;
  std::string_view style;
};

constexpr std::array kNames{Name{Role::Body, "公文正文"},      Name{Role::Title, "Title"},        Name{Role::ListItem, "公文列表"}, Name{Role::Caption, "公文题注"},
                            Name{Role::Signature, "公文署名"}, Name{Role::Date, "公文成文日期"}, Name{Role::Note, "公文注释"},     Name{Role::Body, kPictureStyle}};

constexpr std::string_view kHeading = "heading ";

}  // namespace

std::string style_of_role(Role role, int level) {
  if (role == Role::Heading) return std::string(kHeading) + std::to_string(std::clamp(level, 1, kMaxHeadingLevel));
  const auto* name = std::find_if(kNames.begin(), kNames.end(), [&](const Name& each) { return each.role == role; });
  return std::string(name->style);
}

std::optional<StyledRole> role_of_style(std::string_view style) {
  if (style.size() == kHeading.size() + 1 && style.starts_with(kHeading) && style.back() >= '1' && style.back() <= '9')
    return StyledRole{Role::Heading, style.back() - '0'};
  if (style.starts_with(kTableStylePrefix)) return StyledRole{};
  for (const Name& name : kNames)
    if (name.style == style) return StyledRole{name.role, 0};
  return std::nullopt;
}

}  // namespace zhengben
