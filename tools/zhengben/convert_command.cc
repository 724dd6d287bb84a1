#include <algorithm>
#include <array>

#include "model/error.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/files/output_file.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/messages.h"
#include "tools/zhengben/progress.h"
#include "tools/zhengben/targets.h"

namespace zhengben {

namespace {

// In the worker: everything that touches foreign bytes.
JobResult convert_here(const std::string& bytes, const Task& task, const Settings& settings, const Equipment& equipment) {
  ConvertOptions options;
  options.process = process_options(settings, equipment);
  options.write = write_options(settings, equipment);
  for (const Target& target : task.targets) options.to.push_back(target.format);
  if (settings.json) options.to.push_back(output_format("json"));
  Outcome outcome = convert(bytes, file_name_of(task.input), options);
  JobResult result;
  result.exit_status = outcome.exit_status;
  result.messages = outcome.error ? error_as_message(task.input, *outcome.error, settings) : findings_as_messages(task.input, outcome.conversion, settings);
  result.outputs = std::move(outcome.outputs);
  return result;
}

void check_targets(const Task& task, const Settings& settings) {
  for (const Target& target : task.targets) {
    if (target.path == "-") continue;
    // Not even --overwrite always may touch an input.
    for (const std::string& input : settings.inputs)
      if (input != "-" && is_same_file(input, target.path)) throw Error(Code::OutputExists, {target.path});
    check_output(target.path, settings.overwrite);
  }
}

void deliver(const Task& task, const JobResult& result, const Settings& settings) {
  for (std::size_t i = 0; i < task.targets.size(); ++i) {
    const Target& target = task.targets[i];
    target.path == "-" ? write_standard_output(result.outputs.at(i)) : write_output(target.path, result.outputs.at(i), settings.overwrite);
  }
  if (settings.json) write_standard_output(result.outputs.back());
}

JobResult convert_one(const Task& task, const Settings& settings, const Equipment& equipment) {
  try {
    check_targets(task, settings);
    const std::string bytes = read_input(task.input, settings.limits.max_input_bytes);
    equip_for(bytes, settings);
    JobResult result = run_job(task.input, [&] { return convert_here(bytes, task, settings, equipment); }, settings);
    throw_if_interrupted();
    if (!result.outputs.empty()) deliver(task, result, settings);
    return result;
  } catch (const Error& error) {
    return {error.exit_status(), error_as_message(task.input, error, settings), {}};
  }
}

}  // namespace

int worse(int a, int b) {
  static constexpr std::array<int, 9> kOrder = {70, 9, 6, 8, 7, 5, 3, 1, 0};
  const auto rank = [](int status) { return std::find(kOrder.begin(), kOrder.end(), status); };
  return rank(a) <= rank(b) ? a : b;
}

int run_convert(const Settings& settings) {
  const std::vector<Task> tasks = plan(settings);
  const bool with_fonts = std::any_of(tasks.begin(), tasks.end(), [](const Task& task) {
    return std::any_of(task.targets.begin(), task.targets.end(), [](const Target& target) { return target.format->needs_fonts; });
  });
  const Equipment equipment = equip(settings, with_fonts);
  Progress progress(settings);
  int status = 0;
  for (const Task& task : tasks) {
    progress.begin(task.input);
    const JobResult result = convert_one(task, settings, equipment);
    progress.end(result.exit_status, result.messages);
    status = worse(status, result.exit_status);
    if (interrupted() != 0) return 128 + interrupted();
  }
  progress.finish();
  leave(status);
}

}  // namespace zhengben
