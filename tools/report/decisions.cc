// The adapter for nlohmann-json that reads the file of decisions. A person carried it from one place to another:
// nothing of it is believed before it was looked at.
#include "tools/report/decisions.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "model/error.h"

namespace zhengben {

namespace {

using Json = nlohmann::json;
using Verdict = DecidedCell::Verdict;

constexpr std::size_t kMostDecisions = 1'000'000, kMostText = 20'000, kMostValue = 200;
constexpr int kMaxDepth = 4;

[[noreturn]] void refuse(std::string why) { throw Error(Code::DecisionsInvalid, {std::move(why)}); }

std::string text_of(const Json& object, const char* name, std::size_t most = kMostText) {
  const Json& member = object.at(name);
  if (!member.is_string()) refuse(std::string(name) + " is no text");
  std::string text = member.get<std::string>();
  if (text.size() > most) refuse(std::string(name) + " is too long");
  return text;
}

// What goes into a document: a line of it.
std::string line_of(const Json& object, const char* name, std::size_t most) {
  std::string text = text_of(object, name, most);
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return text;
}

std::string hash_of(const Json& object, const char* name) {
  std::string text = text_of(object, name, 64);
  const bool good = text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!good) refuse(std::string(name) + " is no SHA-256");
  return text;
}

Verdict verdict_of(const Json& object) {
  const std::string word = text_of(object, "verdict", 20);
  if (word == "set") return Verdict::Set;
  if (word == "right") return Verdict::Right;
  if (word == "open" || word == "seen") return Verdict::Open;
  refuse("unknown verdict: " + word);
}

CellDecision cell_of(const Json& object) {
  CellDecision out;
  out.input = text_of(object, "input");
  out.sha256 = hash_of(object, "sha256");
  out.cell.field = text_of(object, "field", kMostValue);
  out.cell.seen = text_of(object, "seen");
  out.cell.verdict = verdict_of(object);
  out.cell.value = line_of(object, "value", kMostValue);
  out.cell.note = line_of(object, "note", kMostText);
  if (out.cell.verdict == Verdict::Set && (out.cell.field.empty() || out.cell.value.empty())) refuse("a value without a cell, or a cell without a value");
  return out;
}

GroupDecision group_of(const Json& object) {
  GroupDecision out;
  out.key = {text_of(object, "code", kMostValue), text_of(object, "class", kMostValue), text_of(object, "before"), text_of(object, "after"), true};
  out.digest = hash_of(object, "digest");
  const std::string word = text_of(object, "verdict", 20);
  if (word != "accept" && word != "reject") refuse("unknown verdict: " + word);
  out.put_back = word == "reject";
  return out;
}

// Depth is bounded while parsing; what lies deeper is none of ours.
bool shallow(int depth, Json::parse_event_t, Json&) {
  if (depth > kMaxDepth) refuse("it is nested too deeply");
  return true;
}

const Json& list_of(const Json& file, const char* name) {
  const Json& list = file.at(name);
  if (!list.is_array() || list.size() > kMostDecisions) refuse(std::string(name) + " is no list, or too long a one");
  return list;
}

}  // namespace

Decisions read_decisions(std::string_view json) {
  if (static_cast<std::int64_t>(json.size()) > kMaxDecisionBytes) refuse("it is too large");
  Decisions out;
  try {
    const Json file = Json::parse(json.begin(), json.end(), shallow);
    if (!file.is_object() || text_of(file, "schema", kMostValue) != "zhengben.decisions/1") refuse("its schema is not zhengben.decisions/1");
    out.site = text_of(file, "site", kMostValue);
    out.options = text_of(file, "options", kMostValue);
    for (const Json& item : list_of(file, "decisions")) out.cells.push_back(cell_of(item));
    for (const Json& item : list_of(file, "groups")) out.groups.push_back(group_of(item));
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
  return out;
}

}  // namespace zhengben
