#include "writers/standard/emphasis.h"

#include <algorithm>

namespace zhengben::standard {

namespace {

constexpr int kReadable = 100;   // of 255

int brightness_of(const Color& color) { return (299 * color.red + 587 * color.green + 114 * color.blue) / 1'000; }

// Colours that print as black or cannot be seen on white say nothing.
bool says_something(const Color& color) {
  const int brightness = brightness_of(color);
  const int spread = std::max({color.red, color.green, color.blue}) - std::min({color.red, color.green, color.blue});
  return brightness < 200 && spread > 64;
}

}  // namespace

CharacterFormat emphasised(const CharacterFormat& look, const CharacterFormat& source, const EmphasisPolicy& policy) {
  CharacterFormat format = look;
  if (policy.weight) {
    format.bold = source.bold;
    format.italic = source.italic;
  }
  if (policy.color) {
    if (source.color && says_something(*source.color)) format.color = source.color;
    // Black text must stay readable on it.
    if (source.highlight && brightness_of(*source.highlight) >= kReadable) format.highlight = source.highlight;
  }
  if (policy.underline) format.underline = source.underline;
  if (policy.fonts) {
    format.fonts = source.fonts;
    format.fonts.hint = FontHint::Default;
  }
  format.strike = source.strike;
  format.double_strike = source.double_strike;
  format.caps = source.caps;
  format.small_caps = source.small_caps;
  format.vertical = source.vertical;
  format.emphasis = source.emphasis;
  format.right_to_left = source.right_to_left;
  format.complex_script = source.complex_script;
  return format;
}

}  // namespace zhengben::standard
