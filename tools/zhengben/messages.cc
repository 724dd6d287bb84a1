#include "tools/zhengben/messages.h"

#include <algorithm>

#include "writers/json/json_parts.h"

namespace zhengben {

namespace {

bool chinese(const Settings& settings) { return settings.language == Language::Chinese; }

std::string colon(const Settings& settings) { return chinese(settings) ? "：" : ": "; }

bool wants_person(const Finding& finding) { return finding.severity == Severity::Warning || finding.severity == Severity::Loss; }

// Where it is, unless the message names the part itself.
std::string described(Place place, const std::vector<std::string>& arguments, const Settings& settings) {
  if (!arguments.empty() && arguments.front() == place.part) place.part.clear();
  return describe(place, settings.language);
}

std::string change_line(const Change& change, const Settings& settings) {
  std::string line = describe(change.place, settings.language);
  if (!line.empty()) line += colon(settings);
  line += message(change.code, {change.before, change.after}, settings.language);
  return line + " [" + std::string(info(change.code).id) + "]";
}

std::string summary(const Conversion& conversion, const Settings& settings) {
  const auto& items = conversion.findings.items();
  const auto open = std::count_if(items.begin(), items.end(), wants_person);
  const std::vector<std::string> counts = {std::to_string(conversion.changes.size()), std::to_string(open), std::to_string(static_cast<std::ptrdiff_t>(items.size()) - open)};
  return formatted("changes: {1}, for you to look at: {2}, notes: {3}", counts, settings.language);
}

}  // namespace

std::string finding_as_json(const std::string& file, const Finding& finding, const Settings& settings, const std::string& other) {
  JsonPrinter json;
  json.object();
  json.member("input", file);
  if (!other.empty()) json.member("other", other);
  json.key("finding");
  print_finding(json, finding, settings.language, {});
  json.end();
  return json.take() + "\n";
}

std::string finding_line(const Finding& finding, const Settings& settings) {
  std::string line = translated(name_of(finding.severity), settings.language) + colon(settings);
  const std::string place = described(finding.place, finding.arguments, settings);
  if (!place.empty()) line += place + colon(settings);
  return line + message(finding, settings.language) + " [" + std::string(info(finding.code).id) + "]";
}

std::string findings_as_messages(const std::string& file, const Conversion& conversion, const Settings& settings) {
  std::string out;
  if (settings.findings == FindingsAs::Json) {
    for (const Finding& finding : conversion.findings.items()) out += finding_as_json(file, finding, settings);
    return out;
  }
  if (settings.quiet) return out;
  const std::string head = file + colon(settings);
  if (settings.verbose)
    for (const Change& change : conversion.changes) out += head + change_line(change, settings) + "\n";
  for (const Finding& finding : conversion.findings.items())
    if (settings.verbose || wants_person(finding)) out += head + finding_line(finding, settings) + "\n";
  return out + head + summary(conversion, settings) + "\n";
}

std::string error_as_message(const std::string& file, const Error& error, const Settings& settings) {
  const std::string text = message(error.code(), error.arguments(), settings.language);
  if (settings.findings == FindingsAs::Json) {
    JsonPrinter json;
    json.object();
    json.member("input", file);
    json.key("error");
    json.object();
    json.member("code", info(error.code()).id);
    json.member("message", text);
    json.member("exit_status", error.exit_status());
    json.end();
    json.end();
    return json.take() + "\n";
  }
  std::string out = "zhengben" + colon(settings);
  if (!file.empty()) out += file + colon(settings);
  const std::string place = described(error.place(), error.arguments(), settings);
  if (!place.empty()) out += place + colon(settings);
  return out + text + " [" + std::string(info(error.code()).id) + "]\n";
}

}  // namespace zhengben
