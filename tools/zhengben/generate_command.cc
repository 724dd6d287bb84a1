// The manual page and the completions, printed from the options as the command line knows them, and the JSON's schema.
#include <functional>

#include "model/error.h"
#include "model/version.h"
#include "tools/files/output_file.h"
#include "tools/zhengben/command_line.h"
#include "tools/zhengben/commands.h"

namespace zhengben {

namespace embedded {
extern const std::string_view report_schema;
}

namespace {

// groff_man(7): a backslash, and a dot or quote at the start of a line, mean something.
std::string for_roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += std::string("\\&") + c;
    else out += c;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string man_page(const Settings& settings) {
  const auto say = [&](std::string_view english) { return translated(english, settings.language); };
  std::string out = ".TH ZHENGBEN 1 \"\" \"zhengben " + std::string(version()) + "\"\n.SH " + say("NAME") + "\nzhengben \\- " + for_roff(say("fair copies of office documents")) + "\n.SH " +
                    say("SYNOPSIS") + "\n.B zhengben\n.I command\n[\\fIoptions\\fR] \\fIinput\\fR...\n";
  for (const CommandText& command : describe_commands(settings.language)) {
    out += ".SH zhengben " + command.name + "\n" + for_roff(command.help) + "\n";
    for (const OptionText& option : command.options) {
      out += ".TP\n\\fB" + for_roff(joined(option.names, ", ")) + "\\fR";
      if (!option.value.empty() && !option.argument) out += " \\fI" + for_roff(option.value) + "\\fR";
      out += "\n" + for_roff(option.help) + (option.initial.empty() ? "" : " [" + for_roff(option.initial) + "]") + "\n";
    }
  }
  return out;
}

std::string bash_completion(const Settings& settings) {
  std::string commands, cases, values;
  for (const CommandText& command : describe_commands(settings.language)) {
    commands += " " + command.name;
    std::string words;
    for (const OptionText& option : command.options) {
      if (option.argument) continue;
      words += " " + joined(option.names, " ");
      if (option.choices.empty()) continue;
      const std::string line = "    " + joined(option.names, "|") + ") COMPREPLY=($(compgen -W '" + joined(option.choices, " ") + "' -- \"$word\")); return ;;\n";
      if (values.find(line) == std::string::npos) values += line;
    }
    cases += "    " + command.name + ") words='" + words.substr(words.empty() ? 0 : 1) + "' ;;\n";
  }
  return "# bash completion for zhengben\n_zhengben() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W '" + commands.substr(1) + "' -- \"$word\")); return; fi\n  case $before in\n" + values +
         "  esac\n  case ${COMP_WORDS[1]} in\n" + cases + "  esac\n  case $word in\n    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "  esac\n}\ncomplete -o filenames -F _zhengben zhengben\n";
}

std::string for_quotes(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out;
}

std::string fish_completion(const Settings& settings) {
  std::string out = "# fish completion for zhengben\n";
  for (const CommandText& command : describe_commands(settings.language)) {
    out += "complete -c zhengben -n __fish_use_subcommand -f -a " + command.name + " -d '" + for_quotes(command.help) + "'\n";
    for (const OptionText& option : command.options) {
      if (option.argument) continue;
      out += "complete -c zhengben -n '__fish_seen_subcommand_from " + command.name + "'";
      for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.value.empty()) out += option.choices.empty() ? " -r" : " -x -a '" + joined(option.choices, " ") + "'";
      out += " -d '" + for_quotes(option.help) + "'\n";
    }
  }
  return out;
}

std::string for_zsh(const std::string& text) {
  std::string out;
  for (const char c : for_quotes(text)) out += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  return out;
}

std::string zsh_completion(const Settings& settings) {
  std::string commands, cases;
  for (const CommandText& command : describe_commands(settings.language)) {
    commands += "    '" + command.name + ":" + for_zsh(command.help) + "'\n";
    cases += "    " + command.name + ") _arguments";
    for (const OptionText& option : command.options) {
      if (option.argument) continue;
      for (const std::string& name : option.names) {
        cases += " '*" + name + "[" + for_zsh(option.help) + "]";
        if (!option.value.empty()) cases += ":value:" + (option.choices.empty() ? std::string("_files") : "(" + joined(option.choices, " ") + ")");
        cases += "'";
      }
    }
    cases += " '*:file:_files' ;;\n";
  }
  return "#compdef zhengben\nlocal -a commands\ncommands=(\n" + commands + ")\nif (( CURRENT == 2 )); then\n  _describe command commands\nelse\n  local command=$words[2]\n  shift words\n"
         "  (( CURRENT-- ))\n  case $command in\n" + cases + "  esac\nfi\n";
}

}  // namespace

int run_generate(const Settings& settings) {
  const std::string& what = settings.inputs.front();
  const auto print = [](const std::string& text) {
    write_standard_output(text);
    return 0;
  };
  if (what == "man") return print(man_page(settings));
  if (what == "bash") return print(bash_completion(settings));
  if (what == "zsh") return print(zsh_completion(settings));
  if (what == "fish") return print(fish_completion(settings));
  if (what == "schema") return print(std::string(embedded::report_schema));
  throw Error(Code::Usage, {formatted("{1} cannot be generated: man, bash, zsh, fish, or schema", {what}, settings.language)});
}

}  // namespace zhengben
