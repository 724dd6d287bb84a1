#include "tools/batch/archive_library.h"

#include <archive.h>
#include <archive_entry.h>

extern "C" const zhengben::ArchiveLibrary zhengben_archive_library = {
    .read_new = archive_read_new,
    .read_free = archive_read_free,
    .support_gzip = archive_read_support_filter_gzip,
    .support_bzip2 = archive_read_support_filter_bzip2,
    .support_xz = archive_read_support_filter_xz,
    .support_zstd = archive_read_support_filter_zstd,
    .support_tar = archive_read_support_format_tar,
    .support_zip = archive_read_support_format_zip,
    .support_7zip = archive_read_support_format_7zip,
    .open_memory = archive_read_open_memory,
    .set_seek = archive_read_set_seek_callback,
    .open = archive_read_open2,
    .next_header = archive_read_next_header,
    .read_data = archive_read_data,
    .has_encrypted_entries = archive_read_has_encrypted_entries,
    .format = archive_format,
    .bytes_before_filter = archive_filter_bytes,
    .error_string = archive_error_string,
    .set_error = archive_set_error,
    .pathname = archive_entry_pathname,
    .pathname_utf8 = archive_entry_pathname_utf8,
    .filetype = archive_entry_filetype,
    .hardlink = archive_entry_hardlink,
    .is_encrypted = archive_entry_is_encrypted,
};
