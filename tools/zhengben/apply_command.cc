// Decisions of a person into documents: the inputs they are about go once more through the same conversion, as a batch
// of its own with a journal of its own. The first batch, its outputs and its inputs stay as they are.
#include <algorithm>
#include <cstdio>
#include <map>

#include "model/error.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/pipeline/sha256.h"
#include "tools/report/decision_plan.h"
#include "tools/zhengben/batch_job.h"
#include "tools/zhengben/batch_progress.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/journal_path.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

namespace {

void say(const char* english, const std::vector<std::string>& arguments, const Settings& settings) {
  std::fprintf(stderr, "%s\n", formatted(english, arguments, settings.language).c_str());
}

// The formats of the batch, unless others are asked for.
std::vector<std::string> formats_of(const JournalReader& journal) {
  std::vector<std::string> formats;
  Statement rows = journal.database().prepare("SELECT DISTINCT format FROM outputs WHERE format != 'quarantine' ORDER BY format");
  while (rows.step()) formats.push_back(rows.text(0));
  if (formats.empty()) formats.emplace_back("docx");
  return formats;
}

BatchResult convert_again(const BatchOptions& options, const Settings& settings, const DecisionPlan& plan) {
  catch_warning_of_end();
  const Equipment equipment = equip_for_outputs(settings);
  BatchProgress progress(settings);
  const auto convert = [&](const std::string& bytes, const std::string& name) {
    const auto decided = plan.by_content.find(sha256_hex(bytes));
    return convert_for_journal(bytes, name, settings, equipment, decided == plan.by_content.end() ? std::vector<DecidedCell>() : decided->second);
  };
  const BatchResult result = run_batch(options, convert, progress.observer());
  progress.finish(result);
  return result;
}

struct Tally {
  std::int64_t applied = 0, documents = 0, refused = 0;
};

// Decisions count where an input with their bytes was converted; those within it that did not fit are findings of it.
Tally tally(const JournalReader& journal, const DecisionPlan& plan, const Settings& settings) {
  std::map<std::string, std::int64_t> refused_in;   // content -> how many did not fit
  journal.each_input([&](const InputRow& input) {
    if (input.state != InputState::Done || !plan.by_content.contains(input.sha256)) return;
    std::int64_t refused = 0;
    for (const CodeCount& code : journal.codes(input.id))
      if (code.code == info(Code::DecisionRefused).id || code.code == info(Code::DecisionNoFigure).id) refused += code.count;
    std::int64_t& count = refused_in[input.sha256];
    count = std::max(count, refused);   // a duplicate has none of its own
  });
  Tally out;
  for (const auto& [sha256, cells] : plan.by_content) {
    const auto converted = refused_in.find(sha256);
    if (converted == refused_in.end()) {
      out.refused += std::ssize(cells);
      say("{1}: decisions on it were not applied: it is not there any more, or has changed [decision/refused]", {plan.first_input.at(sha256)}, settings);
      continue;
    }
    ++out.documents;
    out.refused += converted->second;
    out.applied += std::ssize(cells) - converted->second;
  }
  return out;
}

}  // namespace

int run_apply_command(const Settings& asked) {
  Settings settings = asked;
  if (settings.output.empty() || settings.output == "-") throw Error(Code::Usage, {translated("say with -o which folder the outputs go to", settings.language)});
  const std::string bytes = read_input(settings.decisions, kMaxDecisionBytes);
  const Decisions decisions = read_decisions(bytes);
  const JournalReader journal(journal_asked_for(settings));
  if (settings.to.empty()) settings.to = formats_of(journal);
  BatchOptions options = batch_options(settings);
  if (options.options_hash != decisions.options) say("the options are not those of the batch: give the same, or decisions may not fit", {}, settings);
  options.options_hash = sha256_hex(options.options_hash + sha256_hex(bytes));
  settings.command = settings.batch.as;
  const DecisionPlan plan = plan_decisions(journal, decisions);
  for (const std::string& group : plan.refused_groups) say("the group {1} was not put back: its repairs are not those that were decided on [decision/refused]", {group}, settings);
  options.inputs.clear();
  options.listed = plan.inputs;
  int status = plan.refused_groups.empty() ? 0 : 3;
  if (plan.by_content.empty()) {
    say("nothing is decided that changes a document", {}, settings);
    return status;
  }
  const BatchResult result = convert_again(options, settings, plan);
  if (result.exit_status != 0 && result.exit_status != 3 && result.exit_status != 4) leave(result.exit_status);
  status = std::max(status, result.exit_status);
  const Tally counts = tally(JournalReader(options.journal), plan, settings);
  say("applied: {1} decisions on {2} documents, {3} not applied", {std::to_string(counts.applied), std::to_string(counts.documents), std::to_string(counts.refused)}, settings);
  leave(counts.refused > 0 ? std::max(status, 3) : status);
}

}  // namespace zhengben
