// Where a drawing stands: of DrawingML and of VML, alone and in groups.
#ifndef ZHENGBEN_READERS_DOCX_PLACEMENT_H
#define ZHENGBEN_READERS_DOCX_PLACEMENT_H

#include <vector>

#include "model/document.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

Placement placement_of(Element e);                     // of wp:inline and wp:anchor
Placement with_picture(Element pic, Placement p);      // crop, turn and size of a pic:pic
Placement vml_placement(Element shape);                // of a v:* shape's style
Placement vml_line_placement(Element shape);           // of v:line
bool vml_line_rises(Element shape);                    // from the left bottom to the right top

Placement turned(Element xfrm, Placement p);            // rotation and flips of an a:xfrm

// The coordinates inside a group: a child's times the scale, plus the offset, are EMU from the left top of `placed`.
struct DrawnGroup {
  Placement placed;
  double scale_x = 1, scale_y = 1, x = 0, y = 0;
  // A group around that is mirrored or turned about its middle, in EMU from the left top of `placed`; the innermost first.
  struct Turn {
    double degrees = 0, x = 0, y = 0;
    bool flip_horizontal = false, flip_vertical = false;
  };
  std::vector<Turn> turns;

  // Where a child stands; `own` is its own rotation and flips.
  Placement at(double left, double top, double wide, double high, const Placement& own) const;
  void add_turn(const Placement& own, double middle_x, double middle_y);

 private:
  void carry(Placement& p) const;
};

// ECMA-376-1 3rd ed. (2011) 20.1.7.5 xfrm (Group) in the group's properties; `outer` is the group around, or null.
DrawnGroup drawing_group(Element properties, const Placement& placed, const DrawnGroup* outer);
DrawnGroup vml_group(Element group, const Placement& placed);
Placement in_drawing_group(Element xfrm, const DrawnGroup& group);
Placement in_vml_group(Element shape, const DrawnGroup& group);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_PLACEMENT_H
