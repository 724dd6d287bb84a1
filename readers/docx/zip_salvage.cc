#include "readers/docx/zip_salvage.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

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

// Walks over the local headers, each search going on where the last one stopped: linear in the file.
class Scanner {
 public:
  Scanner(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits), budget_(limits.max_inflated_bytes) {}
  ZipDirectory scan();

 private:
  void measure(ZipEntry& entry);
  std::int64_t stored_size(std::int64_t data);
  void find_descriptors();

  std::string_view bytes_;
  const Limits& limits_;
  std::int64_t budget_;                    // of bytes inflated only to see where they end
  std::int64_t central_ = -1;              // the next central header, -1: not looked for yet
  bool has_descriptors_ = false;
  std::vector<std::int64_t> described_;    // where data starts whose size a descriptor tells, sorted; their ends
  std::vector<std::int64_t> ends_;
};

// APPNOTE.TXT 6.3.9, 4.3.9 Data descriptor, with its signature: checksum, packed size, size.
void Scanner::find_descriptors() {
  has_descriptors_ = true;
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  const std::int64_t end = std::ssize(bytes_);
  for (std::int64_t at = position_of(bytes_, kDescriptor, 0); at + 16 <= end; at = position_of(bytes_, kDescriptor, at + 1)) {
    const std::int64_t size = u32_at(bytes_, at + 8);
    if (size == u32_at(bytes_, at + 12) && size <= at) found.emplace_back(at - size, at);
  }
  std::sort(found.begin(), found.end());
  for (const auto& [start, stop] : found) {
    described_.push_back(start);
    ends_.push_back(stop);
  }
}

// A stored entry of unknown size ends where a descriptor says that just so many bytes came before it, else where the
// next record starts.
std::int64_t Scanner::stored_size(std::int64_t data) {
  if (!has_descriptors_) find_descriptors();
  const auto found = std::lower_bound(described_.begin(), described_.end(), data);
  if (found != described_.end() && *found == data) return ends_[static_cast<std::size_t>(found - described_.begin())] - data;
  if (central_ < data) central_ = position_of(bytes_, kCentralHeader, data);
  return std::min(position_of(bytes_, kLocalHeader, data), central_) - data;
}

// Finds out how many packed bytes an entry has whose header does not say or lies.
void Scanner::measure(ZipEntry& entry) {
  if (entry.method == 0) {
    entry.packed = stored_size(entry.data);
    return;
  }
  const Inflated inflated = inflate_some(bytes_.substr(static_cast<std::size_t>(entry.data)), budget_, false);
  budget_ -= inflated.size + inflated.consumed;
  if (inflated.end == Inflated::End::TooLarge || budget_ < 0) throw Error(Code::ZipTooLarge, {entry.name}, {.part = entry.name});
  entry.packed = inflated.end == Inflated::End::Whole ? inflated.consumed : std::min(position_of(bytes_, kLocalHeader, entry.data), std::ssize(bytes_)) - entry.data;
}

ZipDirectory Scanner::scan() {
  ZipDirectory out;
  out.end = std::ssize(bytes_);
  for (std::int64_t at = position_of(bytes_, kLocalHeader, 0); at < out.end; at = position_of(bytes_, kLocalHeader, at)) {
    std::optional<ZipEntry> entry = read_local_header(bytes_, at);
    if (!entry || (entry->method != 0 && entry->method != 8)) {
      at += 4;
      continue;
    }
    if (entry->packed < 0 || entry->packed > out.end - entry->data) measure(*entry);
    at = entry->data + entry->packed;
    if (std::ssize(out.entries) == limits_.max_entries) throw Error(Code::ZipTooManyEntries, {std::to_string(limits_.max_entries + 1), std::to_string(limits_.max_entries)});
    out.entries.push_back(std::move(*entry));
  }
  return out;
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

ZipDirectory scan_local_headers(std::string_view bytes, const Limits& limits) { return Scanner(bytes, limits).scan(); }

}  // namespace zhengben::docx
