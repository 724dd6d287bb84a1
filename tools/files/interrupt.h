// SIGINT and SIGTERM only raise a flag, which everything that waits or writes asks; so that nothing half-written stays.
#ifndef ZHENGBEN_TOOLS_FILES_INTERRUPT_H
#define ZHENGBEN_TOOLS_FILES_INTERRUPT_H

namespace zhengben {

void catch_interrupts();       // SIGINT, SIGTERM, SIGHUP; SIGPIPE and SIGXFSZ become errors of write()
int interrupted();             // the signal's number, 0 where none came
void throw_if_interrupted();   // Error(Interrupted)

// Waits until the descriptor can be read, has ended, `milliseconds` have passed (-1: never) or a signal came, also one
// that came just before. Whether it can be read.
bool wait_readable(int descriptor, int milliseconds);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_INTERRUPT_H
