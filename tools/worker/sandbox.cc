#include "tools/worker/sandbox.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "tools/files/descriptor.h"
#include "tools/worker/landlock.h"
#include "tools/worker/system_call_filter.h"

namespace zhengben {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

// Both limits, never above what the process already has.
void limit(int resource, std::int64_t soft, std::int64_t hard) {
  rlimit now{};
  const auto kind = static_cast<__rlimit_resource>(resource);
  if (::getrlimit(kind, &now) != 0) return;
  const auto lower = [](std::int64_t wanted, rlim_t current) { return std::min(static_cast<rlim_t>(wanted), current); };
  const rlimit wanted{lower(soft, now.rlim_max), lower(hard, now.rlim_max)};
  ::setrlimit(kind, &wanted);
}

std::int64_t address_space_bytes() {
  const Descriptor file(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  std::array<char, 32> text{};
  std::int64_t pages = 0;
  if (!file || ::read(file.get(), text.data(), text.size()) <= 0 || std::from_chars(text.data(), text.data() + text.size(), pages).ec != std::errc()) return 1LL << 30;
  return pages * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

Isolation available_isolation() {
  return {.memory_limit = !kSanitized, .no_new_privileges = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0, .landlock = landlock_version(), .system_call_filter = !kSanitized && has_system_call_filter()};
}

Isolation lock_in(const Limits& limits) {
  Isolation level;
  const std::int64_t address_space = address_space_bytes() + limits.max_memory_bytes;
  if (!kSanitized) limit(RLIMIT_AS, address_space, address_space);
  level.memory_limit = !kSanitized;
  limit(RLIMIT_CPU, limits.max_cpu_seconds, limits.max_cpu_seconds + 2);   // SIGXCPU first, SIGKILL for who ignores it
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, 0, 0);
  level.no_new_privileges = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (level.no_new_privileges && restrict_by_landlock()) level.landlock = landlock_version();
  if (!kSanitized) limit(RLIMIT_NOFILE, 0, 0);   // after Landlock's own descriptor
  if (!kSanitized && level.no_new_privileges) level.system_call_filter = install_system_call_filter();
  return level;
}

}  // namespace zhengben
