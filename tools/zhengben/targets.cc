#include "tools/zhengben/targets.h"

#include <set>

#include "model/error.h"
#include "tools/files/input_file.h"

namespace zhengben {

namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::vector<const OutputFormat*> formats_of(const Settings& settings) {
  std::vector<const OutputFormat*> formats;
  for (const std::string& name : settings.to) formats.push_back(output_format(name));
  if (!formats.empty()) return formats;
  if (!settings.output.empty() && settings.output != "-" && settings.output.back() != '/' && !is_folder(settings.output)) {
    const OutputFormat* by_name = output_format(extension_of(file_name_of(settings.output)));
    if (by_name) return {by_name};
    throw Error(Code::Usage, {translated("say with --to which format is to be written", settings.language)});
  }
  // Nothing but --json: the report on standard output is all that is wanted.
  if (settings.json && settings.output.empty()) return {};
  return {output_format("docx")};
}

// Names that no other output and no input has.
class Names {
 public:
  explicit Names(const Settings& settings) {
    for (const std::string& input : settings.inputs) taken_.insert(input);
  }
  std::string unused(const std::string& folder, const std::string& stem, std::string_view extension) {
    std::string path = folder + stem + "." + std::string(extension);
    for (int n = 2; !taken_.insert(path).second; ++n) path = folder + stem + "-" + std::to_string(n) + "." + std::string(extension);
    return path;
  }

 private:
  std::set<std::string> taken_;
};

std::string usage(const char* english, const Settings& settings) { return translated(english, settings.language); }

}  // namespace

std::vector<Task> plan(const Settings& settings) {
  const std::vector<const OutputFormat*> formats = formats_of(settings);
  const bool to_stdout = settings.output == "-";
  const bool many = settings.inputs.size() > 1 || formats.size() > 1;
  if (to_stdout && many) throw Error(Code::Usage, {usage("standard output takes one output only", settings)});
  if (to_stdout && settings.json) throw Error(Code::Usage, {usage("--json and -o - both want standard output", settings)});
  if (settings.json && settings.inputs.size() > 1) throw Error(Code::Usage, {usage("--json takes one input only", settings)});
  const bool to_folder = !settings.output.empty() && !to_stdout && (many || settings.output.back() == '/' || is_folder(settings.output));
  std::string folder = settings.output;
  if (to_folder && folder.back() != '/') folder += '/';
  if (to_folder && !formats.empty()) make_folder(settings.output);

  std::vector<Task> tasks;
  Names names(settings);
  for (const std::string& input : settings.inputs) {
    Task task{input, {}};
    const std::string name = file_name_of(input);
    const bool has_format = output_format(extension_of(name)) != nullptr || extension_of(name) == "docm" || extension_of(name) == "dotx" || extension_of(name) == "dotm";
    const std::string stem = has_format ? stem_of(name) : name;
    for (const OutputFormat* format : formats) {
      if (to_stdout) task.targets.push_back({format, "-"});
      else if (to_folder) task.targets.push_back({format, names.unused(folder, stem, format->name)});
      else if (!settings.output.empty()) task.targets.push_back({format, settings.output});
      else task.targets.push_back({format, names.unused(folder_of(input), settings.command == Command::Clean ? stem + ".clean" : stem, format->name)});
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace zhengben
