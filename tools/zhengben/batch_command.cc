// Whole archives: tools/batch does the work, this says what is to be done to each input and tells how it went.
#include <algorithm>
#include <cstdio>

#include "model/error.h"
#include "tools/batch/across_files.h"
#include "tools/batch/batch.h"
#include "tools/batch/field_table.h"
#include "tools/batch/merge.h"
#include "tools/files/interrupt.h"
#include "tools/zhengben/batch_job.h"
#include "tools/zhengben/batch_progress.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

namespace {

// Puts what only all reports together show into the journal, and tells of it. Whether a person must look.
bool look_across(const std::string& journal, const Settings& settings, const std::vector<const Form*>& forms, BatchProgress& progress) {
  const JournalReader reader(journal);
  std::vector<AcrossFinding> findings;
  bool open = false;
  try {
    findings = check_across_files(reader, {.forms = forms, .total = settings.batch.total});
  } catch (const Error& error) {
    if (error.code() != Code::Usage) throw;
    findings = check_across_files(reader, {.forms = forms, .total = ""});
    progress.warning(error);
    open = true;
  }
  record_across_files(journal, findings, settings.language);
  progress.across(findings, reader);
  return open || std::ranges::any_of(findings, [](const AcrossFinding& item) { return item.finding.severity != Severity::Note; });
}

int merge(const Settings& settings) {
  const JournalWriter::Totals totals = merge_journals(settings.inputs, settings.output, settings.overwrite);
  BatchProgress progress(settings);
  const bool look = look_across(settings.output, settings, builtin_form_list(), progress);
  if (!settings.batch.table.empty()) write_field_table(JournalReader(settings.output), settings.batch.table, settings.overwrite);
  const std::int64_t open = totals.all - totals.clean - totals.review - totals.failed - totals.skipped;
  std::vector<std::string> numbers;
  for (const std::int64_t count : {totals.all, totals.clean, totals.review, totals.failed, totals.skipped, open}) numbers.push_back(std::to_string(count));
  std::fprintf(stderr, "%s\n", formatted("merged: {1} inputs, {2} clean, {3} need a person, {4} failed, {5} left out, {6} not done", numbers, settings.language).c_str());
  return open > 0 ? 75 : totals.failed > 0 ? 4 : totals.review > 0 || look ? 3 : 0;
}

[[noreturn]] void refuse(const char* english, const Settings& settings) { throw Error(Code::Usage, {translated(english, settings.language)}); }

// The same, with what was left open filled in.
Settings completed(Settings settings) {
  if (settings.output.empty() || settings.output == "-") refuse("say with -o which folder the outputs go to", settings);
  if (settings.inputs.empty() && settings.batch.files_from.empty()) refuse("say which files, folders or archives to work on", settings);
  if (settings.json) refuse("--json takes one input only", settings);
  if (!settings.batch.shard.empty() && !settings.batch.table.empty()) refuse("a shard knows a part of the fields only: give --table to batch merge", settings);
  if (settings.to.empty()) settings.to = {"docx"};
  std::vector<std::string> once;
  for (const std::string& format : settings.to)
    if (std::find(once.begin(), once.end(), format) == once.end()) once.push_back(format);
  settings.to = once;
  return settings;
}

}  // namespace

int run_batch_command(const Settings& asked) {
  if (asked.batch.merge) return merge(asked);
  Settings settings = completed(asked);
  const BatchOptions options = batch_options(settings);
  settings.command = settings.batch.as;
  catch_warning_of_end();
  const Equipment equipment = equip_for_outputs(settings);
  BatchProgress progress(settings);
  BatchResult result = run_batch(options, [&](const std::string& bytes, const std::string& name) { return convert_for_journal(bytes, name, settings, equipment, {}); }, progress.observer());
  const bool ended = result.exit_status == 0 || result.exit_status == 3 || result.exit_status == 4;
  // A shard sees a part of the reports only: merging looks across all of them.
  if (ended && !options.shard && look_across(options.journal, settings, equipment.forms, progress) && result.exit_status == 0) result.exit_status = 3;
  progress.finish(result);
  if (!settings.batch.table.empty() && ended) write_field_table(JournalReader(options.journal), settings.batch.table, Overwrite::Always);
  leave(result.exit_status);
}

}  // namespace zhengben
