// Text strings outside content streams. ISO 32000-1:2008 7.9.2.2 Text String Type.
#ifndef ZHENGBEN_READERS_PDF_TEXT_STRING_H
#define ZHENGBEN_READERS_PDF_TEXT_STRING_H

#include <string>

namespace zhengben::pdf {

std::string text_string(const std::string& bytes);   // UTF-8

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_TEXT_STRING_H
