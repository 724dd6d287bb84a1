#include "writers/deflate.h"

#include <libdeflate.h>

#include <memory>

#include "model/error.h"

namespace zhengben {

namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

constexpr int kTextLevel = 4;   // above it twice the time for a fortieth of the size

// libdeflate's functions for the two wrappings have the same shape.
template <auto kBound, auto kCompress>
std::string compressed(std::string_view bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
  if (!compressor) throw Error(Code::LimitMemory);
  std::string out(kBound(compressor.get(), bytes.size()), '\0');
  const std::size_t size = kCompress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw Error(Code::Internal, {"deflate"});
  out.resize(size);
  return out;
}

}  // namespace

std::string deflated(std::string_view bytes, Packing packing) {
  const int level = packing == Packing::Text ? kTextLevel : packing == Packing::Tables ? 3 : 1;
  return compressed<libdeflate_zlib_compress_bound, libdeflate_zlib_compress>(bytes, level);
}

RawDeflate raw_deflated(std::string_view bytes) {
  return {compressed<libdeflate_deflate_compress_bound, libdeflate_deflate_compress>(bytes, kTextLevel), libdeflate_crc32(0, bytes.data(), bytes.size())};
}

}  // namespace zhengben
