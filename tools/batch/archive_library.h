// The functions of libarchive that are used, in a table: the library and the seven that it needs are loaded only where there is an
// archive among the inputs. What each does stands in libarchive's manual under the name in archive_library.cc.
#ifndef ZHENGBEN_TOOLS_BATCH_ARCHIVE_LIBRARY_H
#define ZHENGBEN_TOOLS_BATCH_ARCHIVE_LIBRARY_H

#include <sys/types.h>

#include <cstddef>
#include <cstdint>

struct archive;
struct archive_entry;

namespace zhengben {

struct ArchiveLibrary {
  archive* (*read_new)();
  int (*read_free)(archive*);
  int (*support_gzip)(archive*);
  int (*support_bzip2)(archive*);
  int (*support_xz)(archive*);
  int (*support_zstd)(archive*);
  int (*support_tar)(archive*);
  int (*support_zip)(archive*);
  int (*support_7zip)(archive*);
  int (*open_memory)(archive*, const void* bytes, std::size_t size);
  int (*set_seek)(archive*, std::int64_t (*seek)(archive*, void* data, std::int64_t offset, int whence));
  int (*open)(archive*, void* data, int (*open)(archive*, void*), ssize_t (*read)(archive*, void*, const void**), std::int64_t (*skip)(archive*, void*, std::int64_t), int (*close)(archive*, void*));
  int (*next_header)(archive*, archive_entry**);
  ssize_t (*read_data)(archive*, void* bytes, std::size_t size);
  int (*has_encrypted_entries)(archive*);
  int (*format)(archive*);
  std::int64_t (*bytes_before_filter)(archive*, int filter);
  const char* (*error_string)(archive*);
  void (*set_error)(archive*, int number, const char* format, ...);
  const char* (*pathname)(archive_entry*);
  const char* (*pathname_utf8)(archive_entry*);
  mode_t (*filetype)(archive_entry*);
  const char* (*hardlink)(archive_entry*);
  int (*is_encrypted)(archive_entry*);
};

// libarchive's: linked, or loaded where a program chooses to (tools/zhengben/archive_module.cc).
const ArchiveLibrary& archive_library();

}  // namespace zhengben

extern "C" const zhengben::ArchiveLibrary zhengben_archive_library;

#endif  // ZHENGBEN_TOOLS_BATCH_ARCHIVE_LIBRARY_H
