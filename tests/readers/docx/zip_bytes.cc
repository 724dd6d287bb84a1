#include "tests/readers/docx/zip_bytes.h"

#include <zlib.h>

#include <stdexcept>

namespace zhengben::test {

namespace {

void put(std::string& out, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

}  // namespace

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("deflateInit2");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zip_bytes(const std::vector<ZipPart>& parts, const ZipShape& shape) {
  std::string out = shape.prefix, directory;
  for (const ZipPart& part : parts) {
    const std::string packed = part.method == 8 ? deflated(part.bytes) : part.bytes;
    const std::uint32_t crc = part.crc.value_or(static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(part.bytes.data()), part.bytes.size())));
    const auto packed_size = part.packed_size.value_or(static_cast<std::uint32_t>(packed.size())), size = part.size.value_or(static_cast<std::uint32_t>(part.bytes.size()));
    const bool later = (part.flags & 8U) != 0;
    const std::string name = part.local_name.value_or(part.name);
    const std::size_t header = part.local_header.value_or(static_cast<std::uint32_t>(out.size() - shape.prefix.size()));
    put(out, 0x04034b50, 4);
    put(out, 20, 2);
    put(out, part.flags, 2);
    put(out, part.local_method.value_or(part.method), 2);
    put(out, 0x00210000, 4);
    put(out, later ? 0 : crc, 4);
    put(out, later ? 0 : packed_size, 4);
    put(out, later ? 0 : part.local_size.value_or(size), 4);
    put(out, name.size(), 2);
    put(out, 0, 2);
    out += name + packed;
    if (later) {
      put(out, 0x08074b50, 4);
      put(out, crc, 4);
      put(out, packed_size, 4);
      put(out, size, 4);
    }
    put(directory, 0x02014b50, 4);
    put(directory, 3U << 8U | 20U, 2);
    put(directory, 20, 2);
    put(directory, part.flags, 2);
    put(directory, part.method, 2);
    put(directory, 0x00210000, 4);
    put(directory, crc, 4);
    put(directory, packed_size, 4);
    put(directory, size, 4);
    put(directory, part.name.size(), 2);
    put(directory, 0, 8);
    put(directory, part.attributes, 4);
    put(directory, header, 4);
    directory += part.name;
  }
  if (!shape.directory) return out + shape.suffix;
  const std::size_t start = out.size() - shape.prefix.size();
  const auto count = static_cast<std::uint64_t>(static_cast<std::int64_t>(parts.size()) + shape.count_off_by);
  out += directory;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);
  put(out, count, 2);
  put(out, count, 2);
  put(out, directory.size(), 4);
  put(out, start, 4);
  put(out, shape.comment.size(), 2);
  return out + shape.comment + shape.suffix;
}

}  // namespace zhengben::test
