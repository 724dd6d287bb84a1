// Another program on foreign bytes: without our descriptors, environment and terminal, under bounds, killed with its
// time.
#ifndef ZHENGBEN_TOOLS_REPORT_EXTERNAL_PROGRAM_H
#define ZHENGBEN_TOOLS_REPORT_EXTERNAL_PROGRAM_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

struct ProgramLimits {
  std::int64_t cpu_seconds = 20, wall_seconds = 40;
  std::int64_t memory_bytes = 2LL << 30, file_bytes = 64LL << 20;
};

// `input` can be read under kProgramInput. Whether it ended with status 0.
inline constexpr const char* kProgramInput = "/dev/fd/3";
bool run_program(const std::vector<std::string>& words, std::string_view input, const ProgramLimits& limits);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_EXTERNAL_PROGRAM_H
