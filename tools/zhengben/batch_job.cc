#include "tools/zhengben/batch_job.h"

#include <sched.h>

#include <algorithm>

#include "tools/batch/packed.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/sha256.h"
#include "tools/zhengben/limit_options.h"
#include "tools/zhengben/messages.h"
#include "tools/zhengben/modules.h"

namespace zhengben {

namespace {

// Of everything that decides what the outputs hold and what they are called.
std::string options_hash(const Settings& settings) {
  std::string text = "zhengben.options/1\n";
  const auto add = [&](std::string_view name, std::string_view value) { text += std::string(name) + "=" + std::to_string(value.size()) + ":" + std::string(value) + "\n"; };
  const auto add_number = [&](std::string_view name, std::int64_t value) { add(name, std::to_string(value)); };
  add_number("as", static_cast<int>(settings.batch.as));
  add("from", settings.from);
  std::vector<std::string> formats = settings.to;
  std::sort(formats.begin(), formats.end());   // in whatever order they were asked for
  for (const std::string& format : formats) add("to", format);
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

}  // namespace

DocumentResult convert_for_journal(const std::string& bytes, const std::string& name, const Settings& settings, const Equipment& equipment, const std::vector<DecidedCell>& decided) {
  ConvertOptions options;
  options.process = process_options(settings, equipment);
  options.process.decided = decided;
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

Equipment equip_for_outputs(const Settings& settings) {
  return equip(settings, std::any_of(settings.to.begin(), settings.to.end(), [](const std::string& format) { return output_format(format)->needs_fonts; }));
}

BatchOptions batch_options(const Settings& settings) {
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
  options.equip_for = [settings](std::string_view bytes) { equip_for(bytes, settings); };
  options.equip = load_all;
  return options;
}

}  // namespace zhengben
