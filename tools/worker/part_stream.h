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

PartsRead read_parts(int descriptor, const PartBounds& bounds, std::vector<std::string>& parts);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_PART_STREAM_H
