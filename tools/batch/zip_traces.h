// Two looks into a zip that libarchive cannot give: whether its directory names anything that a document has, and the
// bytes of a name that it could not take for what the archive says they are.
#ifndef ZHENGBEN_TOOLS_BATCH_ZIP_TRACES_H
#define ZHENGBEN_TOOLS_BATCH_ZIP_TRACES_H

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zhengben {

// The bytes [begin, begin + size) of a zip, fewer where it is shorter.
using ZipBytes = std::function<std::string(std::int64_t begin, std::int64_t size)>;
ZipBytes bytes_of_file(int descriptor);

// A whole zip of which no entry is named as a part of a package: not even a damaged document. Only its directory is looked at.
bool is_zip_without_package(std::int64_t size, const ZipBytes& bytes);

// The name in the local header behind which an entry's data begin at `data`; nothing where there is no such header.
std::optional<std::string> name_in_local_header(std::int64_t data, const ZipBytes& bytes);

// A name that only packages have in their directory. ECMA-376-2 4th ed. (2016) 10.2 Mapping to a ZIP Archive; OpenDocument
// v1.2 part 3, 3.3 MIME Media Type; UMD and EPUB use the same.
bool is_package_name(std::string name);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_ZIP_TRACES_H
