// Foreign bytes of a text file -> UTF-8, with a finding where the encoding had to be guessed.
#ifndef ZHENGBEN_READERS_TEXT_ENCODING_H
#define ZHENGBEN_READERS_TEXT_ENCODING_H

#include <string>
#include <string_view>

#include "model/finding.h"

namespace zhengben::text {

// UTF-8 and UTF-16 by mark or by structure, else what the bytes look like. Bytes that fit no encoding are kept as
// U+FFFD with a finding: never dropped.
std::string to_utf8_text(std::string_view bytes, Findings& findings);

}  // namespace zhengben::text

#endif  // ZHENGBEN_READERS_TEXT_ENCODING_H
