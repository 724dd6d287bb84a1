#include "tools/batch/packed.h"

#include <zlib.h>

#include <cstdint>

#include "model/error.h"

namespace zhengben {

namespace {

constexpr std::size_t kHead = 8;
constexpr std::uint64_t kMost = 4ULL << 30;
constexpr std::uint64_t kMostRatio = 1'100;   // deflate cannot do better than 1,032 to 1

}  // namespace

std::string packed(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(kHead + size, '\0');
  for (std::size_t i = 0; i < kHead; ++i) out[i] = static_cast<char>(static_cast<std::uint64_t>(bytes.size()) >> (8 * i) & 0xFFU);
  const int result = compress2(reinterpret_cast<Bytef*>(out.data() + kHead), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED);
  if (result != Z_OK) throw Error(Code::Internal, {"zlib"});
  out.resize(kHead + size);
  return out;
}

std::string unpacked(std::string_view bytes) {
  const auto refuse = [] { throw Error(Code::JournalDamaged, {"", "a report in it cannot be unpacked"}); };
  if (bytes.size() < kHead) refuse();
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < kHead; ++i) expected |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  if (expected > kMost || expected > bytes.size() * kMostRatio) refuse();
  std::string out(expected, '\0');
  uLongf size = expected;
  const int result = uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data() + kHead), bytes.size() - kHead);
  if (result != Z_OK || size != expected) refuse();
  return out;
}

}  // namespace zhengben
