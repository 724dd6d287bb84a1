#include "tools/batch/input_list.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "tools/files/input_file.h"
#include "tools/files/interrupt.h"
#include "tools/files/output_file.h"

namespace zhengben {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostListBytes = 1LL << 30;
constexpr int kMostDepth = 200;

std::string normal(const std::string& path) { return fs::path(path).lexically_normal().string(); }

std::string without_trailing_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// Folders of a path that was given as a file, without the leading parts that lead out: "../a/b.docx" -> "a".
std::string folder_below(const std::string& path) {
  std::string folder;
  for (const fs::path& part : fs::path(path).parent_path())
    if (part != ".." && part != "." && part != "/") folder += (folder.empty() ? "" : "/") + part.string();
  return folder;
}

class Listing {
 public:
  Listing(const InputSources& sources, const std::function<void(const Error&)>& warn) : sources_(sources), warn_(warn) {}

  std::vector<ListedInput> list() {
    const auto folders = std::count_if(sources_.paths.begin(), sources_.paths.end(), [](const std::string& path) { return is_folder(path); });
    for (const std::string& given : sources_.paths) {
      const std::string path = without_trailing_slash(normal(given));
      // Two folders can hold files of one name: their own names keep them apart.
      if (is_folder(path)) walk(path, folders > 1 ? file_name_of(path) : "", 0);
      else file(path, "");
    }
    if (!sources_.files_from.empty()) from_list();
    return std::move(inputs_);
  }

 private:
  void add(ListedInput input) {
    if (keys_.insert(input.key).second) inputs_.push_back(std::move(input));
  }

  // Named outright: a symbolic link is followed, and what is not there is an input that fails.
  void file(const std::string& path, const std::string& folder) {
    struct stat status {};
    ListedInput input{path, folder, file_name_of(path), 0, code_of_skipped_name(file_name_of(path)), 1};
    if (::stat(path.c_str(), &status) == 0) input.bytes = status.st_size;
    add(std::move(input));
  }

  void walk(const std::string& path, const std::string& folder, int depth) {
    throw_if_interrupted();
    if (std::any_of(sources_.ours.begin(), sources_.ours.end(), [&](const std::string& ours) { return is_same_file(ours, path); })) return;
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) names.push_back(at->path().filename().string());
    if (!error && depth > kMostDepth) error = std::make_error_code(std::errc::filename_too_long);
    if (error) warn_(Error(Code::InputUnreadable, {path + ": " + error.message()}));
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) one(path == "." ? name : path == "/" ? "/" + name : path + "/" + name, name, folder, depth);
  }

  void one(const std::string& path, const std::string& name, const std::string& folder, int depth) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return add({path, folder, name, 0, std::nullopt, 1});   // gone a moment ago: reading it says so
    if (S_ISDIR(status.st_mode)) return walk(path, folder.empty() ? name : folder + "/" + name, depth + 1);
    std::optional<Code> skipped = code_of_skipped_name(name);
    if (S_ISLNK(status.st_mode)) skipped = Code::LinkSkipped;
    else if (!S_ISREG(status.st_mode)) skipped = Code::SpecialSkipped;
    if (skipped == std::nullopt && std::any_of(sources_.ours.begin(), sources_.ours.end(), [&](const std::string& ours) { return is_same_file(ours, path); })) return;
    add({path, folder, name, S_ISREG(status.st_mode) ? status.st_size : 0, skipped, 1});
  }

  void from_list() {
    const std::string text = read_input(sources_.files_from, kMostListBytes);
    const char end = sources_.nul_separated ? '\0' : '\n';
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t stop = std::min(text.find(end, at), text.size());
      std::string line = text.substr(at, stop - at);
      if (!sources_.nul_separated && line.ends_with('\r')) line.pop_back();
      at = stop + 1;
      if (line.empty()) continue;
      const std::string path = without_trailing_slash(normal(line));
      is_folder(path) ? walk(path, folder_below(path + "/x"), 0) : file(path, folder_below(path));
    }
  }

  const InputSources& sources_;
  const std::function<void(const Error&)>& warn_;
  std::vector<ListedInput> inputs_;
  std::set<std::string> keys_;
};

}  // namespace

std::optional<Code> code_of_skipped_name(const std::string& name) {
  if (name.starts_with("~$")) return Code::InputIsOwnerFile;
  if (name.starts_with("._")) return Code::InputIsAppleDouble;
  return std::nullopt;
}

std::vector<ListedInput> list_inputs(const InputSources& sources, const std::function<void(const Error&)>& warn) { return Listing(sources, warn).list(); }

}  // namespace zhengben
