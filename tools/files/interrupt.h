// SIGINT and SIGTERM only raise a flag, which everything that waits or writes asks; so that nothing half-written stays.
#ifndef ZHENGBEN_TOOLS_FILES_INTERRUPT_H
#define ZHENGBEN_TOOLS_FILES_INTERRUPT_H

#include <vector>

namespace zhengben {

void catch_interrupts();       // SIGINT, SIGTERM, SIGHUP; SIGPIPE and SIGXFSZ become errors of write()
void catch_warning_of_end();   // SIGUSR1 as well: how batch systems say that time is nearly up
int interrupted();             // the signal's number (of the last), 0 where none came
int interrupts();              // how many came
void throw_if_interrupted();   // Error(Interrupted)

// Waits until the descriptor can be read, has ended, `milliseconds` have passed (-1: never) or a signal came, also one
// that came just before. Whether it can be read.
bool wait_readable(int descriptor, int milliseconds);
// The same for any of several, given what interrupts() was when the caller last looked.
void wait_any_readable(const std::vector<int>& descriptors, int milliseconds, int interrupts_known);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_INTERRUPT_H
