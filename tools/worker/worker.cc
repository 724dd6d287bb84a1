#include "tools/worker/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <new>

#include "tools/files/interrupt.h"
#include "tools/worker/heap.h"
#include "tools/worker/sandbox.h"
#include "tools/worker/system_call_filter.h"

namespace zhengben {

namespace {

constexpr int kOutOfMemory = 12, kUnequipped = 13, kFailed = 70;

bool in_worker = false;   // set once, right after the fork

void silence(bool keep_stderr) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(nowhere, STDOUT_FILENO);
  if (!keep_stderr) ::dup2(nowhere, STDERR_FILENO);
  if (nowhere > STDERR_FILENO) ::close(nowhere);
}

[[noreturn]] void be_worker(int result, pid_t parent, const std::function<void(const Worker::Send&)>& job, const WorkerOptions& options) {
  in_worker = true;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kFailed);   // it died before the line above
  // A terminal sends its interrupt to every process in front of it: whether the worker may finish is for its parent to say.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) ::signal(signal, SIG_IGN);
  for (const int signal : {SIGPIPE, SIGXFSZ, SIGXCPU}) ::signal(signal, SIG_DFL);
  silence(options.keep_stderr);
  lock_in(options.limits);
  prepare_heap();
  try {
    bool sent = true;
    job([&](const Worker::Parts& parts) { return sent = sent && write_parts(result, parts); });
    ::_exit(sent ? 0 : kFailed);
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
  if (WIFEXITED(ended.status)) {
    const int status = WEXITSTATUS(ended.status);
    return status == kOutOfMemory ? WorkerEnd::MemoryLimit : status == kUnequipped ? WorkerEnd::Unequipped : WorkerEnd::Crashed;
  }
  if (WTERMSIG(ended.status) == SIGXCPU) return WorkerEnd::CpuLimit;
  if (WTERMSIG(ended.status) != SIGKILL) return WorkerEnd::Crashed;
  // Nobody else kills it: the hard limit of its time, or the kernel out of memory.
  return ended.cpu_seconds >= static_cast<double>(limits.max_cpu_seconds) ? WorkerEnd::CpuLimit : WorkerEnd::MemoryLimit;
}

constexpr std::size_t kBuffer = 256 << 10;

void fill_holes_once() {
  [[maybe_unused]] static const bool done = [] {
    fill_holes();
    return true;
  }();
}

// Buffers of workers that have ended, for the next ones: freed, they would be a hole that every worker writes to.
std::vector<std::string>& spare_buffers() {
  static std::vector<std::string> buffers;
  return buffers;
}

std::string taken_buffer() {
  if (spare_buffers().empty()) return std::string(kBuffer, '\0');
  std::string buffer = std::move(spare_buffers().back());
  spare_buffers().pop_back();
  return buffer;
}

constexpr int kMostWaits = 500;   // milliseconds, for a process that closed its pipe and is to end by itself

}  // namespace

bool is_worker() { return in_worker; }

void end_unequipped() { ::_exit(kUnequipped); }

Worker::Worker(const std::function<void(const Send&)>& job, const WorkerOptions& options)
    : options_(options), parser_(kMaxWorkerParts, options.limits.max_output_bytes) {
  extend_deadline();
  end_ = WorkerEnd::NotStarted;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  reading_.reset(ends[0]);
  Descriptor writing(ends[1]);
  ::fcntl(writing.get(), F_SETPIPE_SZ, 1 << 20);   // fewer switches; a refusal costs only time
  prepare_system_call_filter();
  fill_holes_once();
  const pid_t parent = ::getpid();
  process_ = ::fork();
  if (process_ == 0) {
    reading_.reset();
    be_worker(writing.get(), parent, job, options);
  }
  if (process_ < 0) {
    reading_.reset();
    return;
  }
  ::fcntl(reading_.get(), F_SETFL, O_NONBLOCK);
  end_.reset();
}

Worker::~Worker() {
  if (!end_) stop(WorkerEnd::Interrupted);
  if (!buffer_.empty()) spare_buffers().push_back(std::move(buffer_));
}

void Worker::extend_deadline() { deadline_ = Clock::now() + std::chrono::seconds(options_.limits.max_wall_seconds); }

std::optional<Worker::Parts> Worker::parse() {
  anything_ = anything_ || !unread_.empty();
  switch (parser_.feed(unread_)) {
    case PartsParser::State::Unfinished: return std::nullopt;
    case PartsParser::State::Whole: anything_ = false; return parser_.take();
    case PartsParser::State::Garbled: stop(WorkerEnd::Garbled); return std::nullopt;
    case PartsParser::State::TooLarge: stop(WorkerEnd::OutputLimit); return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Worker::Parts> Worker::advance() {
  if (buffer_.empty()) buffer_ = taken_buffer();
  while (!end_) {
    if (std::optional<Parts> parts = parse(); parts || end_) return parts;
    const ssize_t got = ::read(reading_.get(), buffer_.data(), buffer_.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return std::nullopt;
    if (got <= 0) {
      end_by_itself();
      return std::nullopt;
    }
    unread_ = {buffer_.data(), static_cast<std::size_t>(got)};
  }
  return std::nullopt;
}

void Worker::end_by_itself() {
  reading_.reset();
  siginfo_t state{};
  for (int waited = 0; waited < kMostWaits; ++waited) {
    state.si_pid = 0;
    if (::waitid(P_PID, static_cast<id_t>(process_), &state, WEXITED | WNOHANG | WNOWAIT) != 0 || state.si_pid != 0) break;
    ::usleep(1'000);
  }
  if (state.si_pid == 0) return stop(WorkerEnd::Crashed);
  const Ended ended = collect(process_);
  const bool well = WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0 && !anything_;
  end_ = well ? WorkerEnd::Finished : end_of(ended, options_.limits);
  if (WIFSIGNALED(ended.status)) signal_ = WTERMSIG(ended.status);
}

void Worker::stop(WorkerEnd why) {
  if (end_) return;
  reading_.reset();
  ::kill(process_, SIGKILL);
  collect(process_);
  end_ = why;
}

WorkerResult run_in_worker(const std::function<std::vector<std::string>()>& job, const WorkerOptions& options) {
  Worker worker([&job](const Worker::Send& send) { send(job()); }, options);
  WorkerResult result;
  while (!worker.end()) {
    if (std::optional<Worker::Parts> parts = worker.advance()) {
      worker.stop(WorkerEnd::Finished);   // a whole result needs nothing more of the worker
      result.parts = std::move(*parts);
      result.end = WorkerEnd::Finished;
      return result;
    }
    if (worker.end()) break;
    if (interrupted() != 0) worker.stop(WorkerEnd::Interrupted);
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(worker.deadline() - Worker::Clock::now()).count();
    if (left <= 0) worker.stop(WorkerEnd::WallLimit);
    else wait_readable(worker.descriptor(), static_cast<int>(std::min<std::int64_t>(left, 60'000)));
  }
  result.end = *worker.end();
  result.signal = worker.signal();
  // A job that ended well and said nothing has given no result.
  if (result.end == WorkerEnd::Finished) result.end = WorkerEnd::Crashed;
  return result;
}

}  // namespace zhengben
