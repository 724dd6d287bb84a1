// Colours that run into each other. ISO 32000-1:2008 8.7.4.5.3 Type 2 (Axial) and 8.7.4.5.4 Type 3 (Radial) Shadings.
#ifndef ZHENGBEN_WRITERS_PDF_SHADING_H
#define ZHENGBEN_WRITERS_PDF_SHADING_H

#include <string>
#include <utility>

#include "writers/layout/frame.h"

namespace zhengben {

// The dictionary of a shading; `from` and `to` in the page's own coordinates.
std::string shading_dictionary(const Shading& shading, std::pair<double, double> from, std::pair<double, double> to);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_SHADING_H
