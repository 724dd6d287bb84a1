// What libzip does to us, so that an upgrade that changes it tells us. Each of these is why some line of
// archive.cc or zip_directory.cc is there.
#include <doctest/doctest.h>
#include <zip.h>

#include <memory>
#include <string>

#include "tests/readers/docx/zip_bytes.h"

using zhengben::test::zip_bytes;
using zhengben::test::ZipPart;

namespace {

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

Zip opened(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  Zip zip(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
  if (!zip) zip_source_free(source);
  return zip;
}

// Bytes that the entry inflates to; -1 where libzip meets an error.
std::int64_t inflated(const std::string& bytes, zip_uint64_t index) {
  const Zip zip = opened(bytes);
  if (!zip) return -1;
  zip_file_t* file = zip_fopen_index(zip.get(), index, 0);
  if (file == nullptr) return -1;
  char chunk[4096];
  std::int64_t size = 0;
  zip_int64_t got = 0;
  while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) size += got;
  zip_fclose(file);
  return got < 0 ? -1 : size;
}

}  // namespace

TEST_CASE("libzip lets duplicate names and names out of the package pass") {
  const ZipPart part{.name = "../a", .bytes = "x"};
  const std::string bytes = zip_bytes({part, {.name = "../A", .bytes = "y"}});
  const Zip zip = opened(bytes);
  REQUIRE(zip);
  CHECK(std::string(zip_get_name(zip.get(), 0, 0)) == "../a");
}

TEST_CASE("libzip gives more bytes than an entry declares") {
  ZipPart lie{.name = "a", .bytes = std::string(1 << 20, 'a')};
  lie.size = lie.local_size = 100;
  const std::string bytes = zip_bytes({lie});
  const Zip zip = opened(bytes);
  REQUIRE(zip);
  zip_file_t* file = zip_fopen_index(zip.get(), 0, 0);
  REQUIRE(file != nullptr);
  std::string out(1 << 16, '\0');
  CHECK(zip_fread(file, out.data(), out.size()) == 1 << 16);
  zip_fclose(file);
}

TEST_CASE("libzip sees a wrong checksum and a missing directory") {
  CHECK(inflated(zip_bytes({{.name = "a", .bytes = "x"}}), 0) == 1);
  CHECK(inflated(zip_bytes({{.name = "a", .bytes = "x", .crc = 1}}), 0) == -1);
  CHECK_FALSE(opened(zip_bytes({{.name = "a", .bytes = "x"}}, {.directory = false})));
}
