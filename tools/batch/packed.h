// Canonical JSON as the journal keeps it: the length in eight bytes, low first, then zlib (RFC 1950).
#ifndef ZHENGBEN_TOOLS_BATCH_PACKED_H
#define ZHENGBEN_TOOLS_BATCH_PACKED_H

#include <string>
#include <string_view>

namespace zhengben {

std::string packed(std::string_view bytes);
std::string unpacked(std::string_view bytes);   // throws Error(JournalDamaged)

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_PACKED_H
