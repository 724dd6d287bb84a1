// Names of archive entries, in whatever encoding they were written.
#ifndef ZHENGBEN_TOOLS_BATCH_ENTRY_NAME_H
#define ZHENGBEN_TOOLS_BATCH_ENTRY_NAME_H

#include <string>
#include <string_view>

namespace zhengben {

// UTF-8 where it is, else GB18030, each part between slashes for itself: archives packed on several machines mix both.
// Bytes that fit neither come out as %XX. Slashes are '/', whatever the archive used.
std::string decoded_name(std::string_view raw);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_ENTRY_NAME_H
