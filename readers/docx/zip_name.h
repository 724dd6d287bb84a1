// Names of parts out of a zip directory.
#ifndef ZHENGBEN_READERS_DOCX_ZIP_NAME_H
#define ZHENGBEN_READERS_DOCX_ZIP_NAME_H

#include <string>
#include <string_view>

namespace zhengben::docx {

// UTF-8 with '/' between folders and none in front. A name that is not UTF-8 is taken for GB18030, whatever the flag
// says, since Chinese archivers write that. Throws Error(ZipBadName) where the name leads out of the package: "..",
// a drive, a server, or holds control characters.
std::string part_name(std::string_view raw);
inline bool is_absolute(std::string_view raw) { return raw.starts_with('/') || raw.starts_with('\\'); }

// ECMA-376-2 3rd ed. (2011) 9.1.1.3 Part Naming: names are equal without regard to the case of ASCII letters.
std::string folded(std::string_view name);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_ZIP_NAME_H
