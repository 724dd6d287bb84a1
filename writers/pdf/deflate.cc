#include "writers/pdf/deflate.h"

#include <zlib.h>

#include "model/error.h"

namespace zhengben {

std::string deflated(std::string_view bytes, Packing packing) {
  z_stream stream{};
  const int level = packing == Packing::Text ? 6 : 1;
  const int strategy = packing == Packing::Outlines ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY;
  if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS, 8, strategy) != Z_OK) throw Error(Code::LimitMemory);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));   // zlib takes no const, and does not write
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw Error(Code::Internal);
  return out;
}

}  // namespace zhengben
