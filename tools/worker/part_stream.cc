#include "tools/worker/part_stream.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

constexpr std::uint64_t kMagic = 0x31'4B'52'57'42'5A;   // "ZBWRK1"
constexpr std::size_t kChunk = 256 << 10;

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

// Whole where there is something to read.
PartsRead wait(int descriptor, std::chrono::steady_clock::time_point deadline) {
  for (;;) {
    if (interrupted() != 0) return PartsRead::Interrupted;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return PartsRead::TimedOut;
    if (wait_readable(descriptor, static_cast<int>(std::min<std::int64_t>(left, 60'000)))) return PartsRead::Whole;
  }
}

}  // namespace

void PartsChecksum::add(std::string_view bytes) {
  for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    mix(word);
  }
  for (const char c : bytes) mix(static_cast<unsigned char>(c));
}

bool write_parts(int descriptor, const std::vector<std::string>& parts) {
  PartsChecksum checksum;
  checksum.add(parts.size());
  if (!write_number(descriptor, kMagic) || !write_number(descriptor, parts.size())) return false;
  for (const std::string& part : parts) {
    checksum.add(part.size());
    checksum.add(std::string_view(part));
    if (!write_number(descriptor, part.size()) || !write_all(descriptor, part)) return false;
  }
  return write_number(descriptor, checksum.value());
}

bool PartsParser::number(std::string_view& bytes, std::uint64_t& value) {
  const std::size_t wanted = std::min(sizeof value - pending_.size(), bytes.size());
  pending_ += bytes.substr(0, wanted);
  bytes.remove_prefix(wanted);
  if (pending_.size() < sizeof value) return false;
  std::memcpy(&value, pending_.data(), sizeof value);
  pending_.clear();
  return true;
}

void PartsParser::begin_next_part() { expecting_ = parts_.size() < count_ ? Expecting::Size : Expecting::Sum; }

void PartsParser::end_part() {
  checksum_.add(std::string_view(parts_.back()));
  begin_next_part();
}

PartsParser::State PartsParser::take_number(std::uint64_t value) {
  switch (expecting_) {
    case Expecting::Magic:
      expecting_ = Expecting::Count;
      return value == kMagic ? State::Unfinished : State::Garbled;
    case Expecting::Count:
      count_ = value;
      checksum_.add(value);
      begin_next_part();
      return value <= max_parts_ ? State::Unfinished : State::Garbled;
    case Expecting::Size:
      if (value > static_cast<std::uint64_t>(max_part_bytes_)) return State::TooLarge;
      size_ = value;
      checksum_.add(value);
      parts_.emplace_back();
      expecting_ = Expecting::Part;
      if (value == 0) end_part();
      return State::Unfinished;
    default: return value == checksum_.value() ? State::Whole : State::Garbled;
  }
}

PartsParser::State PartsParser::feed(std::string_view& bytes) {
  while (!bytes.empty() && state_ == State::Unfinished) {
    if (expecting_ == Expecting::Part) {
      std::string& part = parts_.back();
      const std::size_t wanted = std::min<std::uint64_t>(size_ - part.size(), bytes.size());
      part += bytes.substr(0, wanted);
      bytes.remove_prefix(wanted);
      if (part.size() == size_) end_part();
      continue;
    }
    std::uint64_t value = 0;
    if (number(bytes, value)) state_ = take_number(value);
  }
  return state_;
}

std::vector<std::string> PartsParser::take() {
  std::vector<std::string> parts = std::move(parts_);
  *this = PartsParser(max_parts_, max_part_bytes_);
  return parts;
}

PartsRead read_parts(int descriptor, const PartBounds& bounds, std::vector<std::string>& parts) {
  PartsParser parser(bounds.max_parts, bounds.max_part_bytes);
  std::string buffer(kChunk, '\0');
  for (;;) {
    if (const PartsRead waited = wait(descriptor, bounds.deadline); waited != PartsRead::Whole) return waited;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return PartsRead::Ended;
    std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
    switch (parser.feed(bytes)) {
      case PartsParser::State::Unfinished: break;
      case PartsParser::State::Garbled: return PartsRead::Garbled;
      case PartsParser::State::TooLarge: return PartsRead::TooLarge;
      case PartsParser::State::Whole: parts = parser.take(); return PartsRead::Whole;
    }
  }
}

}  // namespace zhengben
