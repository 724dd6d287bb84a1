#include "tools/batch/publisher.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "model/error.h"
#include "tools/batch/name_numbers.h"
#include "tools/batch/settled.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

namespace {

namespace fs = std::filesystem;

constexpr const char* kQuarantine = "quarantine";

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// Whether `path` is `first`, or that with a number: "a/b.docx", "a/b-2.docx".
bool is_numbered(std::string_view path, std::string_view first, const std::string& format) {
  if (path == first) return true;
  const std::string tail = format == kQuarantine ? "" : "." + format;
  if (!path.ends_with(tail) || !first.ends_with(tail)) return false;
  path.remove_suffix(tail.size()), first.remove_suffix(tail.size());
  if (!path.starts_with(first) || path.size() < first.size() + 2 || path[first.size()] != '-') return false;
  return path.find_first_not_of("0123456789", first.size() + 1) == std::string_view::npos;
}

std::map<std::string, OutputRow> by_format(std::vector<OutputRow> rows) {
  std::map<std::string, OutputRow> out;
  for (OutputRow& row : rows) out.emplace(row.format, std::move(row));
  return out;
}

}  // namespace

Publisher::Publisher(const BatchOptions& options, JournalWriter& journal) : options_(options), journal_(journal), name_(options.name), mark_(journal.meta("token")) {}

std::string Publisher::full_path(const std::string& format, const std::string& path) const { return path_of({0, format, path, {}, 0, {}}, options_); }

void Publisher::sweep() const {
  for (const std::string& root : {options_.output, options_.quarantine}) {
    if (root.empty()) continue;
    std::error_code error;
    for (fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (is_staged_name(name, mark_)) fs::remove(at->path(), error);
    }
  }
}

std::string Publisher::candidate(const InputRow& input, const std::string& format, int number) const {
  const std::string tail = number > 1 ? "-" + std::to_string(number) : "";
  if (format != kQuarantine) return name_.path(input) + tail + "." + format;
  return options_.quarantine + "/" + quarantine_name(input) + tail;
}

// Nobody's, or this input's own as it was written; or any file where all may be replaced but never an input.
bool Publisher::is_free(const InputRow& input, const std::string& format, const std::string& path, const std::map<std::string, OutputRow>& own) {
  const std::optional<std::int64_t> owner = journal_.owner_of(path);
  if (owner && *owner != input.id) return false;
  const std::string full = full_path(format, path);
  if (!exists(full)) return true;
  const auto row = own.find(format);
  if (row == own.end()) return may_replace(full, {});
  return may_replace(full, row->second.path == path ? row->second : OutputRow());
}

bool Publisher::may_replace(const std::string& full, const OutputRow& own) {
  if (!own.sha256.empty() && sha256_of_file(full) == own.sha256) return true;
  return options_.overwrite == Overwrite::Always && fs::is_regular_file(fs::symlink_status(full)) && !is_input(full);
}

bool Publisher::is_input(const std::string& path) {
  if (!inputs_) {
    inputs_.emplace();
    Statement keys = journal_.database().prepare("SELECT key FROM inputs WHERE parent IS NULL");
    struct stat status {};
    while (keys.step())
      if (::stat(keys.text(0).c_str(), &status) == 0) inputs_->insert({status.st_dev, status.st_ino});
  }
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && inputs_->contains({status.st_dev, status.st_ino});
}

void Publisher::claim(const InputRow& input, const std::vector<std::string>& formats, const std::set<std::string>& avoid) {
  const std::map<std::string, OutputRow> own = by_format(journal_.outputs(input.id));
  const auto fits = [&](const std::string& format, const std::string& path) { return !avoid.contains(path) && is_free(input, format, path, own); };
  // What it had before it has again, as long as it is asked for in the same way.
  const auto keeps = [&](const std::string& format) {
    const auto row = own.find(format);
    return row != own.end() && is_numbered(row->second.path, candidate(input, format, 1), format) && fits(format, row->second.path);
  };
  if (std::all_of(formats.begin(), formats.end(), keeps)) return;
  const std::string base = formats.front() + ":" + candidate(input, formats.front(), 1);
  int number = avoid.empty() ? std::max(static_cast<int>(input.number), next_number_[base]) : 1;
  const auto all_fit = [&] { return std::all_of(formats.begin(), formats.end(), [&](const std::string& format) { return fits(format, candidate(input, format, number)); }); };
  while (!all_fit()) ++number;
  // Most names are used once: only those that are not are kept.
  if (number > input.number) next_number_[base] = number;
  else next_number_.erase(base);
  for (const std::string& format : formats) {
    OutputRow row{input.id, format, candidate(input, format, number), {}, 0, "claimed"};
    // The hash by which a file of ours is known stays until it is replaced.
    if (const auto before = own.find(format); before != own.end() && before->second.path == row.path) row.sha256 = before->second.sha256;
    journal_.put_output(row);
  }
}

void Publisher::make_folder_of(const std::string& path) {
  const std::string folder = folder_holding(path);
  if (folders_.contains(folder)) return;
  std::vector<std::string> made;
  for (std::string at = folder; !is_folder(at); at = folder_holding(at)) made.push_back(at);
  make_folder(folder);
  if (options_.sync == Sync::Always)
    for (const std::string& each : made) sync_folder(folder_holding(each));
  if (folders_.size() > 10'000) folders_.clear();
  folders_.insert(folder);
}

std::vector<StagedFile> Publisher::stage(const InputRow& input, const std::vector<std::string>& formats, const std::vector<std::string>& outputs) {
  std::vector<StagedFile> files;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string path = full_path(formats[i], candidate(input, formats[i], 1));
    make_folder_of(path);
    StagedOutput file(path, mark_, options_.sync);
    file.write(outputs[i]);
    files.push_back({formats[i], sha256_hex(outputs[i]), std::ssize(outputs[i]), std::move(file)});
  }
  return files;
}

StagedFile Publisher::stage_quarantined(const InputRow& input, const std::string& bytes) { return std::move(stage(input, {kQuarantine}, {bytes}).front()); }

void Publisher::announce(const InputRow& input, std::vector<StagedFile>& files) {
  const std::map<std::string, OutputRow> own = by_format(journal_.outputs(input.id));
  for (StagedFile& file : files) {
    const OutputRow& claimed = own.at(file.format);
    const std::string full = full_path(file.format, claimed.path);
    file.file.retarget(full);
    file.replace = exists(full) && may_replace(full, claimed);
    journal_.put_output({input.id, file.format, claimed.path, file.sha256, file.bytes, "publishing"});
  }
}

void Publisher::publish(std::vector<StagedFile>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      files[i].file.publish(files[i].replace ? Overwrite::Always : Overwrite::Never);
    } catch (const Error& error) {
      if (error.code() == Code::OutputExists)
        for (std::size_t k = 0; k < i; ++k) files[k].file.withdraw();
      throw;
    }
    to_sync_.insert(folder_holding(files[i].file.target()));
  }
}

void Publisher::sync_folders() {
  if (options_.sync == Sync::Always)
    for (const std::string& folder : to_sync_) sync_folder(folder);
  to_sync_.clear();
}

bool Publisher::is_published(const InputRow& input) const {
  const std::vector<OutputRow> rows = journal_.outputs(input.id);
  const auto stands = [&](const OutputRow& row) { return row.state != "claimed" && sha256_of_file(path_of(row, options_)) == row.sha256; };
  return std::any_of(rows.begin(), rows.end(), [](const OutputRow& row) { return row.state == "publishing"; }) &&
         std::all_of(rows.begin(), rows.end(), [&](const OutputRow& row) { return row.state == "claimed" ? row.format != kQuarantine : stands(row); });
}

}  // namespace zhengben
