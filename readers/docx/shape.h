// What a DrawingML or VML shape looks like: its outline's name, fill, line and the place of its text.
#ifndef ZHENGBEN_READERS_DOCX_SHAPE_H
#define ZHENGBEN_READERS_DOCX_SHAPE_H

#include <optional>

#include "model/document.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// ECMA-376-1 3rd ed. (2011) 20.1.2.3 EG_ColorChoice inside `parent`: the colour with its luminance changes applied.
std::optional<Color> drawing_color(Element parent, const Theme& theme);

// Of wps:wsp: spPr over style, bodyPr.
void read_shape_look(Element shape, const Theme& theme, TextBox& box);

// Of a v:* shape: its kind and attributes. Nothing for what is not a shape (v:shapetype, v:fill …).
bool read_vml_look(Element shape, TextBox& box);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SHAPE_H
