// An ICC profile of the sRGB colour space (IEC 61966-2-1:1999), made here: what the output intent of PDF/A holds.
#ifndef ZHENGBEN_WRITERS_PDF_SRGB_PROFILE_H
#define ZHENGBEN_WRITERS_PDF_SRGB_PROFILE_H

#include <string>

namespace zhengben {

std::string srgb_profile();   // ICC.1:2001-04 (version 2.4), class monitor

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_SRGB_PROFILE_H
