// In a file of its own: a program that loads libarchive when it is wanted defines this function itself, and then it is not linked.
#include "tools/batch/archive_library.h"

namespace zhengben {

const ArchiveLibrary& archive_library() { return zhengben_archive_library; }

}  // namespace zhengben
