#include "tools/worker/heap.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace zhengben {

namespace {

constexpr int kLargestOnHeap = 32 << 20, kKept = 256 << 20;
constexpr std::uintptr_t kHugePage = 2 << 20;
constexpr std::uintptr_t kPage = 4096, kInherited = 1 << 20;
constexpr std::size_t kChunkOverhead = 64;   // more than malloc puts around a block

}  // namespace

void keep_freed_memory() {
  ::mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);
  ::mallopt(M_TRIM_THRESHOLD, kKept);
}

void prepare_heap() {
  keep_freed_memory();
  // Grows the top of the heap until it holds a whole huge page. What lies before that page stays taken, untouched, so that the next blocks come from the page.
  void* const block = std::malloc(2 * kHugePage);
  if (block == nullptr) return;
  const auto start = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t page = (start + kHugePage - 1) / kHugePage * kHugePage;
  std::free(block);
  if (page - start > 2 * kChunkOverhead) {
    [[maybe_unused]] void* volatile gap = std::malloc(page - start - kChunkOverhead);
  }
  ::madvise(reinterpret_cast<void*>(page), kHugePage, MADV_HUGEPAGE);
  // Free blocks between the parent's are handed out first, and each page among them is copied when it is first written.
  const std::uintptr_t inherited = start / kPage * kPage;
  ::madvise(reinterpret_cast<void*>(inherited - kInherited), kInherited, MADV_POPULATE_WRITE);
  // A heap may be smaller: what the calls leave in errno is no error of the job's. libarchive takes a stale ENOMEM for one.
  errno = 0;
}

}  // namespace zhengben
