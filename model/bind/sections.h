// Which line is the heading of which section of the form.
#ifndef ZHENGBEN_MODEL_BIND_SECTIONS_H
#define ZHENGBEN_MODEL_BIND_SECTIONS_H

#include <vector>

#include "model/bind/label.h"
#include "model/bind/lines.h"
#include "model/form/form.h"

namespace zhengben {

struct FoundSection {
  int line = -1;                          // -1: not found
  Likeness likeness = Likeness::None;     // Same also where only the file's own number differs
};

// One for each of Form::sections, in the form's order. `first`: the line to begin at, behind the title.
std::vector<FoundSection> find_sections(const std::vector<Line>& lines, const Form& form, std::size_t first);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_SECTIONS_H
