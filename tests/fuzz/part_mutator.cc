// One XML part, changed as XML more often than as bytes.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "tests/fuzz/xml_mutator.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 5 < 2) return LLVMFuzzerMutate(data, size, max_size);
  std::string xml(reinterpret_cast<const char*>(data), size);
  for (auto times = 1 + random() % 3; times > 0; --times) xml = zhengben::fuzz::with_xml_changed(xml, random);
  if (xml.size() > max_size || xml.empty()) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, xml.data(), xml.size());
  return xml.size();
}
