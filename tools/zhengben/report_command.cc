// The journal of a batch for people: as a site, as tables.
#include <cstdio>

#include "model/error.h"
#include "tools/batch/batch.h"
#include "tools/report/review_site.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(const char* english, const Settings& settings) { throw Error(Code::Usage, {translated(english, settings.language)}); }

// The journal, or the folder that it is in.
std::string journal_of(const Settings& settings) {
  std::string path = settings.inputs.front();
  if (!is_folder(path)) return path;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return journal_path(path, std::nullopt);
}

void say(const char* english, const std::vector<std::string>& arguments, const Settings& settings) {
  if (!settings.quiet) std::fprintf(stderr, "%s\n", formatted(english, arguments, settings.language).c_str());
}

}  // namespace

int run_report_command(const Settings& settings) {
  const ReportSettings& wanted = settings.report;
  if (wanted.html.empty()) refuse("say what is to be made: --html", settings);
  const Equipment equipment = equip(settings, false);
  const JournalReader journal(journal_of(settings));
  if (!wanted.html.empty()) {
    SiteOptions options;
    options.target = wanted.html;
    options.overwrite = settings.overwrite;
    options.forms = equipment.forms;
    const SiteCounts counts = write_review_site(journal, options);
    say("{1}: {2} files, {3} matters for a person, {4} kinds of repairs", {wanted.html + "/index.html", std::to_string(counts.files), std::to_string(counts.items), std::to_string(counts.groups)}, settings);
  }
  return 0;
}

}  // namespace zhengben
