#include "writers/docx/archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "model/error.h"

namespace zhengben::docx_writer {

namespace {

// 1 January 1980, 00:00: the earliest date a package can hold, so that no clock is in the bytes.
constexpr zip_uint16_t kDosDate = 1U << 5U | 1U;
// The parts are XML full of repetition: higher levels cost twice the time for two hundredths of the size.
constexpr zip_uint32_t kDeflateLevel = 5;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void fail(const char* what) { throw Error(Code::Internal, {std::string("package: ") + what}); }

void add(zip_t* archive, const Part& part) {
  zip_source_t* bytes = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (!bytes) fail("no memory");
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(bytes);
    fail("a part could not be added");
  }
  const auto at = static_cast<zip_uint64_t>(index);
  zip_file_set_dostime(archive, at, 0, kDosDate, 0);
  zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0);
  zip_set_file_compression(archive, at, part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, kDeflateLevel);
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
  for (const Part& part : parts) add(archive.get(), part);
  if (zip_close(archive.get()) != 0) fail("it could not be finished");
  static_cast<void>(archive.release());   // closed
  return read_back(target.get());
}

}  // namespace zhengben::docx_writer
