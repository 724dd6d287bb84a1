// Texts that begin with a number of an outline.
#ifndef ZHENGBEN_READERS_PDF_NUMBERED_H
#define ZHENGBEN_READERS_PDF_NUMBERED_H

#include <string>

namespace zhengben::pdf {

// "（四）", "四、", "4." or "4、": a text that begins so begins something new. `text` without blanks.
bool begins_numbered(const std::string& text);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_NUMBERED_H
