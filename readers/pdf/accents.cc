#include "readers/pdf/accents.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "readers/pdf/frame.h"

namespace zhengben::pdf {

namespace {

struct Accent {
  char32_t alone, combining;
};

// The Unicode Standard 15.0, 7.9 Combining Marks, "Spacing Clones of Diacritical Marks".
constexpr std::array<Accent, 19> kAccents{{{0x60, 0x300},  {0xB4, 0x301},  {0x5E, 0x302},  {0x2C6, 0x302}, {0x7E, 0x303},  {0x2DC, 0x303}, {0xAF, 0x304},
                                           {0x2C9, 0x304}, {0x2D8, 0x306}, {0x2D9, 0x307}, {0xA8, 0x308},  {0x2DA, 0x30A}, {0xB0, 0x30A},  {0x2DD, 0x30B},
                                           {0x2C7, 0x30C}, {0xB8, 0x327},  {0x2DB, 0x328}, {0x2CA, 0x301}, {0x2CB, 0x300}}};

char32_t combining_of(const Character& character) {
  if (character.text.empty() || character.text.size() > 2) return 0;
  std::size_t at = 0;
  const char32_t c = next_character(character.text, at);
  if (at != character.text.size()) return 0;
  if (c >= 0x300 && c <= 0x36F) return c;
  const auto* found = std::find_if(kAccents.begin(), kAccents.end(), [&](const Accent& accent) { return accent.alone == c; });
  return found == kAccents.end() ? 0 : found->combining;
}

bool is_letter(const std::string& text) {
  if (text.empty() || text.size() > 3) return false;
  std::size_t at = 0;
  const char32_t c = next_character(text, at);
  return at == text.size() && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2B0) || (c >= 0x370 && c < 0x530) || (c >= 0x1E00 && c < 0x2000));
}

// Whether the accent's middle stands over the letter: their extents along the writing overlap by more than half.
bool stands_over(const Character& accent, const Character& letter) {
  if (accent.direction != letter.direction || accent.invisible != letter.invisible) return false;
  const Box a = framed(accent), b = framed(letter);
  const double overlap = std::min(a.right, b.right) - std::max(a.left, b.left), narrower = std::min(a.width(), b.width());
  const double middle = (a.left + a.right) / 2, across = framed_baseline(accent) - framed_baseline(letter);
  const bool along = a.width() < 0.05 * accent.size ? middle >= b.left - 0.05 * letter.size && middle <= b.right + 0.05 * letter.size : overlap > 0.5 * narrower;
  return along && across < 0.5 * letter.size && across > -0.9 * letter.size;
}

bool compose(Character& letter, Character& accent, char32_t combining) {
  if (!is_letter(letter.text) || !stands_over(accent, letter)) return false;
  std::string text = letter.text == "\xC4\xB1" ? "i" : letter.text;   // a dotless i is drawn under an accent
  append_utf8(text, combining);
  letter.text = normal_form_c(text);
  accent.text.clear();
  return true;
}

}  // namespace

void compose_accents(PageContent& page) {
  std::vector<Character>& all = page.characters;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const char32_t combining = combining_of(all[i]);
    if (combining == 0) continue;
    // ASCII marks are far more often themselves; they count only where they lie over the letter drawn next to them.
    const bool after = i + 1 < all.size() && compose(all[i + 1], all[i], combining);
    if (!after && i > 0) compose(all[i - 1], all[i], combining);
  }
}

}  // namespace zhengben::pdf
