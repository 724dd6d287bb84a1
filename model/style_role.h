// The paragraph styles of the standard look, by the name a user sees, and the roles they stand for. A fair copy that is
// read again tells its own roles by them, whatever its text looks like; only so does cleaning it twice change nothing.
#ifndef ZHENGBEN_MODEL_STYLE_ROLE_H
#define ZHENGBEN_MODEL_STYLE_ROLE_H

#include <optional>
#include <string>
#include <string_view>

#include "model/block.h"

namespace zhengben {

inline constexpr int kMaxHeadingLevel = 9;

struct StyledRole {
  Role role = Role::Body;
  int level = 0;
  bool operator==(const StyledRole&) const = default;
};

// "Title", "heading 2", "公文正文" …
std::string style_of_role(Role role, int level);

// The role that a style of the standard look stands for; nothing for any other style. "Title" and "heading n" are also
// everybody else's.
std::optional<StyledRole> role_of_style(std::string_view style);

// Styles of text in tables; their role is Body.
inline constexpr std::string_view kTableStylePrefix = "表格";
inline constexpr std::string_view kPictureStyle = "公文图片";

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_STYLE_ROLE_H
