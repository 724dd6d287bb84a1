// What the source's headers and footers say besides the page number, which alone the standard page carries.
#ifndef ZHENGBEN_WRITERS_STANDARD_FURNITURE_H
#define ZHENGBEN_WRITERS_STANDARD_FURNITURE_H

#include "model/document.h"
#include "model/finding.h"

namespace zhengben::standard {

// A finding for each header or footer with such words, unless it is already there.
void report_replaced_furniture(const Document& document, Findings& findings);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_FURNITURE_H
