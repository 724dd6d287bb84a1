// The adapter for nlohmann-json that reads canonical JSON back.
#include "tools/report/seen_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/error.h"

namespace zhengben {

namespace {

using Json = nlohmann::json;

// The value of a member of the outermost object. Our own printer puts each on a line of its own, two blanks in, and no
// string holds a line end: the document, most of the text, need not be parsed to get at the rest.
std::string_view member_text(std::string_view json, std::string_view name) {
  const std::string head = "\n  \"" + std::string(name) + "\": ";
  const std::size_t begin = json.find(head);
  if (begin == std::string_view::npos) throw Error(Code::JournalDamaged, {"", "a report in it has no " + std::string(name)});
  const std::size_t value = begin + head.size();
  const std::size_t end = std::min(json.find(",\n  \"", value), json.find("\n}", value));
  return json.substr(value, end == std::string_view::npos ? end : end - value);
}

std::string text_of(const Json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return {};
  return member->is_string() ? member->get<std::string>() : member->dump();
}

std::optional<std::int64_t> number_of(const Json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end() || !member->is_number_integer()) return std::nullopt;
  return member->get<std::int64_t>();
}

template <typename Item>
std::vector<Item> list_of(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member == object.end() ? std::vector<Item>() : member->get<std::vector<Item>>();
}

SeenPlace place_of(const Json& object) {
  const auto at = object.find("at");
  if (at == object.end()) return {};
  return {number_of(*at, "table"), number_of(*at, "r"), number_of(*at, "c"), number_of(*at, "page"), number_of(*at, "block")};
}

void read_fields(const Json& report, SeenReport& out) {
  if (!report.is_object()) return;
  out.form = text_of(report, "form");
  for (const auto& [key, field] : report.at("fields").items())
    out.fields.push_back({key, text_of(field, "raw"), text_of(field, "text"), text_of(field, "state"), text_of(field, "value"), text_of(field, "unit"), number_of(field, "proved"),
                          list_of<std::string>(field, "proof"), list_of<std::int64_t>(field, "candidates"), place_of(field)});
  std::sort(out.fields.begin(), out.fields.end(), [](const SeenField& a, const SeenField& b) { return a.key < b.key; });
}

void read_checks(const Json& checks, SeenReport& out) {
  for (const Json& check : checks) {
    SeenCheck& item = out.checks.emplace_back();
    item.id = text_of(check, "id");
    if (check.at("holds").is_boolean()) item.holds = check.at("holds").get<bool>();
    item.left = text_of(check, "lhs");
    item.right = text_of(check, "rhs");
    item.fields = list_of<std::string>(check, "fields");
  }
}

void read_changes(const Json& changes, SeenReport& out) {
  for (const Json& change : changes)
    out.changes.push_back({text_of(change, "code"), text_of(change, "class"), text_of(change.at("at"), "field"), text_of(change, "before"), text_of(change, "after"),
                           list_of<std::string>(change, "proof"), place_of(change)});
}

void read_findings(const Json& findings, SeenReport& out) {
  for (const Json& finding : findings)
    out.findings.push_back({text_of(finding, "code"), text_of(finding, "severity"), text_of(finding, "message"), text_of(finding.at("at"), "suspect"),
                            list_of<std::string>(finding.at("at"), "fields"), number_of(finding, "wants"), place_of(finding), {}});
}

[[noreturn]] void refuse(const Json::exception& error) { throw Error(Code::JournalDamaged, {"", std::string("a report in it: ") + error.what()}); }

}  // namespace

const SeenField* SeenReport::field(std::string_view key) const {
  const auto at = std::lower_bound(fields.begin(), fields.end(), key, [](const SeenField& field, std::string_view wanted) { return field.key < wanted; });
  return at != fields.end() && at->key == key ? &*at : nullptr;
}

SeenReport seen_report(std::string_view json) {
  SeenReport out;
  try {
    read_fields(Json::parse(member_text(json, "report")), out);
    read_checks(Json::parse(member_text(json, "checks")), out);
    read_changes(Json::parse(member_text(json, "changes")), out);
    read_findings(Json::parse(member_text(json, "findings")), out);
  } catch (const Json::exception& error) {
    refuse(error);
  }
  return out;
}

std::vector<SeenTable> seen_tables(std::string_view json) {
  std::vector<SeenTable> out;
  try {
    const Json document = Json::parse(member_text(json, "document"));
    for (const Json& table : document.at("tables")) {
      SeenTable& item = out.emplace_back();
      item.rows = table.at("rows").get<std::int64_t>();
      item.columns = table.at("cols").get<std::int64_t>();
      for (const Json& cell : table.at("cells"))
        item.cells.push_back({cell.at("r").get<std::int64_t>(), cell.at("c").get<std::int64_t>(), cell.at("rs").get<std::int64_t>(), cell.at("cs").get<std::int64_t>(), text_of(cell, "text")});
    }
  } catch (const Json::exception& error) {
    refuse(error);
  }
  return out;
}

}  // namespace zhengben
