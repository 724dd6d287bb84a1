#include "tests/tools/batch/archive_maker.h"

#include <archive.h>
#include <archive_entry.h>
#include <clocale>

#include <memory>

namespace zhengben::tests {

namespace {

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string archive_of(const std::vector<Packed>& entries, Container container) {
  // 7z keeps names in UTF-16, made from the locale's encoding. A zip's names are to be the bytes given, with no mark that
  // they are UTF-8.
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, container == Container::SevenZip ? "C.UTF-8" : "C", nullptr), before = ::uselocale(utf8);
  std::string out;
  {
    const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
    switch (container) {
      case Container::Zip: archive_write_set_format_zip(writer.get()); break;
      case Container::SevenZip: archive_write_set_format_7zip(writer.get()); break;
      case Container::TarGz: archive_write_add_filter_gzip(writer.get()); [[fallthrough]];
      case Container::Tar: archive_write_set_format_gnutar(writer.get());
    }
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    archive_write_open(writer.get(), &out, nullptr, append, nullptr);
    for (const Packed& packed : entries) {
      const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
      archive_entry_set_pathname(entry.get(), packed.name.c_str());
      archive_entry_set_filetype(entry.get(), packed.link.empty() ? AE_IFREG : AE_IFLNK);
      archive_entry_set_perm(entry.get(), 0644);
      if (packed.link.empty()) archive_entry_set_size(entry.get(), static_cast<la_int64_t>(packed.bytes.size()));
      else archive_entry_set_symlink(entry.get(), packed.link.c_str());
      archive_write_header(writer.get(), entry.get());
      if (packed.link.empty()) archive_write_data(writer.get(), packed.bytes.data(), packed.bytes.size());
    }
    archive_write_close(writer.get());
  }
  ::uselocale(before);
  ::freelocale(utf8);
  return out;
}

}  // namespace zhengben::tests
