// What is known about fonts by their names alone: which names mean one font, what kind of type it is, what may stand in
// for it. No file is looked at here.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_NAMES_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_NAMES_H

#include <span>
#include <string>
#include <string_view>

#include "writers/layout/font.h"

namespace zhengben {

// A family in the form in which names are compared: ASCII in lower case, one blank between words, no '@' of vertical setting.
std::string family_key(std::string_view family);

struct NamedFont {
  std::string_view identity;      // one for all names of one font, empty where the name is not known
  FontKind kind = FontKind::Serif;
  std::string_view metrics;       // family in the table of metrics; empty: the kind's or the stand-in's own
  std::string_view stand_in;      // tried before those of the kind
  bool same_advances = false;     // the stand-in was drawn to the advances of this font
  bool box_only = false;          // `metrics` is a sister's: its line box holds, its advances do not
};

// By the table of names, else by the words in the name.
NamedFont named_font(std::string_view key);
// All names of the font, in their compared form.
std::span<const std::string_view> names_of(std::string_view identity);
// Families that stand in for a kind, the best first. Names of this list may be missing from the machine.
std::span<const std::string_view> stand_ins(FontKind kind);
bool is_east_asian_kind(FontKind kind);
// A name that says a heavy weight itself ("Arial Black", 方正粗黑): a bold face stands in for it.
bool names_heavy_face(std::string_view key);
// Faces of Noto CJK for other regions draw other forms of the same characters.
bool is_foreign_han_face(std::string_view key);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_NAMES_H
