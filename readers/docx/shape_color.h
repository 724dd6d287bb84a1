// Colours of DrawingML and VML, and what changes them.
#ifndef ZHENGBEN_READERS_DOCX_SHAPE_COLOR_H
#define ZHENGBEN_READERS_DOCX_SHAPE_COLOR_H

#include <optional>
#include <string_view>

#include "model/document.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// ECMA-376-1 3rd ed. (2011) 20.1.2.3 EG_ColorChoice inside `parent`: the colour with its changes applied, on white as far as
// it is transparent; nothing where it is wholly so. `placeholder` is what phClr stands for.
std::optional<Color> drawing_color(Element parent, const Theme& theme, std::optional<Color> placeholder = std::nullopt);

// "#RRGGBB", "#RGB" or a name, with a palette index in brackets behind it.
std::optional<Color> vml_color(std::optional<std::string_view> text);

// 20.1.8.33 gradFill; nothing where it has fewer than two colours.
std::optional<Gradient> drawing_gradient(Element fill, const Theme& theme, std::optional<Color> placeholder = std::nullopt);

// ECMA-376-4 (2011) 19.1.2.5 fill of type gradient or gradientRadial, from the shape's own colour.
std::optional<Gradient> vml_gradient(Element fill, const Color& own);

// "50%", ".5", or "32768f" in 65,536ths.
double vml_fraction(std::string_view text);

Color color_in_middle(const Gradient& gradient);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SHAPE_COLOR_H
