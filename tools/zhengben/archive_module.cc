// In the place of the file that links libarchive (tools/batch/linked_archive_library.cc).
#include "tools/batch/archive_library.h"
#include "tools/zhengben/modules.h"

namespace zhengben {

const ArchiveLibrary& archive_library() {
  static const auto* library = static_cast<const ArchiveLibrary*>(module_symbol("zhengben_archive.so", "zhengben_archive_library"));
  return *library;
}

}  // namespace zhengben
