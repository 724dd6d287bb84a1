#include "tools/worker/worker_error.h"

namespace zhengben {

Error error_of(WorkerEnd end, int signal, const Limits& limits, Language language) {
  switch (end) {
    case WorkerEnd::CpuLimit: return Error(Code::LimitCpu, {std::to_string(limits.max_cpu_seconds)});
    case WorkerEnd::WallLimit: return Error(Code::LimitWall, {std::to_string(limits.max_wall_seconds)});
    case WorkerEnd::MemoryLimit: return Error(Code::LimitMemory);
    case WorkerEnd::OutputLimit: return Error(Code::LimitOutput, {std::to_string(limits.max_output_bytes)});
    case WorkerEnd::Interrupted: return Error(Code::Interrupted);
    case WorkerEnd::Crashed:
      if (signal == 0) return Error(Code::Internal, {translated("the conversion ended without a result", language)});
      return Error(Code::Internal, {formatted("the conversion crashed (signal {1})", {std::to_string(signal)}, language)});
    case WorkerEnd::NotStarted: return Error(Code::Internal, {translated("no process could be started", language)});
    default: return Error(Code::Internal, {translated("the conversion's result was damaged on its way", language)});
  }
}

}  // namespace zhengben
