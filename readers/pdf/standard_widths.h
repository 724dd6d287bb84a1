// Advances of the 14 standard fonts, which a file may leave out. ISO 32000-1:2008 9.6.2.2 Standard Type 1 Fonts.
#ifndef ZHENGBEN_READERS_PDF_STANDARD_WIDTHS_H
#define ZHENGBEN_READERS_PDF_STANDARD_WIDTHS_H

#include <optional>
#include <string>

namespace zhengben::pdf {

// In em; by the font's name or its usual other one ("Arial,Bold"). Nothing for other fonts. Characters past ASCII get
// the width of the font's "n".
std::optional<double> standard_width(const std::string& font, char32_t character);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_STANDARD_WIDTHS_H
