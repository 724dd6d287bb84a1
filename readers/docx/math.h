// Office Math as a line of text. ECMA-376-1 3rd ed. (2011) 22.1 Math.
#ifndef ZHENGBEN_READERS_DOCX_MATH_H
#define ZHENGBEN_READERS_DOCX_MATH_H

#include <string>

#include "readers/docx/xml.h"

namespace zhengben::docx {

// "(a+b)/2", "x^2", "√(x)", "∑_(i=1)^n x": what can be read aloud; every word and figure is there, once.
std::string linear_math(Element math);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_MATH_H
