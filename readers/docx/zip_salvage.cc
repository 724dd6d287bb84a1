#include "readers/docx/zip_salvage.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "model/error.h"
#include "readers/docx/zip_record.h"

namespace zhengben::docx {

namespace {

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

std::int64_t position_of(std::string_view bytes, std::string_view signature, std::int64_t from) {
  const std::size_t found = bytes.find(signature, static_cast<std::size_t>(from));
  return found == std::string_view::npos ? std::ssize(bytes) : static_cast<std::int64_t>(found);
}

// A stored entry of unknown size ends where a descriptor says that just so many bytes came before it, else where the
// next record starts.
std::int64_t stored_size(std::string_view bytes, std::int64_t data) {
  const std::int64_t end = std::ssize(bytes);
  for (std::int64_t at = position_of(bytes, kDescriptor, data); at + 16 <= end; at = position_of(bytes, kDescriptor, at + 1)) {
    if (u32_at(bytes, at + 8) == at - data && u32_at(bytes, at + 12) == at - data) return at - data;
  }
  return std::min(position_of(bytes, kLocalHeader, data), position_of(bytes, kCentralHeader, data)) - data;
}

}  // namespace

Inflated inflate_some(std::string_view packed, std::int64_t at_most, bool keep) {
  Inflated out;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw Error(Code::LimitMemory);
  const std::unique_ptr<z_stream, EndInflate> end(&stream);
  std::array<char, 65'536> chunk;
  int result = Z_OK;
  while (result == Z_OK && out.size <= at_most) {
    if (stream.avail_in == 0) {
      const std::size_t size = std::min<std::size_t>(packed.size() - static_cast<std::size_t>(out.consumed), 1U << 30U);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + out.consumed));   // zlib does not write to it
      stream.avail_in = static_cast<uInt>(size);
    }
    const uInt before = stream.avail_in;
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    result = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = chunk.size() - stream.avail_out;
    out.consumed += before - stream.avail_in;
    out.size += static_cast<std::int64_t>(got);
    if (keep) out.bytes.append(chunk.data(), got);
  }
  if (result == Z_STREAM_END) out.end = Inflated::End::Whole;
  if (out.size > at_most) out.end = Inflated::End::TooLarge;
  return out;
}

std::uint32_t checksum(std::string_view bytes) { return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size())); }

ZipDirectory scan_local_headers(std::string_view bytes, const Limits& limits) {
  ZipDirectory out;
  out.end = std::ssize(bytes);
  std::int64_t budget = limits.max_inflated_bytes;
  for (std::int64_t at = position_of(bytes, kLocalHeader, 0); at < out.end; at = position_of(bytes, kLocalHeader, at)) {
    std::optional<ZipEntry> entry = read_local_header(bytes, at);
    if (!entry || (entry->method != 0 && entry->method != 8)) {
      at += 4;
      continue;
    }
    const bool is_known = entry->packed >= 0 && entry->packed <= out.end - entry->data;
    at = entry->data + (is_known ? entry->packed : 0);
    if (!is_known && entry->method == 8) {
      const Inflated inflated = inflate_some(bytes.substr(static_cast<std::size_t>(entry->data)), budget, false);
      budget -= inflated.size + inflated.consumed;
      if (inflated.end == Inflated::End::TooLarge || budget < 0) throw Error(Code::ZipTooLarge, {entry->name});
      entry->packed = inflated.end == Inflated::End::Whole ? inflated.consumed : out.end - entry->data;
      if (inflated.end == Inflated::End::Whole) at += inflated.consumed;
    } else if (!is_known) {
      entry->packed = stored_size(bytes, entry->data);
      at += entry->packed;
    }
    if (std::ssize(out.entries) == limits.max_entries) throw Error(Code::ZipTooManyEntries, {std::to_string(limits.max_entries + 1), std::to_string(limits.max_entries)});
    out.entries.push_back(std::move(*entry));
  }
  return out;
}

}  // namespace zhengben::docx
