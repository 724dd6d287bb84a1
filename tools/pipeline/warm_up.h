#ifndef ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H
#define ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H

namespace zhengben {

// Makes the C library read now what it would read at its first use (the time
// zone): a worker that is locked in can open nothing. The time zone becomes UTC, so that no output depends on it.
void warm_up();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H
