#include "tools/files/interrupt.h"

#include <poll.h>

#include <array>
#include <csignal>
#include <ctime>

#include "model/error.h"

namespace zhengben {

namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t pending_signal = 0, signal_count = 0;

void remember(int signal) {
  pending_signal = signal;
  signal_count = signal_count + 1;
}

constexpr std::array kCaught = {SIGINT, SIGTERM, SIGHUP, SIGUSR1};

void catch_signal(int signal) {
  struct sigaction action {}, before {};
  action.sa_handler = remember;   // without SA_RESTART: waits end with EINTR
  sigemptyset(&action.sa_mask);
  // What the parent has ignored (nohup) stays ignored.
  if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
}

// Signals are blocked outside of ppoll, so that none slips in between the question and the wait.
void wait_for(std::vector<pollfd>& waiting, int milliseconds, int interrupts_known) {
  sigset_t caught, before;
  sigemptyset(&caught);
  for (const int signal : kCaught) sigaddset(&caught, signal);
  sigprocmask(SIG_BLOCK, &caught, &before);
  if (signal_count == interrupts_known) {
    const timespec time{milliseconds / 1'000, milliseconds % 1'000 * 1'000'000L};
    ::ppoll(waiting.data(), waiting.size(), milliseconds < 0 ? nullptr : &time, &before);
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) catch_signal(signal);
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  sigaction(SIGXFSZ, &action, nullptr);
}

void catch_warning_of_end() { catch_signal(SIGUSR1); }

int interrupted() { return pending_signal; }
int interrupts() { return signal_count; }

void throw_if_interrupted() {
  if (pending_signal != 0) throw Error(Code::Interrupted);
}

bool wait_readable(int descriptor, int milliseconds) {
  std::vector<pollfd> waiting = {{descriptor, POLLIN, 0}};
  wait_for(waiting, milliseconds, 0);
  return waiting[0].revents != 0;
}

void wait_any_readable(const std::vector<int>& descriptors, int milliseconds, int interrupts_known) {
  std::vector<pollfd> waiting;
  for (const int descriptor : descriptors) waiting.push_back({descriptor, POLLIN, 0});
  wait_for(waiting, milliseconds, interrupts_known);
}

}  // namespace zhengben
