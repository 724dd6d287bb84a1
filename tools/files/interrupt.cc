#include "tools/files/interrupt.h"

#include <poll.h>

#include <csignal>
#include <ctime>

#include "model/error.h"

namespace zhengben {

namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t pending_signal = 0;

void remember(int signal) { pending_signal = signal; }

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = remember;   // without SA_RESTART: waits end with EINTR
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // What the parent has ignored (nohup) stays ignored.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  sigaction(SIGXFSZ, &action, nullptr);
}

int interrupted() { return pending_signal; }

void throw_if_interrupted() {
  if (pending_signal != 0) throw Error(Code::Interrupted);
}

bool wait_readable(int descriptor, int milliseconds) {
  // Blocked outside of ppoll, so that none slips in between the question and the wait.
  sigset_t caught, before;
  sigemptyset(&caught);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&caught, signal);
  sigprocmask(SIG_BLOCK, &caught, &before);
  pollfd waiting{descriptor, POLLIN, 0};
  if (pending_signal == 0) {
    const timespec time{milliseconds / 1'000, milliseconds % 1'000 * 1'000'000L};
    ::ppoll(&waiting, 1, milliseconds < 0 ? nullptr : &time, &before);
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return waiting.revents != 0;
}

}  // namespace zhengben
