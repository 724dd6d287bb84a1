#include "model/repair/typed_bookmark.h"

#include <algorithm>

#include "model/text.h"

namespace zhengben {

namespace {

constexpr std::string_view kTyped = "[bookmark:";
// Word gives a bookmark no more than 40 characters; a bound keeps the search linear.
constexpr std::size_t kLongest = 64;

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

}  // namespace

bool is_automatic_bookmark(std::string_view name) {
  if (name == "_GoBack") return true;
  for (const std::string_view stem : {"_Hlk", "OLE_LINK", "_Toc", "_Ref"})
    if (name.starts_with(stem) && name.size() > stem.size() && are_digits(name.substr(stem.size()))) return true;
  return false;
}

TypedBookmark next_typed_bookmark(std::string_view text, std::size_t from) {
  for (std::size_t begin = text.find(kTyped, from); begin != std::string_view::npos; begin = text.find(kTyped, begin + 1)) {
    const std::string_view inside = text.substr(begin + kTyped.size(), kLongest);
    const std::size_t length = inside.find(']');
    if (length == std::string_view::npos) continue;
    const std::string_view name = trimmed(inside.substr(0, length));
    if (is_automatic_bookmark(name)) return {.begin = begin, .end = begin + kTyped.size() + length + 1, .name = name};
  }
  return {};
}

std::string without_typed_bookmarks(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (TypedBookmark typed = next_typed_bookmark(text, 0); typed.begin != std::string_view::npos; typed = next_typed_bookmark(text, from)) {
    out += text.substr(from, typed.begin - from);
    from = typed.end;
  }
  return out += text.substr(from);
}

}  // namespace zhengben
