// Whether bytes are plain text in an encoding that a Chinese office writes.
#ifndef ZHENGBEN_READERS_DETECT_TEXT_H
#define ZHENGBEN_READERS_DETECT_TEXT_H

#include <string_view>

namespace zhengben {

// UTF-8, UTF-16 or GB18030 without the control characters that text does not hold. Looks at the first 64 KiB.
bool is_plain_text(std::string_view bytes);

}  // namespace zhengben

#endif  // ZHENGBEN_READERS_DETECT_TEXT_H
