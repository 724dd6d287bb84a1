// Every bound of Limits as an option: the command line, the manual and `doctor` are printed from this list.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_LIMIT_OPTIONS_H
#define ZHENGBEN_TOOLS_ZHENGBEN_LIMIT_OPTIONS_H

#include <cstdint>
#include <span>
#include <string_view>

#include "model/limits.h"

namespace zhengben {

struct LimitOption {
  std::string_view name;            // "--max-entries"
  std::int64_t Limits::*member;
  std::string_view help;            // English; the key of the message catalogue
};

std::span<const LimitOption> limit_options();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_LIMIT_OPTIONS_H
