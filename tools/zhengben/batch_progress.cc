#include "tools/zhengben/batch_progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "tools/zhengben/messages.h"
#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

constexpr auto kBetweenLines = std::chrono::seconds(10);
constexpr std::int64_t kBarWidth = 20;
constexpr int kMostAcross = 50;   // lines; the journal has them all

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string clock_time(double seconds) {
  const auto all = static_cast<std::int64_t>(std::min(seconds, 359'999.0));
  char text[64];
  std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", static_cast<long long>(all / 3'600), static_cast<long long>(all / 60 % 60), static_cast<long long>(all % 60));
  return text;
}

}  // namespace

BatchProgress::BatchProgress(const Settings& settings) : settings_(settings) {
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  json_ = settings.findings == FindingsAs::Json;
  const bool wanted = settings.progress != ProgressAs::None && !settings.quiet;
  bar_ = wanted && terminal && !json_ && (settings.progress == ProgressAs::Auto || settings.progress == ProgressAs::Bar);
  lines_ = wanted && !bar_ && !json_;
}

void BatchProgress::print(const std::string& text) {
  if (shown_) std::fputs("\r\x1B[K", stderr);
  shown_ = false;
  std::fputs(text.c_str(), stderr);
}

std::string BatchProgress::state_of(const BatchCounts& counts) const {
  const std::int64_t now = counts.settled() - counts.before;
  const double rate = seconds() > 0 ? static_cast<double>(now) / seconds() : 0;
  const double left = rate > 0 ? static_cast<double>(counts.total - counts.settled()) / rate : 0;
  return formatted("{1} of {2}, {3} a second, {4} left; {5} clean, {6} need a person, {7} failed, {8} left out",
                   {std::to_string(counts.settled()), std::to_string(counts.total), one_decimal(rate), rate > 0 ? clock_time(left) : "?", std::to_string(counts.clean),
                    std::to_string(counts.review), std::to_string(counts.failed), std::to_string(counts.skipped)},
                   settings_.language);
}

std::string BatchProgress::bar(const BatchCounts& counts) const {
  const std::int64_t full = counts.total > 0 ? std::clamp<std::int64_t>(counts.settled() * kBarWidth / counts.total, 0, kBarWidth) : 0;
  return "[" + std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(kBarWidth - full), '.') + "] " + state_of(counts);
}

void BatchProgress::print_json(const InputRow& input) {
  JsonPrinter json;
  json.object();
  json.member("input", input.key);
  json.member("state", name_of(input.state));
  json.member("exit_status", input.exit_status);
  if (!input.code.empty()) json.member("code", input.code);
  if (!input.message.empty()) json.member("message", input.message);
  json.member("sha256", input.sha256);
  json.member("changes", input.facts.changes);
  json.member("warnings", input.facts.warnings + input.facts.losses);
  json.member("attempts", input.attempts);
  json.member("milliseconds", input.milliseconds);
  json.end();
  print(json.take() + "\n");
}

void BatchProgress::print_line(const InputRow& input) {
  const std::string colon = settings_.language == Language::Chinese ? "：" : ": ";
  if (input.state == InputState::Failed) return print("zhengben" + colon + input.key + colon + input.message + " [" + input.code + "]\n");
  if (input.state != InputState::Skipped || settings_.quiet) return;
  if (const std::optional<Code> code = code_of(input.code)) print(input.key + colon + message(*code, {}, settings_.language) + " [" + input.code + "]\n");
}

BatchObserver BatchProgress::observer() {
  return {.settled = [this](const BatchEvent& event) { settled(event); },
          .tick = [this](const BatchCounts& counts) { tick(counts); },
          .warning = [this](const Error& error) { warning(error); }};
}

void BatchProgress::settled(const BatchEvent& event) {
  if (json_) print_json(event.input);
  else print_line(event.input);
  if (!event.notes.empty()) print(event.notes);
}

void BatchProgress::tick(const BatchCounts& counts) {
  if (bar_) {
    print(bar(counts));
    shown_ = true;
    std::fflush(stderr);
  } else if (lines_ && Clock::now() - last_line_ >= kBetweenLines) {
    last_line_ = Clock::now();
    print(state_of(counts) + "\n");
  }
}

void BatchProgress::warning(const Error& error) { print(error_as_message("", error, settings_)); }

void BatchProgress::across(const std::vector<AcrossFinding>& findings, const JournalReader& journal) {
  int shown = 0, open = 0;
  for (const AcrossFinding& item : findings) {
    const bool wanted = item.finding.severity != Severity::Note;
    open += wanted;
    if (!json_ && (settings_.quiet || (!wanted && !settings_.verbose) || (shown == kMostAcross && !settings_.verbose))) continue;
    ++shown;
    const std::optional<InputRow> input = journal.input(item.input), other = item.other != 0 ? journal.input(item.other) : std::nullopt;
    const std::string colon = settings_.language == Language::Chinese ? "：" : ": ";
    if (json_) print(finding_as_json(input->key, item.finding, settings_, other ? other->key : ""));
    else print(input->key + (other ? " ↔ " + other->key : "") + colon + finding_line(item.finding, settings_) + "\n");
  }
  if (open > shown && !json_ && !settings_.quiet)
    print(formatted("{1} more findings across files are in the journal", {std::to_string(open - shown)}, settings_.language) + "\n");
}

void BatchProgress::finish(const BatchResult& result) {
  const BatchCounts& counts = result.counts;
  const std::pair<const char*, std::int64_t> all[] = {{"total", counts.total},     {"clean", counts.clean},           {"review", counts.review}, {"failed", counts.failed},
                                                      {"skipped", counts.skipped}, {"duplicates", counts.duplicates}, {"before", counts.before}};
  if (json_) {
    JsonPrinter json;
    json.object();
    json.key("batch");
    json.object();
    json.member("exit_status", result.exit_status);
    for (const auto& [name, count] : all) json.member(name, count);
    json.end();
    json.end();
    return print(json.take() + "\n");
  }
  if (settings_.quiet) return print("");
  std::vector<std::string> numbers;
  for (const auto& [name, count] : all) numbers.push_back(std::to_string(count));
  numbers.push_back(one_decimal(seconds()));
  print(formatted("batch: {1} inputs, {2} clean, {3} need a person, {4} failed, {5} left out; {6} were duplicates, {7} settled before; {8} s", numbers, settings_.language) + "\n");
  if (counts.settled() < counts.total) print(translated("not all is done: --resume goes on", settings_.language) + "\n");
}

}  // namespace zhengben
