// What a DrawingML or VML shape looks like: its outline's name, fill, line and the place of its text.
#ifndef ZHENGBEN_READERS_DOCX_SHAPE_H
#define ZHENGBEN_READERS_DOCX_SHAPE_H

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// What of a look a TextBox does not hold, for findings: an effect ("shadow"), or what fills the shape.
struct DroppedEffect {
  std::string name;
  bool fills = false;
};
using LeftOut = std::vector<DroppedEffect>;

// Of wps:wsp: spPr over style, bodyPr.
LeftOut read_shape_look(Element shape, const Theme& theme, TextBox& box);

// Of a v:* shape: its kind and attributes. Nothing for what is not a shape (v:shapetype, v:fill …).
std::optional<LeftOut> read_vml_look(Element shape, TextBox& box);

// What the effects below `properties` are called: ECMA-376-1 3rd ed. (2011) 20.1.8.26 effectLst, 20.1.5.5 scene3d, sp3d.
void add_effects(Element properties, LeftOut& left_out);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SHAPE_H
