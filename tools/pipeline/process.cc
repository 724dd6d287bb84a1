#include "tools/pipeline/process.h"

#include "model/bind/bind.h"
#include "model/error.h"
#include "model/proof/proof.h"
#include "model/text.h"
#include "tools/pipeline/formats.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

namespace {

std::string title_of(const Conversion& conversion) {
  if (conversion.report && !conversion.report->title.empty()) return conversion.report->title;
  std::string title;
  for (const Block& block : conversion.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->role == Role::Title)
      title += trimmed(paragraph_text(*paragraph));
  return title;
}

void read_into(Conversion& conversion, std::string_view bytes, const ProcessOptions& options) {
  const InputFormat& format = input_format(bytes, options.from);
  conversion.input.format = format.name;
  if (!format.read) throw Error(format.refusal);
  ReadResult result = format.read(bytes, options.read);
  conversion.document = std::move(result.document);
  conversion.findings = std::move(result.findings);
  conversion.changes = std::move(result.changes);
}

}  // namespace

Conversion process(std::string_view bytes, const std::string& name, const ProcessOptions& options) {
  const Limits& limits = options.read.limits;
  if (static_cast<std::int64_t>(bytes.size()) > limits.max_input_bytes)
    throw Error(Code::InputTooLarge, {std::to_string(bytes.size()), std::to_string(limits.max_input_bytes)});
  Conversion conversion;
  conversion.input.name = name;
  conversion.input.bytes = static_cast<std::int64_t>(bytes.size());
  conversion.input.sha256 = sha256_hex(bytes);
  throw_if_cancelled(options);
  read_into(conversion, bytes, options);
  throw_if_cancelled(options);
  if (options.restore_grids && options.repair != RepairLevel::None) join_flattened_tables(conversion.document, options.forms, conversion.changes, conversion.findings);
  if (!options.forms.empty()) conversion.report = zhengben::bind(conversion.document, options.forms, conversion.findings);
  if (!conversion.report) {
    assign_roles(conversion.document);
  } else if (options.restore_grids && options.repair != RepairLevel::None) {
    restore_grids(conversion.document, *conversion.report, conversion.changes, conversion.findings);
  }
  throw_if_cancelled(options);
  repair(conversion, options.repair, options.decided);
  if (conversion.report) {
    conversion.checks = check_relations(*conversion.report);
    prove(*conversion.report, conversion.checks, conversion.findings);
    check_text(conversion.document, *conversion.report, conversion.findings);
    settle_decided(conversion, options.decided);
  }
  conversion.title = title_of(conversion);
  return conversion;
}

void throw_if_cancelled(const ProcessOptions& options) {
  if (options.cancelled && options.cancelled()) throw Error(Code::Interrupted);
}

std::vector<const Form*> builtin_form_list() {
  std::vector<const Form*> out;
  for (const Form& form : builtin_forms()) out.push_back(&form);
  return out;
}

}  // namespace zhengben
