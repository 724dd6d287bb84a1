#ifndef ZHENGBEN_TOOLS_WORKER_SYSTEM_CALL_FILTER_H
#define ZHENGBEN_TOOLS_WORKER_SYSTEM_CALL_FILTER_H

namespace zhengben {

bool has_system_call_filter();       // compiled in, and the kernel takes it
void prepare_system_call_filter();   // compiles it, for all workers that are forked from here on
bool install_system_call_filter();   // false where it could not be

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_SYSTEM_CALL_FILTER_H
