// The adapter for libseccomp: an allow-list. Anything else fails with EPERM, so that a library that asks for too much
// (a cache, a locale) goes on without it, and nothing is opened, connected or started.
#include "tools/worker/system_call_filter.h"

#ifdef ZHENGBEN_HAS_SECCOMP
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <vector>

#include "tools/files/descriptor.h"
#endif

namespace zhengben {

#ifdef ZHENGBEN_HAS_SECCOMP

namespace {

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};

constexpr int kAllowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(membarrier),
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(tgkill), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrusage), SCMP_SYS(getrandom), SCMP_SYS(sysinfo),
    SCMP_SYS(exit), SCMP_SYS(exit_group),
};

bool add_rules(void* filter) {
  for (const int call : kAllowed)
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  // Memory yes, executable memory no.
  const scmp_arg_cmp not_executable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};   // argument 2 of both: the protection
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &not_executable) != 0) return false;
  return true;
}

// Empty: the library refuses. Through a pipe, which no limit on files cuts short and which holds far more than any filter.
std::vector<sock_filter> compile() {
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  std::array<int, 2> ends{};
  if (!filter || !add_rules(filter.get()) || ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return {};
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  if (seccomp_export_bpf(filter.get(), writing.get()) != 0) return {};
  writing.reset();
  std::vector<sock_filter> instructions(BPF_MAXINSNS);
  const ssize_t bytes = ::read(reading.get(), instructions.data(), instructions.size() * sizeof(sock_filter));
  if (bytes <= 0 || static_cast<std::size_t>(bytes) % sizeof(sock_filter) != 0) return {};
  instructions.resize(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
  return instructions;
}

// Compiled once a process and inherited by its workers: it takes longer than loading it.
const std::vector<sock_filter>& program() {
  static const std::vector<sock_filter> instructions = compile();
  return instructions;
}

}  // namespace

bool has_system_call_filter() { return ::prctl(PR_GET_SECCOMP) >= 0; }

void prepare_system_call_filter() { program(); }

bool install_system_call_filter() {
  const std::vector<sock_filter>& instructions = program();
  if (instructions.empty()) return false;
  const sock_fprog loaded{static_cast<unsigned short>(instructions.size()), const_cast<sock_filter*>(instructions.data())};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &loaded) == 0;
}

#else

bool has_system_call_filter() { return false; }
void prepare_system_call_filter() {}
bool install_system_call_filter() { return false; }

#endif

}  // namespace zhengben
