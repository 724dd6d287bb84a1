#include "tools/worker/part_stream.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

constexpr std::uint64_t kMagic = 0x31'4B'52'57'42'5A;   // "ZBWRK1"
constexpr std::size_t kChunk = 1 << 20;

// FNV-1a over words of eight bytes: told apart are a whole result and a cut or mixed one, not a forged one.
class Checksum {
 public:
  void add(std::string_view bytes) {
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data(), sizeof word);
      mix(word);
    }
    for (const char c : bytes) mix(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) { mix(number); }
  std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001B3U; }
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_number(int descriptor, std::uint64_t number) { return write_all(descriptor, {reinterpret_cast<const char*>(&number), sizeof number}); }

class Reader {
 public:
  Reader(int descriptor, const PartBounds& bounds) : descriptor_(descriptor), bounds_(bounds) {}

  PartsRead read(char* to, std::size_t size) {
    while (size > 0) {
      if (const PartsRead waited = wait(); waited != PartsRead::Whole) return waited;
      const ssize_t got = ::read(descriptor_, to, size);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got <= 0) return PartsRead::Ended;
      to += got;
      size -= static_cast<std::size_t>(got);
    }
    return PartsRead::Whole;
  }

  PartsRead number(std::uint64_t& value) { return read(reinterpret_cast<char*>(&value), sizeof value); }

  // Memory grows with what arrives, not with what is promised.
  PartsRead part(std::uint64_t size, std::string& out) {
    while (out.size() < size) {
      const std::size_t begin = out.size(), step = std::min<std::uint64_t>(size - begin, std::max(kChunk, begin));
      out.resize(begin + step);
      if (const PartsRead got = read(out.data() + begin, step); got != PartsRead::Whole) return got;
    }
    return PartsRead::Whole;
  }

 private:
  PartsRead wait() const {
    for (;;) {
      if (interrupted() != 0) return PartsRead::Interrupted;
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(bounds_.deadline - std::chrono::steady_clock::now()).count();
      if (left <= 0) return PartsRead::TimedOut;
      if (wait_readable(descriptor_, static_cast<int>(std::min<std::int64_t>(left, 60'000)))) return PartsRead::Whole;
    }
  }

  int descriptor_;
  const PartBounds& bounds_;
};

}  // namespace

bool write_parts(int descriptor, const std::vector<std::string>& parts) {
  Checksum checksum;
  checksum.add(parts.size());
  if (!write_number(descriptor, kMagic) || !write_number(descriptor, parts.size())) return false;
  for (const std::string& part : parts) {
    checksum.add(part.size());
    checksum.add(std::string_view(part));
    if (!write_number(descriptor, part.size()) || !write_all(descriptor, part)) return false;
  }
  return write_number(descriptor, checksum.value());
}

PartsRead read_parts(int descriptor, const PartBounds& bounds, std::vector<std::string>& parts) {
  Reader reader(descriptor, bounds);
  Checksum checksum;
  std::uint64_t magic = 0, count = 0, sum = 0;
  for (std::uint64_t* number : {&magic, &count})
    if (const PartsRead got = reader.number(*number); got != PartsRead::Whole) return got;
  if (magic != kMagic || count > bounds.max_parts) return PartsRead::Garbled;
  checksum.add(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t size = 0;
    if (const PartsRead got = reader.number(size); got != PartsRead::Whole) return got;
    if (size > static_cast<std::uint64_t>(bounds.max_part_bytes)) return PartsRead::TooLarge;
    if (const PartsRead got = reader.part(size, parts.emplace_back()); got != PartsRead::Whole) return got;
    checksum.add(size);
    checksum.add(std::string_view(parts.back()));
  }
  if (const PartsRead got = reader.number(sum); got != PartsRead::Whole) return got;
  return sum == checksum.value() ? PartsRead::Whole : PartsRead::Garbled;
}

}  // namespace zhengben
