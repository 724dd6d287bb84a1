// One job in a process of its own that is thrown away: forked, locked in, its result read through a pipe. Whatever the
// job does (crash, hang, eat memory, answer rubbish), the caller gets an answer and no process is left behind.
#ifndef ZHENGBEN_TOOLS_WORKER_WORKER_H
#define ZHENGBEN_TOOLS_WORKER_WORKER_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/limits.h"

namespace zhengben {

enum class WorkerEnd : std::uint8_t {
  Finished,      // parts hold what the job returned
  Crashed,       // by `signal`, or by itself (0)
  CpuLimit, MemoryLimit, WallLimit, OutputLimit,
  Garbled,       // ended well, but the result does not match its checksum
  Interrupted,   // the parent was
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

WorkerResult run_in_worker(const std::function<std::vector<std::string>()>& job, const WorkerOptions& options);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_WORKER_H
