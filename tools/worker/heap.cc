#include "tools/worker/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace zhengben {

namespace {

constexpr int kLargestOnHeap = 32 << 20, kKept = 256 << 20;
constexpr std::uintptr_t kHugePage = 2 << 20;
// Free blocks of up to a kibibyte are kept by their size, in steps of 16 bytes.
constexpr std::size_t kLargestHole = 1 << 20, kLargestCached = 1 << 10, kGranule = 16;
constexpr std::size_t kChunkOverhead = 64;   // more than malloc puts around a block

}  // namespace

void keep_freed_memory() {
  ::mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);
  ::mallopt(M_TRIM_THRESHOLD, kKept);
}

void fill_holes() {
  const auto top = reinterpret_cast<std::uintptr_t>(::sbrk(0)) - ::mallinfo2().keepcost;
  const auto fill = [top](std::size_t size) {
    while (true) {
      void* volatile block = std::malloc(size);
      if (block == nullptr) return;
      if (reinterpret_cast<std::uintptr_t>(block) < top) continue;
      std::free(block);
      return;
    }
  };
  for (std::size_t size = kLargestHole; size > kLargestCached; size /= 2) fill(size);
  for (std::size_t size = kLargestCached; size >= kGranule; size -= kGranule) fill(size - sizeof(void*));
  errno = 0;
}

void prepare_heap() {
  keep_freed_memory();
  // Grows the top of the heap until it holds a whole huge page. What lies before that page stays taken, untouched, so that the next blocks come from the page.
  // No page of it may be there yet: the parent may have touched what lay behind its last block.
  const auto touched = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  void* const block = std::malloc(3 * kHugePage);
  if (block == nullptr) return;
  const auto start = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t page = (std::max(start, touched) + kHugePage - 1) / kHugePage * kHugePage;
  std::free(block);
  if (page - start > 2 * kChunkOverhead) {
    [[maybe_unused]] void* volatile gap = std::malloc(page - start - kChunkOverhead);
  }
  ::madvise(reinterpret_cast<void*>(page), kHugePage, MADV_HUGEPAGE);
  // A heap may be smaller: what the calls leave in errno is no error of the job's. libarchive takes a stale ENOMEM for one.
  errno = 0;
}

}  // namespace zhengben
