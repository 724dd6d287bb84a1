#include "writers/deflate.h"

#include <libdeflate.h>

#include <array>

#include "model/error.h"

namespace zhengben {

namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// By Packing. For texts, above it twice the time for a fortieth of the size.
constexpr std::array<int, 3> kLevels{4, 3, 1};

// Room that a stream is compressed into before it is copied at its own size: used again, and never filled with zeros.
class Room {
 public:
  char* of(std::size_t size) {
    if (size > size_) {
      bytes_ = std::make_unique_for_overwrite<char[]>(size);
      size_ = size;
    }
    return bytes_.get();
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

// libdeflate's functions for the two wrappings have the same shape.
template <auto kBound, auto kCompress>
std::string compressed(std::string_view bytes, libdeflate_compressor* compressor, Room& room) {
  const std::size_t bound = kBound(compressor, bytes.size());
  char* const out = room.of(bound);
  const std::size_t size = kCompress(compressor, bytes.data(), bytes.size(), out, bound);
  if (size == 0) throw Error(Code::Internal, {"deflate"});
  return {out, size};
}

}  // namespace

struct Deflater::State {
  std::array<std::unique_ptr<libdeflate_compressor, FreeCompressor>, kLevels.size()> compressors;
  Room room;

  libdeflate_compressor* compressor(Packing packing) {
    const auto index = static_cast<std::size_t>(packing);
    if (!compressors[index]) compressors[index].reset(libdeflate_alloc_compressor(kLevels[index]));
    if (!compressors[index]) throw Error(Code::LimitMemory);
    return compressors[index].get();
  }
};

Deflater::Deflater() : state_(std::make_unique<State>()) {}
Deflater::~Deflater() = default;

std::string Deflater::deflated(std::string_view bytes, Packing packing) {
  return compressed<libdeflate_zlib_compress_bound, libdeflate_zlib_compress>(bytes, state_->compressor(packing), state_->room);
}

RawDeflate Deflater::raw_deflated(std::string_view bytes) {
  return {compressed<libdeflate_deflate_compress_bound, libdeflate_deflate_compress>(bytes, state_->compressor(Packing::Text), state_->room), libdeflate_crc32(0, bytes.data(), bytes.size())};
}

std::string deflated(std::string_view bytes, Packing packing) { return Deflater().deflated(bytes, packing); }

}  // namespace zhengben
