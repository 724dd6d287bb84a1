#ifndef ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H
#define ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H

namespace zhengben {

// Makes the libraries below open now what they would open at their first use (OpenSSL its configuration, the C library
// the time zone): a worker that is locked in can open nothing. The time zone becomes UTC, so that no output depends on it.
void warm_up();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_WARM_UP_H
