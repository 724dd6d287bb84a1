#include "tools/batch/document_result.h"

#include <charconv>
#include <iterator>
#include <map>

#include "model/error.h"
#include "writers/json/json_parts.h"

namespace zhengben {

namespace {

// Strings one behind the other, each with its length in front: "3:abc".
class Packer {
 public:
  void add(std::string_view text) {
    out_ += std::to_string(text.size());
    out_ += ':';
    out_ += text;
  }
  void add(std::int64_t number) { add(std::to_string(number)); }
  void add(const std::optional<std::int64_t>& number) { number ? add(*number) : add(std::string_view()); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  bool done() const { return left_.empty() || bad_; }
  bool bad() const { return bad_; }

  std::string text() {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), size);
    const auto digits = static_cast<std::size_t>(end - left_.data());
    if (error != std::errc{} || digits >= left_.size() || *end != ':' || size > left_.size() - digits - 1) {
      bad_ = true;
      return {};
    }
    std::string out(left_.substr(digits + 1, size));
    left_.remove_prefix(digits + 1 + size);
    return out;
  }

  std::optional<std::int64_t> number_or_none() {
    const std::string digits = text();
    if (digits.empty()) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) bad_ = true;
    return value;
  }

  std::int64_t number() {
    const std::optional<std::int64_t> value = number_or_none();
    if (!value) bad_ = true;
    return value.value_or(0);
  }

 private:
  std::string_view left_;
  bool bad_ = false;
};

std::string pack_head(const DocumentResult& result) {
  Packer pack;
  const DocumentFacts& facts = result.facts;
  pack.add(std::int64_t{result.exit_status});
  for (const std::string* text : {&result.code, &result.message, &result.notes, &facts.format, &facts.form, &facts.agency, &facts.title}) pack.add(*text);
  pack.add(facts.year);
  for (const std::int64_t count : {facts.changes, facts.notes, facts.warnings, facts.losses, facts.relations_hold, facts.relations_fail, facts.relations_open}) pack.add(count);
  return pack.take();
}

bool unpack_head(std::string_view bytes, DocumentResult& result) {
  Unpacker unpack(bytes);
  DocumentFacts& facts = result.facts;
  result.exit_status = static_cast<int>(unpack.number());
  for (std::string* text : {&result.code, &result.message, &result.notes, &facts.format, &facts.form, &facts.agency, &facts.title}) *text = unpack.text();
  facts.year = unpack.number_or_none();
  for (std::int64_t* count : {&facts.changes, &facts.notes, &facts.warnings, &facts.losses, &facts.relations_hold, &facts.relations_fail, &facts.relations_open}) *count = unpack.number();
  return unpack.done() && !unpack.bad();
}

std::string pack_codes(const std::vector<CodeCount>& codes) {
  Packer pack;
  for (const CodeCount& code : codes) pack.add(code.channel), pack.add(code.code), pack.add(code.count);
  return pack.take();
}

bool unpack_codes(std::string_view bytes, std::vector<CodeCount>& codes) {
  Unpacker unpack(bytes);
  while (!unpack.done()) {
    CodeCount& code = codes.emplace_back();
    code.channel = unpack.text();
    code.code = unpack.text();
    code.count = unpack.number();
  }
  return !unpack.bad();
}

std::string pack_fields(const std::vector<FieldRow>& fields) {
  Packer pack;
  for (const FieldRow& field : fields) {
    for (const std::string* text : {&field.form, &field.key, &field.raw, &field.text, &field.state, &field.value, &field.unit}) pack.add(*text);
    for (const auto* number : {&field.proved, &field.table, &field.row, &field.column, &field.page}) pack.add(*number);
  }
  return pack.take();
}

bool unpack_fields(std::string_view bytes, std::vector<FieldRow>& fields) {
  Unpacker unpack(bytes);
  while (!unpack.done()) {
    FieldRow& field = fields.emplace_back();
    for (std::string* text : {&field.form, &field.key, &field.raw, &field.text, &field.state, &field.value, &field.unit}) *text = unpack.text();
    for (auto* number : {&field.proved, &field.table, &field.row, &field.column, &field.page}) *number = unpack.number_or_none();
  }
  return !unpack.bad();
}

void count_codes(const Conversion& conversion, DocumentResult& result) {
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts;
  for (const Finding& finding : conversion.findings.items()) {
    ++counts[{"finding", info(finding.code).id}];
    ++(finding.severity == Severity::Note ? result.facts.notes : finding.severity == Severity::Warning ? result.facts.warnings : result.facts.losses);
  }
  for (const Change& change : conversion.changes) ++counts[{"change", info(change.code).id}];
  result.facts.changes = std::ssize(conversion.changes);
  for (const auto& [key, count] : counts) result.codes.push_back({std::string(key.first), std::string(key.second), count});
}

void list_fields(const Report& report, std::vector<FieldRow>& out) {
  const auto place = [](std::int32_t index) { return index < 0 ? std::nullopt : std::optional<std::int64_t>(index); };
  for (const FieldValue& value : report.fields) {
    if (value.field < 0) continue;
    FieldRow& row = out.emplace_back();
    row.form = report.form->id();
    row.key = report.form->fields[static_cast<std::size_t>(value.field)].key;
    row.raw = value.raw;
    row.text = value.text;
    row.state = name_of(value.state);
    if (value.value) row.value = to_string(*value.value);
    row.unit = value.unit;
    row.proved = value.proved;
    row.table = place(value.table);
    row.row = place(value.row);
    row.column = place(value.column);
    if (value.page > 0) row.page = value.page;
  }
}

}  // namespace

DocumentResult describe_outcome(const Outcome& outcome) {
  DocumentResult result;
  result.exit_status = outcome.exit_status;
  if (outcome.error) result.code = info(outcome.error->code()).id;
  const Conversion& conversion = outcome.conversion;
  result.facts.format = conversion.input.format;
  result.facts.title = conversion.title;
  count_codes(conversion, result);
  for (const Check& check : conversion.checks) ++(!check.holds ? result.facts.relations_open : *check.holds ? result.facts.relations_hold : result.facts.relations_fail);
  if (!conversion.report || !conversion.report->form) return result;
  result.facts.form = conversion.report->form->id();
  result.facts.agency = conversion.report->agency;
  if (conversion.report->year) result.facts.year = *conversion.report->year;
  list_fields(*conversion.report, result.fields);
  return result;
}

std::string renamed_report(std::string json, const std::string& name) {
  constexpr std::string_view kKey = "\"name\": ";
  const std::size_t input = json.find("\"input\": {"), key = json.find(kKey, std::min(input, json.size()));
  if (key == std::string::npos) throw Error(Code::OutputInvalid, {"input.name"});
  const std::size_t begin = key + kKey.size();
  std::size_t end = begin + 1;
  while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  JsonPrinter printer;
  printer.array();
  printer.string(name);
  printer.end();
  const std::string list = printer.take();
  return json.replace(begin, end + 1 - begin, list.substr(1, list.size() - 2));
}

std::vector<std::string> to_parts(DocumentResult result) {
  std::vector<std::string> parts = {pack_head(result), pack_codes(result.codes), pack_fields(result.fields), std::move(result.report)};
  std::move(result.outputs.begin(), result.outputs.end(), std::back_inserter(parts));
  return parts;
}

std::optional<DocumentResult> from_parts(std::vector<std::string> parts) {
  DocumentResult result;
  if (parts.size() < 4 || !unpack_head(parts[0], result) || !unpack_codes(parts[1], result.codes) || !unpack_fields(parts[2], result.fields)) return std::nullopt;
  result.report = std::move(parts[3]);
  result.outputs.assign(std::make_move_iterator(parts.begin() + 4), std::make_move_iterator(parts.end()));
  return result;
}

}  // namespace zhengben
