// Words of the command line -> Settings. The only files that know CLI11 stand here.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H
#define ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H

#include <optional>
#include <string>
#include <vector>

#include "tools/zhengben/settings.h"

namespace zhengben {

struct CommandLine {
  std::optional<Settings> settings;   // absent: print `text` and leave
  std::string text;                   // help, version, or what is wrong
  int exit_status = 0;                // 0 or 2
};

CommandLine parse_command_line(int argc, const char* const* argv);

// The same options as data, for the manual page and the shells' completions.
struct OptionText {
  std::vector<std::string> names;         // "-o", "--output"; of an argument its name alone
  std::string value;                      // "FILE|DIR|-"; empty for a flag
  std::string help, group, initial;
  std::vector<std::string> choices;       // where only these words are taken
  bool argument = false;
};
struct CommandText {
  std::string name, help;
  std::vector<OptionText> options;
};
std::vector<CommandText> describe_commands(Language language);

// By LC_ALL, LC_MESSAGES and LANG, in this order.
Language language_of_environment();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_COMMAND_LINE_H
