// What a file holds, for a person or (with --findings json) as the canonical JSON of what was read, nothing repaired.
#include <algorithm>
#include <cstdio>

#include "model/error.h"
#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/table_listing.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/job.h"
#include "tools/zhengben/messages.h"

namespace zhengben {

namespace {

class Inspection {
 public:
  explicit Inspection(const Settings& settings) : settings_(settings) {}

  std::string of(const Conversion& conversion) {
    line("file", conversion.input.name);
    line("format", conversion.input.format + say(", {1} bytes", {std::to_string(conversion.input.bytes)}));
    line("SHA-256", conversion.input.sha256);
    line("title", conversion.title.empty() ? say("none", {}) : conversion.title);
    content(conversion.document);
    report(conversion);
    tables(conversion.document);
    for (const Finding& finding : conversion.findings.items()) out_ += finding_line(finding, settings_) + "\n";
    return std::move(out_);
  }

 private:
  std::string say(std::string_view english, const std::vector<std::string>& arguments) const { return formatted(english, arguments, settings_.language); }
  void line(std::string_view english, const std::string& text) { out_ += say(english, {}) + (settings_.language == Language::Chinese ? "：" : ": ") + text + "\n"; }

  void content(const Document& document) {
    const auto paragraphs = std::count_if(document.body.begin(), document.body.end(), [](const Block& block) { return std::holds_alternative<Paragraph>(block); });
    line("content", say("{1} paragraphs, {2} tables, {3} pictures, {4} notes, {5} comments",
                        {std::to_string(paragraphs), std::to_string(document.tables.size()), std::to_string(document.images.size()), std::to_string(document.notes.size()),
                         std::to_string(document.comments.size())}));
  }

  void report(const Conversion& conversion) {
    if (!conversion.report || !conversion.report->form) {
      line("form", say("none recognised", {}));
      return;
    }
    const Report& report = *conversion.report;
    const auto found = std::count_if(report.fields.begin(), report.fields.end(), [](const FieldValue& field) { return field.state != CellState::Missing; });
    line("form", report.form->id());
    line("agency", report.agency);
    if (report.year) line("year", std::to_string(*report.year));
    line("fields", say("{1} of {2} found", {std::to_string(found), std::to_string(report.fields.size())}));
    const auto held = [&](bool wanted) { return std::count_if(conversion.checks.begin(), conversion.checks.end(), [&](const Check& check) { return check.holds == wanted; }); };
    line("relations", say("{1} hold, {2} fail, {3} cannot be judged",
                          {std::to_string(held(true)), std::to_string(held(false)), std::to_string(static_cast<std::ptrdiff_t>(conversion.checks.size()) - held(true) - held(false))}));
  }

  void tables(const Document& document) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
      const Table& table = document.tables[i];
      std::string text = say("{1} rows, {2} columns, {3} cells", {std::to_string(table.row_count()), std::to_string(table.column_count()), std::to_string(table.cells.size())});
      if (!table.part_of.empty()) text += say(", table {1} of the form", {table.part_of});
      if (table.nested) text += say(", nested", {});
      out_ += say("table {1}", {std::to_string(i + 1)}) + (settings_.language == Language::Chinese ? "：" : ": ") + text + "\n";
    }
  }

  const Settings& settings_;
  std::string out_;
};

int inspect_one(const std::string& input, const std::vector<TableRegion>& regions, const Settings& settings, const Equipment& equipment) {
  try {
    const std::string bytes = read_input(input, settings.limits.max_input_bytes);
    const auto job = [&] {
      ConvertOptions options;
      options.process = process_options(settings, equipment);
      options.process.repair = RepairLevel::None;
      options.write = write_options(settings, equipment);
      options.process.read.table_regions = regions;
      if (settings.tables) options.process.forms.clear();
      if (settings.json) options.to.push_back(output_format("json"));
      Outcome outcome = convert(bytes, file_name_of(input), options);
      JobResult result;
      result.exit_status = outcome.exit_status;
      if (outcome.error) result.messages = error_as_message(input, *outcome.error, settings);
      else if (settings.tables) result.outputs = {table_listing(outcome.conversion.document, outcome.conversion.input.name)};
      else result.outputs = settings.json ? std::move(outcome.outputs) : std::vector<std::string>{Inspection(settings).of(outcome.conversion)};
      return result;
    };
    equip_for(bytes, settings);
    const JobResult result = run_job(input, job, settings);
    throw_if_interrupted();
    for (const std::string& output : result.outputs) write_standard_output(output);
    std::fputs(result.messages.c_str(), stderr);
    return result.exit_status;
  } catch (const Error& error) {
    std::fputs(error_as_message(input, error, settings).c_str(), stderr);
    return error.exit_status();
  }
}

}  // namespace

int run_inspect(const Settings& settings) {
  const Equipment equipment = equip(settings, false);
  int status = 0;
  std::vector<TableRegion> regions;
  if (!settings.regions.empty()) {
    try {
      regions = table_regions(read_input(settings.regions, settings.limits.max_xml_part_bytes));
    } catch (const Error& error) {
      std::fputs(error_as_message(settings.regions, error, settings).c_str(), stderr);
      return error.exit_status();
    }
  }
  for (const std::string& input : settings.inputs) {
    status = worse(status, inspect_one(input, regions, settings, equipment));
    if (interrupted() != 0) return 128 + interrupted();
  }
  return status;
}

}  // namespace zhengben
