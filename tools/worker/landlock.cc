// Landlock by its system calls: glibc has no wrappers. The names and values are those of the kernel's
// Documentation/userspace-api/landlock.rst; Debian 12's header knows version 2 only, newer kernels offer more.
#include "tools/worker/landlock.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "tools/files/descriptor.h"

namespace zhengben {

namespace {

// The same numbers on every architecture.
constexpr long kCreateRuleset = 444, kRestrictSelf = 446;
constexpr unsigned int kVersion = 1;

struct RulesetAttributes {
  std::uint64_t file_system = 0, network = 0, scope = 0;
};

std::uint64_t low_bits(int count) { return (std::uint64_t{1} << count) - 1; }

}  // namespace

int landlock_version() {
  const long version = ::syscall(kCreateRuleset, nullptr, 0, kVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

bool restrict_by_landlock() {
  const int version = landlock_version();
  if (version == 0) return false;
  RulesetAttributes attributes;
  // Execute, write, read, … make_sym: 13 rights; refer with 2, truncate with 3, ioctl on devices with 5.
  attributes.file_system = low_bits(version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13);
  if (version >= 4) attributes.network = low_bits(2);   // bind and connect
  if (version >= 6) attributes.scope = low_bits(2);     // abstract sockets and signals
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const Descriptor ruleset(static_cast<int>(::syscall(kCreateRuleset, &attributes, size, 0)));
  return ruleset && ::syscall(kRestrictSelf, ruleset.get(), 0) == 0;
}

}  // namespace zhengben
