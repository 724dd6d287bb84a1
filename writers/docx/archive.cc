#include "writers/docx/archive.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "model/error.h"
#include "writers/deflate.h"

namespace zhengben::docx_writer {

namespace {

// 1 January 1980, 00:00: the earliest date a package can hold, so that no clock is in the bytes.
constexpr zip_uint16_t kDosDate = 1U << 5U | 1U;
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void fail(const char* what) { throw Error(Code::Internal, {std::string("package: ") + what}); }

// A part that is compressed already, as libzip reads it: its statistics say so, and libzip then copies the bytes.
struct Packed {
  RawDeflate part;
  std::size_t size = 0, at = 0;
};

zip_int64_t read_packed(Packed& packed, void* out, zip_uint64_t room) {
  const std::size_t count = std::min(static_cast<std::size_t>(room), packed.part.bytes.size() - packed.at);
  std::memcpy(out, packed.part.bytes.data() + packed.at, count);
  packed.at += count;
  return static_cast<zip_int64_t>(count);
}

zip_int64_t tell_about(const Packed& packed, void* out) {
  zip_stat_t about;
  zip_stat_init(&about);
  about.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  about.size = packed.size;
  about.comp_size = packed.part.bytes.size();
  about.comp_method = ZIP_CM_DEFLATE;
  about.crc = packed.part.crc;
  std::memcpy(out, &about, sizeof about);
  return sizeof about;
}

// zip_source_function(3). Nothing here fails, so there is no error to hand over.
zip_int64_t packed_source(void* state, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  Packed& packed = *static_cast<Packed*>(state);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN: packed.at = 0; return 0;
    case ZIP_SOURCE_READ: return read_packed(packed, data, size);
    case ZIP_SOURCE_STAT: return tell_about(packed, data);
    case ZIP_SOURCE_FREE: delete &packed; return 0;
    case ZIP_SOURCE_CLOSE: case ZIP_SOURCE_ERROR: return 0;
    default: return -1;
  }
}

zip_source_t* source_of(zip_t* archive, const Part& part, Deflater& deflater) {
  if (part.stored) return zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  auto packed = std::make_unique<Packed>(Packed{deflater.raw_deflated(part.bytes), part.bytes.size(), 0});
  zip_source_t* source = zip_source_function(archive, packed_source, packed.get());
  if (source) static_cast<void>(packed.release());   // ZIP_SOURCE_FREE deletes it
  return source;
}

void add(zip_t* archive, const Part& part, Deflater& deflater) {
  zip_source_t* bytes = source_of(archive, part, deflater);
  if (!bytes) fail("no memory");
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(bytes);
    fail("a part could not be added");
  }
  const auto at = static_cast<zip_uint64_t>(index);
  zip_file_set_dostime(archive, at, 0, kDosDate, 0);
  zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0);
  zip_set_file_compression(archive, at, part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
}

std::string read_back(zip_source_t* source) {
  zip_stat_t about;
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) fail("the result could not be opened");
  std::string out(static_cast<std::size_t>(about.size), '\0');
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::size_t>(got) != out.size()) fail("the result could not be read");
  return out;
}

}  // namespace

std::string zipped(std::vector<Part> parts) {
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.name < b.name; });
  zip_error_t error;
  zip_error_init(&error);
  const Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail("no memory");
  Archive archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) fail("it could not be begun");
  zip_source_keep(target.get());
  Deflater deflater;
  for (const Part& part : parts) add(archive.get(), part, deflater);
  if (zip_close(archive.get()) != 0) fail("it could not be finished");
  static_cast<void>(archive.release());   // closed
  return read_back(target.get());
}

}  // namespace zhengben::docx_writer
