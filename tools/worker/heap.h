#ifndef ZHENGBEN_TOOLS_WORKER_HEAP_H
#define ZHENGBEN_TOOLS_WORKER_HEAP_H

namespace zhengben {

// Memory that was freed stays with the process, for the next step of the same work: given back and fetched again, each
// page costs a fault. For a process of its own; a library's heap is its host's.
void keep_freed_memory();

// Takes for ever what is free between this process's blocks: a worker would be given it first, and each page of it is
// copied when it is written. To be called once, when all that workers share is loaded.
void fill_holes();

// The first two mebibytes that a worker will take, as one huge page where the kernel has one: one by one, the pages that a
// document of ordinary size touches cost hundreds of faults, the larger part of what a worker costs. For a process that was
// just forked.
void prepare_heap();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_HEAP_H
