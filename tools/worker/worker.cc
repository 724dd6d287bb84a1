#include "tools/worker/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <new>

#include "tools/files/descriptor.h"
#include "tools/worker/part_stream.h"
#include "tools/worker/sandbox.h"

namespace zhengben {

namespace {

constexpr int kOutOfMemory = 12, kFailed = 70;

void silence(bool keep_stderr) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(nowhere, STDOUT_FILENO);
  if (!keep_stderr) ::dup2(nowhere, STDERR_FILENO);
  if (nowhere > STDERR_FILENO) ::close(nowhere);
}

[[noreturn]] void be_worker(int result, pid_t parent, const std::function<std::vector<std::string>()>& job, const WorkerOptions& options) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kFailed);   // it died before the line above
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ, SIGXCPU}) ::signal(signal, SIG_DFL);
  silence(options.keep_stderr);
  lock_in(options.limits);
  try {
    ::_exit(write_parts(result, job()) ? 0 : kFailed);
  } catch (const std::bad_alloc&) {
    ::_exit(kOutOfMemory);
  } catch (...) {
    ::_exit(kFailed);
  }
}

struct Ended {
  int status = 0;
  double cpu_seconds = 0;
};

Ended collect(pid_t worker) {
  Ended ended;
  rusage usage{};
  while (::wait4(worker, &ended.status, 0, &usage) < 0 && errno == EINTR) {
  }
  ended.cpu_seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return ended;
}

WorkerEnd end_of(const Ended& ended, const Limits& limits) {
  if (WIFEXITED(ended.status)) return WEXITSTATUS(ended.status) == kOutOfMemory ? WorkerEnd::MemoryLimit : WorkerEnd::Crashed;
  if (WTERMSIG(ended.status) == SIGXCPU) return WorkerEnd::CpuLimit;
  if (WTERMSIG(ended.status) != SIGKILL) return WorkerEnd::Crashed;
  // Nobody else kills it: the hard limit of its time, or the kernel out of memory.
  return ended.cpu_seconds >= static_cast<double>(limits.max_cpu_seconds) ? WorkerEnd::CpuLimit : WorkerEnd::MemoryLimit;
}

}  // namespace

WorkerResult run_in_worker(const std::function<std::vector<std::string>()>& job, const WorkerOptions& options) {
  WorkerResult result;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return result;
  Descriptor reading(ends[0]), writing(ends[1]);
  ::fcntl(writing.get(), F_SETPIPE_SZ, 1 << 20);   // fewer switches; a refusal costs only time
  const pid_t parent = ::getpid();
  const pid_t worker = ::fork();
  if (worker < 0) return result;
  if (worker == 0) {
    reading.reset();
    be_worker(writing.get(), parent, job, options);
  }
  writing.reset();
  const PartBounds bounds{kMaxWorkerParts, options.limits.max_output_bytes, std::chrono::steady_clock::now() + std::chrono::seconds(options.limits.max_wall_seconds)};
  const PartsRead got = read_parts(reading.get(), bounds, result.parts);
  // A whole result needs nothing more of the worker; one that ended without a result is on its way out by itself.
  if (got != PartsRead::Ended) ::kill(worker, SIGKILL);
  const Ended ended = collect(worker);
  if (got != PartsRead::Whole) result.parts.clear();
  switch (got) {
    case PartsRead::Whole: result.end = WorkerEnd::Finished; break;
    case PartsRead::Garbled: result.end = WorkerEnd::Garbled; break;
    case PartsRead::TooLarge: result.end = WorkerEnd::OutputLimit; break;
    case PartsRead::TimedOut: result.end = WorkerEnd::WallLimit; break;
    case PartsRead::Interrupted: result.end = WorkerEnd::Interrupted; break;
    case PartsRead::Ended:
      result.end = end_of(ended, options.limits);
      if (WIFSIGNALED(ended.status)) result.signal = WTERMSIG(ended.status);
      break;
  }
  return result;
}

}  // namespace zhengben
