#include "model/version.h"
#include "writers/json/json_parts.h"
#include "writers/writer.h"

namespace zhengben {

namespace {

const char* name_of(Status status) {
  switch (status) {
    case Status::Clean: return "clean";
    case Status::Repaired: return "repaired";
    case Status::Review: return "review";
  }
  return "review";
}

}  // namespace

std::string write_json(const Conversion& conversion, const WriteOptions& options) {
  JsonPrinter json;
  json.object(JsonPrinter::Shape::Lines);
  json.member("schema", "zhengben.report/1");
  json.key("tool");
  json.object();
  json.member("name", "zhengben");
  json.member("version", version());
  json.end();
  json.key("input");
  json.object();
  json.member("name", conversion.input.name);
  json.member("format", conversion.input.format);
  json.member("sha256", conversion.input.sha256);
  json.member("bytes", conversion.input.bytes);
  json.end();
  json.member("status", name_of(status(conversion)));
  json.key("document");
  const BlockIndex blocks = print_document(json, conversion);
  json.key("report");
  conversion.report && conversion.report->form ? print_report(json, *conversion.report) : json.null();
  json.key("checks");
  print_checks(json, conversion.report ? conversion.report->form : nullptr, conversion.checks);
  json.key("changes");
  json.array(JsonPrinter::Shape::Lines);
  for (const Change& change : conversion.changes) print_change(json, change, blocks);
  json.end();
  json.key("findings");
  json.array(JsonPrinter::Shape::Lines);
  for (const Finding& finding : conversion.findings.items()) print_finding(json, finding, options.language, blocks);
  json.end();
  json.end();
  return json.take() + "\n";
}

}  // namespace zhengben
