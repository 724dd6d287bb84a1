// Whole packages, mutated inside: a change of packed bytes would only ever break the packing.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "model/error.h"
#include "readers/docx/archive.h"
#include "tests/fuzz/xml_mutator.h"
#include "tests/readers/docx/zip_bytes.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

std::vector<zhengben::test::ZipPart> parts_of(std::string_view bytes) {
  std::vector<zhengben::test::ZipPart> out;
  try {
    zhengben::Findings findings;
    zhengben::docx::Archive archive(bytes, {.max_inflated_bytes = 4 << 20}, findings);
    for (const std::string& name : archive.names()) out.push_back({.name = name, .bytes = archive.read(name, 1 << 20).value_or(""), .method = 0});
  } catch (const zhengben::Error&) {
    out.clear();
  }
  return out;
}

}  // namespace

// Stored parts, so that libFuzzer's own crossing-over sees them too.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  std::vector<zhengben::test::ZipPart> parts = parts_of({reinterpret_cast<const char*>(data), size});
  std::minstd_rand random(seed);
  if (parts.empty() || random() % 12 == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string& bytes = parts[random() % parts.size()].bytes;
  if (random() % 3 != 0) {
    for (auto times = 1 + random() % 3; times > 0; --times) bytes = zhengben::fuzz::with_xml_changed(bytes, random);
  } else {
    const std::size_t old_size = bytes.size();
    bytes.resize(old_size + 256);
    bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), old_size, bytes.size()));
  }
  const std::string out = zhengben::test::zip_bytes(parts);
  if (out.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, out.data(), out.size());
  return out.size();
}
