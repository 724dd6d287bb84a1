// The values in the style attribute of a VML shape, which are those of CSS. ECMA-376-4 (2011) 19.1.2.19 shape, style.
#ifndef ZHENGBEN_READERS_DOCX_VML_STYLE_H
#define ZHENGBEN_READERS_DOCX_VML_STYLE_H

#include <optional>
#include <string_view>

#include "model/length.h"

namespace zhengben::docx {

std::string_view css_value(std::string_view style, std::string_view name);   // empty where it is not said
std::optional<Length> css_length(std::string_view text);   // "12pt", "1in", a bare number in pixels of 1/96 inch
double plain_number(std::string_view text);                // what the text begins with; 0 where that is no number

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_VML_STYLE_H
