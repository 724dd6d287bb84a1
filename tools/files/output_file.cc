#include "tools/files/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) throw OutputError(Code::OutputDiskFull, {path}, error);
  if (error == EEXIST) throw Error(Code::OutputExists, {path});
  throw OutputError(Code::OutputUnwritable, {path, std::strerror(error)}, error);
}

enum class Stop : std::uint8_t { AtInterrupt, Never };

void write_all(int descriptor, std::string_view bytes, const std::string& path, Stop stop) {
  while (!bytes.empty()) {
    if (stop == Stop::AtInterrupt) throw_if_interrupted();
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

constexpr std::string_view kStagedHead = ".zhengben-", kStagedTail = ".tmp";

// Some network file systems let a signal end these.
template <typename Call>
int again_if_interrupted(const Call& call) {
  for (;;)
    if (const int result = call(); result == 0 || errno != EINTR) return result;
}

bool is_device_or_pipe(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

}  // namespace

std::string folder_holding(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

void sync_folder(const std::string& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file) fail(folder, errno);
  // A folder that cannot be synced (some network file systems) is no failure.
  if (again_if_interrupted([&] { return ::fsync(file.get()); }) != 0 && errno != EINVAL && errno != EBADF && errno != ENOSYS) fail(folder, errno);
}

bool is_staged_name(const std::string& file_name, const std::string& mark) { return file_name.starts_with(std::string(kStagedHead) + mark + "-") && file_name.ends_with(kStagedTail); }

StagedOutput::StagedOutput(std::string target, const std::string& mark, Sync sync) : target_(std::move(target)), sync_(sync) {
  for (int attempt = 0; attempt < 100'000; ++attempt) {
    name_ = folder_holding(target_) + "/" + std::string(kStagedHead) + mark + "-" + std::to_string(attempt) + std::string(kStagedTail);
    file_.reset(::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file_ || (errno != EEXIST && errno != EINTR)) break;
  }
  if (!file_) fail(target_, errno);
}

StagedOutput StagedOutput::adopt(const std::string& path, std::string target) {
  StagedOutput staged;
  staged.target_ = std::move(target);
  staged.file_.reset(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!staged.file_) fail(path, errno);
  staged.name_ = path;
  return staged;
}

StagedOutput::StagedOutput(StagedOutput&& other) noexcept
    : target_(std::move(other.target_)), name_(std::move(other.name_)), file_(std::move(other.file_)), sync_(other.sync_), published_(std::exchange(other.published_, true)) {}

StagedOutput::~StagedOutput() {
  if (!published_ && !name_.empty()) ::unlink(name_.c_str());
}

void StagedOutput::write(std::string_view bytes) {
  append(bytes);
  seal();
  compare(bytes);
}

void StagedOutput::append(std::string_view bytes) { write_all(file_.get(), bytes, target_, Stop::Never); }   // a batch publishes what it has finished

void StagedOutput::seal() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(file_.get(), 0666 & ~mask) != 0 && errno != EPERM) fail(target_, errno);   // EPERM: a file system without modes
  if (sync_ == Sync::Always && again_if_interrupted([&] { return ::fsync(file_.get()); }) != 0 && errno != EINVAL) fail(target_, errno);
  file_.reset();
}

void StagedOutput::compare(std::string_view bytes) const {
  const Descriptor again(::open(name_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!again) fail(target_, errno);
  std::array<char, 64 << 10> buffer{};
  for (;;) {
    const ssize_t got = ::read(again.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(target_, errno);
    if (got == 0) break;
    const std::string_view part(buffer.data(), static_cast<std::size_t>(got));
    if (!bytes.starts_with(part)) throw Error(Code::OutputInvalid, {"the file reads back other than it was written"});
    bytes.remove_prefix(part.size());
  }
  if (!bytes.empty()) throw Error(Code::OutputInvalid, {"the file reads back shorter than it was written"});
}

void StagedOutput::publish(Overwrite overwrite) {
  const auto rename = [&] { return overwrite == Overwrite::Always ? ::rename(name_.c_str(), target_.c_str()) : rename_to_new(); };
  if (again_if_interrupted(rename) != 0) fail(target_, errno);
  published_ = true;
}

void StagedOutput::withdraw() {
  if (again_if_interrupted([&] { return ::rename(target_.c_str(), name_.c_str()); }) != 0) fail(target_, errno);
  published_ = false;
}

void StagedOutput::retarget(std::string target) { target_ = std::move(target); }

int StagedOutput::rename_to_new() const {
  if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  // A file system without RENAME_NOREPLACE: a hard link never replaces either.
  if (::link(name_.c_str(), target_.c_str()) == 0) return ::unlink(name_.c_str());
  if (errno != EPERM && errno != EOPNOTSUPP) return -1;
  struct stat status {};
  if (::lstat(target_.c_str(), &status) == 0) {
    errno = EEXIST;
    return -1;
  }
  return ::rename(name_.c_str(), target_.c_str());
}

void check_output(const std::string& path, Overwrite overwrite) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
    if (S_ISREG(status.st_mode) && overwrite == Overwrite::Never) throw Error(Code::OutputExists, {path});
    if (is_device_or_pipe(path)) return;
  }
  const std::string folder = folder_holding(path);
  if (::stat(folder.c_str(), &status) != 0) fail(path, errno);
  if (!S_ISDIR(status.st_mode)) fail(path, ENOTDIR);
  if (::access(folder.c_str(), W_OK | X_OK) != 0) fail(path, errno);
}

void write_output(const std::string& path, std::string_view bytes, Overwrite overwrite) {
  if (is_device_or_pipe(path)) {
    const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!device) fail(path, errno);
    write_all(device.get(), bytes, path, Stop::AtInterrupt);
    return;
  }
  check_output(path, overwrite);
  throw_if_interrupted();
  StagedOutput staged(path, std::to_string(::getpid()));
  staged.write(bytes);
  throw_if_interrupted();
  staged.publish(overwrite);
  try {
    sync_folder(folder_holding(path));
  } catch (const Error&) {
    // The file is whole; only a loss of power could still take its name.
  }
}

void write_standard_output(std::string_view bytes) { write_all(STDOUT_FILENO, bytes, "stdout", Stop::AtInterrupt); }

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_regular_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool is_same_file(const std::string& a, const std::string& b) {
  struct stat first {}, second {};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

void make_folder(const std::string& path) {
  for (std::size_t at = path.find('/', 1); ; at = path.find('/', at + 1)) {
    const std::string part = path.substr(0, at);
    if (::mkdir(part.c_str(), 0777) != 0 && (errno != EEXIST || !is_folder(part))) fail(path, errno == EEXIST ? ENOTDIR : errno);
    if (at == std::string::npos) return;
  }
}

}  // namespace zhengben
