#include "tools/report/site_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "model/error.h"

namespace zhengben {

namespace {

namespace fs = std::filesystem;

// Says that a folder is ours, and is the last file to be written.
constexpr const char* kMarker = "zhengben-review.json";

[[noreturn]] void fail(const std::string& path, int number) {
  throw OutputError(number == ENOSPC || number == EDQUOT ? Code::OutputDiskFull : Code::OutputUnwritable, {path, std::strerror(number)}, number);
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool is_empty_folder(const std::string& path) {
  std::error_code error;
  return is_folder(path) && fs::is_empty(path, error) && !error;
}

void remove_all(const std::string& path) {
  std::error_code ignored;   // what is left over is under a name of ours
  fs::remove_all(path, ignored);
}

}  // namespace

SiteFolder::SiteFolder(std::string target, Overwrite overwrite) : target_(std::move(target)) {
  while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
  if (exists(target_) && !is_empty_folder(target_) && (overwrite != Overwrite::Always || !is_regular_file(target_ + "/" + kMarker))) throw Error(Code::OutputExists, {target_});
  make_folder(folder_holding(target_));
  temporary_ = target_ + ".zhengben-" + std::to_string(::getpid());
  if (::mkdir(temporary_.c_str(), 0777) != 0) fail(temporary_, errno);
}

SiteFolder::~SiteFolder() {
  if (!temporary_.empty()) remove_all(temporary_);
}

void SiteFolder::write(const std::string& name, std::string_view bytes) const {
  const std::string path = temporary_ + "/" + name;
  make_folder(folder_holding(path));
  StagedOutput file(path, "site", Sync::Never);
  file.write(bytes);
  file.publish(Overwrite::Never);
}

void SiteFolder::publish() {
  write(kMarker, "{\"schema\": \"zhengben.review/1\"}\n");
  const bool replaces = exists(target_) && !is_empty_folder(target_);
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), replaces ? RENAME_EXCHANGE : 0) != 0) {
    // File systems without the exchange: for a moment there is no site.
    const std::string old = temporary_ + "-old";
    if (replaces && ::rename(target_.c_str(), old.c_str()) != 0) fail(target_, errno);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
      const int number = errno;
      if (replaces) ::rename(old.c_str(), target_.c_str());
      fail(target_, number);
    }
    remove_all(old);
  } else if (replaces) {
    remove_all(temporary_);
  }
  temporary_.clear();
  sync_folder(folder_holding(target_));
}

}  // namespace zhengben
