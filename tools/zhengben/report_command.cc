// The journal of a batch for people: as a site, as tables.
#include <cstdio>

#include "model/error.h"
#include "tools/batch/batch.h"
#include "tools/batch/field_table.h"
#include "tools/report/json_lines.h"
#include "tools/report/page_pictures.h"
#include "tools/report/review_site.h"
#include "tools/report/summary_workbook.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/journal_path.h"
#include "tools/zhengben/messages.h"
#include "tools/zhengben/modules.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(const char* english, const Settings& settings) { throw Error(Code::Usage, {translated(english, settings.language)}); }

void say(const char* english, const std::vector<std::string>& arguments, const Settings& settings) {
  if (!settings.quiet) std::fprintf(stderr, "%s\n", formatted(english, arguments, settings.language).c_str());
}

}  // namespace

std::string journal_asked_for(const Settings& settings) {
  std::string path = settings.inputs.front();
  if (!is_folder(path)) return path;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return journal_path(path, std::nullopt);
}

namespace {

void write_site(const JournalReader& journal, const Settings& settings, const Equipment& equipment) {
  SiteOptions options;
  options.target = settings.report.html;
  options.overwrite = settings.overwrite;
  options.forms = equipment.forms;
  PictureOptions pictures{program_path("pdftoppm"), settings.report.pictures, process_options(settings, equipment)};
  if (pictures.program.empty()) {
    options.no_pictures = "pdftoppm (poppler-utils)";
  } else if (pictures.most <= 0) {
    options.no_pictures = "--pictures 0";
  } else {
    load_all();   // documents are read again in workers, which can load nothing
    options.pictures = picture_maker(journal, std::move(pictures));
  }
  const SiteCounts counts = write_review_site(journal, options);
  say("{1}: {2} files, {3} matters for a person, {4} kinds of repairs", {settings.report.html + "/index.html", std::to_string(counts.files), std::to_string(counts.items), std::to_string(counts.groups)}, settings);
}

}  // namespace

int run_report_command(const Settings& settings) {
  const ReportSettings& wanted = settings.report;
  if (wanted.html.empty() && wanted.xlsx.empty() && wanted.csv.empty() && wanted.json_lines.empty()) refuse("say what is to be made: --html, --xlsx, --csv or --jsonl", settings);
  const Equipment equipment = equip(settings, false);
  const JournalReader journal(journal_asked_for(settings));
  if (!wanted.html.empty()) write_site(journal, settings, equipment);
  if (!wanted.xlsx.empty()) write_summary_workbook(journal, {wanted.xlsx, settings.overwrite, equipment.forms, settings.language});
  if (!wanted.csv.empty()) write_field_table(journal, wanted.csv, settings.overwrite);
  if (!wanted.json_lines.empty()) write_json_lines(journal, wanted.json_lines, settings.overwrite);
  return 0;
}

}  // namespace zhengben
