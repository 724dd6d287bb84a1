// One input and what is to come of it, with everything prepared that a worker can no longer open once it is locked in;
// and the result, in bytes that can cross a pipe.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_JOB_H
#define ZHENGBEN_TOOLS_ZHENGBEN_JOB_H

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/pipeline/convert.h"
#include "tools/zhengben/settings.h"
#include "writers/layout/font.h"

namespace zhengben {

// Forms and fonts: loaded once, shared by all inputs and workers.
struct Equipment {
  std::vector<Form> loaded_forms;
  std::vector<const Form*> forms;                 // those that --form asks for
  std::shared_ptr<const FontCatalog> fonts;
};

// Throws Error(Usage, FormInvalid, InputUnreadable).
Equipment equip(const Settings& settings, bool with_fonts);

// Loads what only some kinds of input want. What is forgotten here costs a second worker, nothing else.
void equip_for(std::string_view bytes, const Settings& settings);

ProcessOptions process_options(const Settings& settings, const Equipment& equipment);
WriteOptions write_options(const Settings& settings, const Equipment& equipment);

struct JobResult {
  int exit_status = 70;
  std::string messages;                           // for standard error
  std::vector<std::string> outputs;               // what the job was asked for; empty where it failed
};

// Runs `job` in a worker process. Whatever becomes of the worker, a result
// with a message comes back.
JobResult run_job(const std::string& file, const std::function<JobResult()>& job, const Settings& settings);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_JOB_H
