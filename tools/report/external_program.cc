#include "tools/report/external_program.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "tools/files/descriptor.h"
#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

constexpr int kInput = 3;
constexpr useconds_t kPause = 5'000;

void limit(int what, std::int64_t value) {
  const auto bound = static_cast<rlim_t>(value);
  const struct rlimit both {bound, bound};
  ::setrlimit(what, &both);
}

[[noreturn]] void become(const std::vector<char*>& words, int input, const ProgramLimits& limits) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::unshare(CLONE_NEWUSER | CLONE_NEWNET);   // no network, where the kernel lets anybody ask for that
  const int nothing = ::open("/dev/null", O_RDWR);
  if (::dup2(input, kInput) < 0) ::_exit(127);
  for (int standard = 0; standard < 3; ++standard) ::dup2(nothing, standard);
  ::close_range(kInput + 1, ~0U, 0);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_DFL);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_CORE, 0);
  char path[] = "PATH=/usr/bin:/bin", language[] = "LC_ALL=C";
  char* const environment[] = {path, language, nullptr};
  ::execve(words.front(), words.data(), environment);
  ::_exit(127);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

}  // namespace

bool run_program(const std::vector<std::string>& words, std::string_view input, const ProgramLimits& limits) {
  // Above 3, so that it is not closed over by its own copy.
  const Descriptor first(::memfd_create("input", MFD_CLOEXEC));
  const Descriptor file(first ? ::fcntl(first.get(), F_DUPFD_CLOEXEC, kInput + 1) : -1);
  if (!file || !write_all(file.get(), input)) return false;
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  const pid_t process = ::fork();
  if (process < 0) return false;
  if (process == 0) become(pointers, file.get(), limits);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.wall_seconds);
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (ended < 0 && errno != EINTR) return false;
    if (std::chrono::steady_clock::now() < end && interrupted() == 0) {
      ::usleep(kPause);
      continue;
    }
    ::kill(-process, SIGKILL);
    ::kill(process, SIGKILL);
    ::waitpid(process, &status, 0);
    return false;
  }
}

}  // namespace zhengben
