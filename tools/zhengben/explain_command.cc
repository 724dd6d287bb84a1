#include <cstdio>

#include "model/code.h"
#include "model/error.h"
#include "tools/files/output_file.h"
#include "tools/zhengben/commands.h"
#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

std::string as_text(const CodeInfo& code, const Settings& settings) {
  const bool chinese = settings.language == Language::Chinese;
  std::string text = std::string(code.id) + " (" + translated(name_of(code.severity), settings.language);
  if (code.exit_status != 0) text += (chinese ? "，" : ", ") + formatted("exit status {1}", {std::to_string(code.exit_status)}, settings.language);
  return text + ")\n    " + translated(code.message, settings.language) + "\n    " + translated(code.help, settings.language) + "\n";
}

std::string as_json(const CodeInfo& code, const Settings& settings) {
  JsonPrinter json;
  json.object();
  json.member("code", code.id);
  json.member("severity", name_of(code.severity));
  if (code.exit_status != 0) json.member("exit_status", code.exit_status);
  json.member("message", translated(code.message, settings.language));
  json.member("help", translated(code.help, settings.language));
  json.end();
  return json.take() + "\n";
}

}  // namespace

int run_explain(const Settings& settings) {
  std::string out;
  const auto add = [&](const CodeInfo& code) { out += settings.findings == FindingsAs::Json ? as_json(code, settings) : as_text(code, settings); };
  if (settings.inputs.empty())
    for (const CodeInfo& code : all_codes()) add(code);
  for (const std::string& id : settings.inputs) {
    const std::optional<Code> code = code_of(id);
    if (!code) throw Error(Code::Usage, {formatted("there is no code {1}; without a code, all are listed", {id}, settings.language)});
    add(info(*code));
  }
  write_standard_output(out);
  return 0;
}

}  // namespace zhengben
