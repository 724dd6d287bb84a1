// Whole archives: tools/batch does the work, this says what is to be done to each input and tells how it went.
#include <sched.h>

#include <algorithm>
#include <cstdio>

#include "model/error.h"
#include "tools/batch/across_files.h"
#include "tools/batch/batch.h"
#include "tools/batch/field_table.h"
#include "tools/batch/merge.h"
#include "tools/batch/packed.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/pipeline/sha256.h"
#include "tools/zhengben/batch_progress.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/limit_options.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

namespace {

// In the worker. The report is wanted by the journal whether it is an output or not; it is written last, so that it
// knows what the other writers found.
DocumentResult convert_here(const std::string& bytes, const std::string& name, const Settings& settings, const Equipment& equipment) {
  ConvertOptions options;
  options.process = process_options(settings, equipment);
  options.write = write_options(settings, equipment);
  const auto report = std::find(settings.to.begin(), settings.to.end(), "json");
  for (const std::string& format : settings.to)
    if (format != "json") options.to.push_back(output_format(format));
  options.to.push_back(output_format("json"));
  Outcome outcome = convert(bytes, name, options);
  DocumentResult result = describe_outcome(outcome);
  if (outcome.error) {
    result.message = message(outcome.error->code(), outcome.error->arguments(), settings.language);
    return result;
  }
  if (settings.verbose) result.notes = findings_as_messages(name, outcome.conversion, settings);
  std::string json = std::move(outcome.outputs.back());
  outcome.outputs.pop_back();
  result.report = packed(json);
  if (report != settings.to.end()) outcome.outputs.insert(outcome.outputs.begin() + (report - settings.to.begin()), std::move(json));
  result.outputs = std::move(outcome.outputs);
  return result;
}

// Of everything that decides what the outputs hold and what they are called.
std::string options_hash(const Settings& settings) {
  std::string text = "zhengben.options/1\n";
  const auto add = [&](std::string_view name, std::string_view value) { text += std::string(name) + "=" + std::to_string(value.size()) + ":" + std::string(value) + "\n"; };
  const auto add_number = [&](std::string_view name, std::int64_t value) { add(name, std::to_string(value)); };
  add_number("as", static_cast<int>(settings.batch.as));
  add("from", settings.from);
  for (const std::string& format : settings.to) add("to", format);
  add_number("style", static_cast<int>(settings.style));
  add_number("repair", static_cast<int>(settings.repair));
  add("form", settings.form);
  for (const std::string& path : settings.form_files) add("form-file", sha256_hex(read_input(path, settings.limits.max_xml_part_bytes)));
  add_number("track-changes", static_cast<int>(settings.track_changes));
  add("password", settings.password.empty() ? "" : sha256_hex(settings.password));
  add_number("language", static_cast<int>(settings.language));
  for (const std::string& folder : settings.font_directories) add("font-dir", folder);
  add_number("pdf-profile", static_cast<int>(settings.pdf_profile));
  add("name", settings.batch.name);
  for (const LimitOption& limit : limit_options()) add_number(limit.name, settings.limits.*limit.member);
  return sha256_hex(text);
}

int processors() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

BatchOptions options_of(const Settings& settings) {
  BatchOptions options;
  const BatchSettings& batch = settings.batch;
  options.inputs = settings.inputs;
  options.files_from = batch.files_from;
  options.nul_separated = batch.nul_separated;
  options.output = settings.output;
  while (options.output.size() > 1 && options.output.ends_with('/')) options.output.pop_back();
  options.journal = batch.journal;
  options.quarantine = batch.quarantine;
  options.formats = settings.to;
  options.name = batch.name;
  options.options_hash = options_hash(settings);
  options.jobs = batch.jobs > 0 ? static_cast<int>(batch.jobs) : processors();
  options.resume = batch.resume;
  options.retry_failed = batch.retry_failed;
  options.overwrite = settings.overwrite;
  options.sync = batch.sync;
  if (!batch.shard.empty()) options.shard = parse_shard(batch.shard);
  if (options.journal.empty()) options.journal = journal_path(options.output, options.shard);
  options.limits = settings.limits;
  options.language = settings.language;
  return options;
}

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
  const BatchOptions options = options_of(settings);
  settings.command = settings.batch.as;
  catch_warning_of_end();
  const bool with_fonts = std::any_of(settings.to.begin(), settings.to.end(), [](const std::string& format) { return output_format(format)->needs_fonts; });
  const Equipment equipment = equip(settings, with_fonts);
  BatchProgress progress(settings);
  BatchObserver observer;
  observer.settled = [&](const BatchEvent& event) { progress.settled(event); };
  observer.tick = [&](const BatchCounts& counts) { progress.tick(counts); };
  observer.warning = [&](const Error& error) { progress.warning(error); };
  BatchResult result = run_batch(options, [&](const std::string& bytes, const std::string& name) { return convert_here(bytes, name, settings, equipment); }, observer);
  const bool ended = result.exit_status == 0 || result.exit_status == 3 || result.exit_status == 4;
  // A shard sees a part of the reports only: merging looks across all of them.
  if (ended && !options.shard && look_across(options.journal, settings, equipment.forms, progress) && result.exit_status == 0) result.exit_status = 3;
  progress.finish(result);
  if (!settings.batch.table.empty() && ended) write_field_table(JournalReader(options.journal), settings.batch.table, Overwrite::Always);
  leave(result.exit_status);
}

}  // namespace zhengben
