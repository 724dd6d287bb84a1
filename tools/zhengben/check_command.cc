// Sums and rules of the form, on standard output. Each file in a worker of its own; then, where reports of two years of
// one agency were given, what carries over from the one to the other.
#include <algorithm>
#include <cstdio>
#include <map>

#include "model/error.h"
#include "model/proof/proof.h"
#include "model/text.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/files/output_file.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/messages.h"
#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

// Then not all was there to be judged.
bool is_of_reading(Code code) { return (code >= Code::SalvagedPackage && code <= Code::GlyphUnmapped) || code == Code::FormUnrecognised; }

// 3: content was salvaged or lost on reading, so the rules were not judged on all of it; 1: a rule is violated.
int status_of(const std::vector<Finding>& findings) {
  int status = 0;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::Warning || finding.severity == Severity::Loss) status = worse(status, is_of_reading(finding.code) ? 3 : 1);
  return status;
}

struct Tally {
  std::ptrdiff_t hold = 0, fail = 0, open = 0;
  explicit Tally(const std::vector<Check>& checks) {
    for (const Check& check : checks) ++(!check.holds ? open : *check.holds ? hold : fail);
  }
};

std::string summary(const std::string& file, const Tally& tally, const Settings& settings) {
  if (settings.findings == FindingsAs::Json) {
    JsonPrinter json;
    json.object();
    json.member("input", file);
    json.key("relations");
    json.object();
    json.member("hold", std::int64_t{tally.hold});
    json.member("fail", std::int64_t{tally.fail});
    json.member("open", std::int64_t{tally.open});
    json.end();
    json.end();
    return json.take() + "\n";
  }
  return file + (settings.language == Language::Chinese ? "：" : ": ") +
         formatted("relations: {1} hold, {2} fail, {3} cannot be judged", {std::to_string(tally.hold), std::to_string(tally.fail), std::to_string(tally.open)}, settings.language) + "\n";
}

std::string finding_text(const std::string& file, const Finding& finding, const Settings& settings) {
  if (settings.findings == FindingsAs::Json) return finding_as_json(file, finding, settings);
  // A note about figures is what `check` is asked for; one about the file's makings is not.
  if (finding.severity == Severity::Note && finding.fields.empty() && !settings.verbose) return {};
  return file + (settings.language == Language::Chinese ? "：" : ": ") + finding_line(finding, settings) + "\n";
}

Outcome outcome_of(const std::string& input, const std::string& bytes, const Settings& settings, const Equipment& equipment) {
  ConvertOptions options;
  options.process = process_options(settings, equipment);
  options.write = write_options(settings, equipment);
  return convert(bytes, file_name_of(input), options);
}

// outputs: what to print, the agency, the year.
JobResult check_here(const std::string& input, const std::string& bytes, const Settings& settings, const Equipment& equipment) {
  const Outcome outcome = outcome_of(input, bytes, settings, equipment);
  JobResult result;
  if (outcome.error) {
    result.exit_status = outcome.exit_status;
    result.messages = error_as_message(input, *outcome.error, settings);
    return result;
  }
  std::string text;
  std::vector<Finding> findings = outcome.conversion.findings.items();
  if (!outcome.conversion.report) {
    std::erase_if(findings, [](const Finding& finding) { return finding.code == Code::FormUnrecognised; });
    Finding unjudged = finding(Code::FormUnrecognised);
    unjudged.severity = Severity::Warning;   // nothing checked is not "nothing wrong"
    findings.push_back(std::move(unjudged));
  }
  for (const Finding& finding : findings) text += finding_text(input, finding, settings);
  text += summary(input, Tally(outcome.conversion.checks), settings);
  result.exit_status = status_of(findings);
  result.outputs = {text, outcome.conversion.report ? without_blanks(outcome.conversion.report->agency) : "",
                    outcome.conversion.report && outcome.conversion.report->year ? std::to_string(*outcome.conversion.report->year) : ""};
  return result;
}

JobResult check_years_here(const std::string (&inputs)[2], const std::string (&bytes)[2], const Settings& settings, const Equipment& equipment) {
  const Outcome earlier = outcome_of(inputs[0], bytes[0], settings, equipment), later = outcome_of(inputs[1], bytes[1], settings, equipment);
  JobResult result;
  if (!earlier.conversion.report || !later.conversion.report) return result;   // each was read a moment ago
  Findings findings;
  const std::vector<Check> checks = check_across_years(*earlier.conversion.report, *later.conversion.report, findings);
  const std::string files = inputs[0] + " → " + inputs[1];
  std::string text;
  for (const Finding& finding : findings.items()) text += finding_text(files, finding, settings);
  text += summary(files, Tally(checks), settings);
  result.exit_status = status_of(findings.items());
  result.outputs = {text};
  return result;
}

struct Checked {
  std::string input, agency;
  int year = 0;
};

class Checking {
 public:
  Checking(const Settings& settings, const Equipment& equipment) : settings_(settings), equipment_(equipment) {}

  int one(const std::string& input) {
    return guarded(input, [&] {
      const std::string bytes = read_input(input, settings_.limits.max_input_bytes);
      equip_for(bytes, settings_);
      JobResult result = run_job(input, [&] { return check_here(input, bytes, settings_, equipment_); }, settings_);
      if (result.outputs.size() == 3 && !result.outputs[1].empty() && !result.outputs[2].empty() && input != "-")
        checked_.push_back({input, result.outputs[1], std::stoi(result.outputs[2])});
      result.outputs.resize(std::min<std::size_t>(result.outputs.size(), 1));
      return result;
    });
  }

  int across_years() {
    std::stable_sort(checked_.begin(), checked_.end(), [](const Checked& a, const Checked& b) { return std::tie(a.agency, a.year) < std::tie(b.agency, b.year); });
    int status = 0;
    for (std::size_t i = 1; i < checked_.size() && interrupted() == 0; ++i) {
      const Checked &before = checked_[i - 1], &now = checked_[i];
      if (before.agency != now.agency || before.year + 1 != now.year) continue;
      status = worse(status, guarded(now.input, [&] {
        const std::string inputs[2] = {before.input, now.input};
        const std::string bytes[2] = {read_input(before.input, settings_.limits.max_input_bytes), read_input(now.input, settings_.limits.max_input_bytes)};
        return run_job(now.input, [&] { return check_years_here(inputs, bytes, settings_, equipment_); }, settings_);
      }));
    }
    return status;
  }

 private:
  template <typename Work>
  int guarded(const std::string& input, const Work& work) {
    try {
      const JobResult result = work();
      throw_if_interrupted();
      for (const std::string& output : result.outputs) write_standard_output(output);
      std::fputs(result.messages.c_str(), stderr);
      return result.exit_status;
    } catch (const Error& error) {
      std::fputs(error_as_message(input, error, settings_).c_str(), stderr);
      return error.exit_status();
    }
  }

  const Settings& settings_;
  const Equipment& equipment_;
  std::vector<Checked> checked_;
};

}  // namespace

int run_check(const Settings& settings) {
  const Equipment equipment = equip(settings, false);
  Checking checking(settings, equipment);
  int status = 0;
  for (const std::string& input : settings.inputs) {
    status = worse(status, checking.one(input));
    if (interrupted() != 0) return 128 + interrupted();
  }
  status = worse(status, checking.across_years());
  return interrupted() != 0 ? 128 + interrupted() : status;
}

}  // namespace zhengben
