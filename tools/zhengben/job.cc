#include "tools/zhengben/job.h"

#include <charconv>
#include <iterator>

#include "model/error.h"
#include "readers/detect.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/warm_up.h"
#include "tools/worker/worker_error.h"
#include "tools/zhengben/messages.h"
#include "tools/zhengben/modules.h"

namespace zhengben {

Equipment equip(const Settings& settings, bool with_fonts) {
  warm_up();
  Equipment equipment;
  for (const std::string& path : settings.form_files) equipment.loaded_forms.push_back(form_from_json(read_input(path, settings.limits.max_xml_part_bytes)));
  if (settings.form != "none") {
    equipment.forms = builtin_form_list();
    for (Form& form : equipment.loaded_forms) {
      prepare(form);
      equipment.forms.push_back(&form);
    }
  }
  if (settings.form != "none" && settings.form != "auto") {
    std::erase_if(equipment.forms, [&](const Form* form) { return form->id() != settings.form; });
    if (equipment.forms.empty()) throw Error(Code::Usage, {formatted("no form is called {1}", {settings.form}, settings.language)});
  }
  if (with_fonts) load_podofo();
  if (with_fonts) equipment.fonts = FontCatalog::load({.directories = settings.font_directories, .hold_files = true});
  return equipment;
}

ProcessOptions process_options(const Settings& settings, const Equipment& equipment) {
  ProcessOptions options;
  options.read.limits = settings.limits;
  options.read.track_changes = settings.track_changes;
  options.read.keep_comments = settings.keep_comments;
  options.read.password = settings.password;
  options.from = settings.from;
  options.repair = settings.repair;
  options.restore_grids = settings.command == Command::Clean;
  options.forms = equipment.forms;
  return options;
}

WriteOptions write_options(const Settings& settings, const Equipment& equipment) {
  WriteOptions options;
  options.style = settings.style;
  options.language = settings.language;
  options.pdf_profile = settings.pdf_profile;
  options.fonts = equipment.fonts.get();
  return options;
}

void equip_for(std::string_view bytes, const Settings& settings) {
  if (settings.from == "pdf" || (settings.from.empty() && detect(bytes) == FileKind::Pdf)) load_podofo();
}

JobResult run_job(const std::string& file, const std::function<JobResult()>& job, const Settings& settings) {
  const auto in_parts = [&job] {
    JobResult result = job();
    std::vector<std::string> parts = {std::to_string(result.exit_status), std::move(result.messages)};
    std::move(result.outputs.begin(), result.outputs.end(), std::back_inserter(parts));
    return parts;
  };
  WorkerResult worker = run_in_worker(in_parts, {settings.limits, settings.verbose});
  if (worker.end == WorkerEnd::Unequipped) {
    load_all();
    worker = run_in_worker(in_parts, {settings.limits, settings.verbose});
  }
  JobResult result;
  if (worker.end != WorkerEnd::Finished || worker.parts.size() < 2) {
    const Error error = error_of(worker.end, worker.signal, settings.limits, settings.language);
    result.exit_status = error.exit_status();
    result.messages = error_as_message(file, error, settings);
    return result;
  }
  const std::string& status = worker.parts[0];
  std::from_chars(status.data(), status.data() + status.size(), result.exit_status);
  result.messages = std::move(worker.parts[1]);
  result.outputs.assign(std::make_move_iterator(worker.parts.begin() + 2), std::make_move_iterator(worker.parts.end()));
  return result;
}

}  // namespace zhengben
