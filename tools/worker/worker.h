// A job in a process of its own that is thrown away: forked, locked in, its result read through a pipe. Whatever the
// job does (crash, hang, eat memory, answer rubbish), the caller gets an answer and no process is left behind.
#ifndef ZHENGBEN_TOOLS_WORKER_WORKER_H
#define ZHENGBEN_TOOLS_WORKER_WORKER_H

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/limits.h"
#include "tools/files/descriptor.h"
#include "tools/worker/part_stream.h"

namespace zhengben {

enum class WorkerEnd : std::uint8_t {
  Finished,      // parts hold what the job returned
  Crashed,       // by `signal`, or by itself (0)
  CpuLimit, MemoryLimit, WallLimit, OutputLimit,
  Garbled,       // ended well, but the result does not match its checksum
  Interrupted,   // the parent was
  Unequipped,    // the job ended by end_unequipped()
  NotStarted,    // no process or pipe to be had: try again later
};

struct WorkerResult {
  WorkerEnd end = WorkerEnd::NotStarted;
  int signal = 0;
  std::vector<std::string> parts;
};

// At most this many parts come back, each of at most Limits::max_output_bytes.
inline constexpr std::uint64_t kMaxWorkerParts = 64;

struct WorkerOptions {
  Limits limits;
  bool keep_stderr = false;      // what libraries print there is dropped otherwise
};

// Whether this process is a worker.
bool is_worker();

// Ends the worker: it wants something of its parent's that can no longer be loaded here.
[[noreturn]] void end_unequipped();

WorkerResult run_in_worker(const std::function<std::vector<std::string>()>& job, const WorkerOptions& options);

// Several at a time: started, watched by their descriptors, each killed and collected with its object. A job may send
// more than one set of parts; it waits while the last one was not taken.
class Worker {
 public:
  using Parts = std::vector<std::string>;
  using Send = std::function<bool(const Parts&)>;   // false: nobody listens any more
  using Clock = std::chrono::steady_clock;

  Worker(const std::function<void(const Send&)>& job, const WorkerOptions& options);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Readable where advance() has something to do; -1 once it has ended.
  int descriptor() const { return reading_.get(); }
  Clock::time_point deadline() const { return deadline_; }
  void extend_deadline();                    // the full time again, for a job that gave a sign of life

  // Takes what is there without waiting. A set of parts that is whole, or nothing.
  std::optional<Parts> advance();
  // How it ended; absent while it goes on. A job that returned after sending everything is Finished.
  const std::optional<WorkerEnd>& end() const { return end_; }
  int signal() const { return signal_; }
  void stop(WorkerEnd why);                  // kills it

 private:
  std::optional<Parts> parse();
  void end_by_itself();

  WorkerOptions options_;
  Descriptor reading_;
  int process_ = -1;
  Clock::time_point deadline_;
  PartsParser parser_;
  std::string buffer_;
  std::string_view unread_;                  // of buffer_
  bool anything_ = false;                    // of the set that is being read
  std::optional<WorkerEnd> end_;
  int signal_ = 0;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_WORKER_H
