// Strings through a pipe: how many, then each with its length, then a checksum of all. The reader believes nothing.
#ifndef ZHENGBEN_TOOLS_WORKER_PART_STREAM_H
#define ZHENGBEN_TOOLS_WORKER_PART_STREAM_H

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

bool write_parts(int descriptor, const std::vector<std::string>& parts);

enum class PartsRead : std::uint8_t { Whole, Ended, Garbled, TooLarge, TimedOut, Interrupted };

struct PartBounds {
  std::uint64_t max_parts = 64;
  std::int64_t max_part_bytes = 1 << 30;
  std::chrono::steady_clock::time_point deadline;
};

// FNV-1a over words of eight bytes: told apart are a whole result and a cut or mixed one, not a forged one.
class PartsChecksum {
 public:
  void add(std::string_view bytes);
  void add(std::uint64_t number) { mix(number); }
  std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001B3U; }
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

// Takes the bytes of one set of parts after another as they come. Memory grows with what arrives, not with what is
// promised.
class PartsParser {
 public:
  PartsParser(std::uint64_t max_parts, std::int64_t max_part_bytes) : max_parts_(max_parts), max_part_bytes_(max_part_bytes) {}

  enum class State : std::uint8_t { Unfinished, Whole, Garbled, TooLarge };

  // Takes from the front of `bytes` up to the end of the set; once it is Whole, nothing more before take().
  State feed(std::string_view& bytes);
  std::vector<std::string> take();           // and is ready for the next set

 private:
  enum class Expecting : std::uint8_t { Magic, Count, Size, Part, Sum };
  bool number(std::string_view& bytes, std::uint64_t& value);
  State take_number(std::uint64_t value);
  void begin_next_part();
  void end_part();

  std::uint64_t max_parts_;
  std::int64_t max_part_bytes_;
  Expecting expecting_ = Expecting::Magic;
  State state_ = State::Unfinished;
  std::string pending_;                      // bytes of a number that are not all there
  std::uint64_t count_ = 0, size_ = 0;
  PartsChecksum checksum_;
  std::vector<std::string> parts_;
};

// One set of parts, waiting for it.
PartsRead read_parts(int descriptor, const PartBounds& bounds, std::vector<std::string>& parts);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_PART_STREAM_H
