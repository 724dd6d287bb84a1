// Names of bookmarks that an earlier conversion wrote into the text: "[bookmark: _GoBack]".
#ifndef ZHENGBEN_MODEL_REPAIR_TYPED_BOOKMARK_H
#define ZHENGBEN_MODEL_REPAIR_TYPED_BOOKMARK_H

#include <string>
#include <string_view>

namespace zhengben {

// The names that Word gives by itself: _GoBack, _Hlk62139238, OLE_LINK1, _Toc4711, _Ref1.
bool is_automatic_bookmark(std::string_view name);

struct TypedBookmark {
  std::size_t begin = std::string_view::npos, end = 0;   // bytes of "[bookmark: …]"; npos where there is none
  std::string_view name;
};

// The next one with an automatic name, at or behind `from`.
TypedBookmark next_typed_bookmark(std::string_view text, std::size_t from);

std::string without_typed_bookmarks(std::string_view text);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_TYPED_BOOKMARK_H
