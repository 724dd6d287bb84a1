#include "tools/zhengben/job.h"

#include "model/error.h"
#include "tools/files/input_file.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

Equipment equip(const Settings& settings, bool with_fonts) {
  Equipment equipment;
  for (const std::string& path : settings.form_files) equipment.loaded_forms.push_back(form_from_json(read_input(path, settings.limits.max_xml_part_bytes)));
  if (settings.form != "none") {
    equipment.forms = builtin_form_list();
    for (const Form& form : equipment.loaded_forms) equipment.forms.push_back(&form);
  }
  if (settings.form != "none" && settings.form != "auto") {
    std::erase_if(equipment.forms, [&](const Form* form) { return form->id() != settings.form; });
    if (equipment.forms.empty()) throw Error(Code::Usage, {formatted("no form is called {1}", {settings.form}, settings.language)});
  }
  if (with_fonts) equipment.fonts = FontCatalog::load({settings.font_directories});
  return equipment;
}

ProcessOptions process_options(const Settings& settings, const Equipment& equipment) {
  ProcessOptions options;
  options.read.limits = settings.limits;
  options.read.track_changes = settings.track_changes;
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

JobResult run_job(const std::string&, const std::function<JobResult()>& job, const Settings&) { return job(); }

}  // namespace zhengben
