// What a worker gives up before it touches foreign bytes: it can compute and write to descriptors that are open, and
// nothing else. What the kernel does not have is left out and said so by `doctor`.
#ifndef ZHENGBEN_TOOLS_WORKER_SANDBOX_H
#define ZHENGBEN_TOOLS_WORKER_SANDBOX_H

#include "model/limits.h"

namespace zhengben {

struct Isolation {
  bool memory_limit = false;            // off under sanitizers, whose shadow needs the address space
  bool no_new_privileges = false;
  int landlock = 0;                     // version of the kernel's interface; 0: no file is out of reach by it
  bool system_call_filter = false;
};

// What this machine offers, without giving anything up.
Isolation available_isolation();

// Gives it up, for good: limits on memory, time and size, no core dump, no new descriptor (so no file, no socket), no
// new privileges, no file by Landlock, no system call beyond memory, time and open descriptors by seccomp.
Isolation lock_in(const Limits& limits);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_SANDBOX_H
