#ifndef ZHENGBEN_TOOLS_WORKER_LANDLOCK_H
#define ZHENGBEN_TOOLS_WORKER_LANDLOCK_H

namespace zhengben {

int landlock_version();   // of the kernel's interface; 0: none
// Puts every file out of reach, and the network's ports and other processes' sockets and signals where the kernel can.
bool restrict_by_landlock();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_LANDLOCK_H
