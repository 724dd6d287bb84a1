// Words of the command line -> Settings. The only files that know CLI11 stand here.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H
#define ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H

#include <optional>
#include <string>

#include "tools/zhengben/settings.h"

namespace zhengben {

struct CommandLine {
  std::optional<Settings> settings;   // absent: print `text` and leave
  std::string text;                   // help, version, or what is wrong
  int exit_status = 0;                // 0 or 2
};

CommandLine parse_command_line(int argc, const char* const* argv);

// By LC_ALL, LC_MESSAGES and LANG, in this order.
Language language_of_environment();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H
