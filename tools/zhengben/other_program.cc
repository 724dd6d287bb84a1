// Whole archives are another program's work, which takes the place of this one: it wants libraries that single files do not.
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "model/error.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/companion.h"

namespace zhengben {

namespace {

int run_in_its_place(const Settings& settings) {
  const std::string program = companion("zhengben-batch");
  // ld.so(8): every symbol is looked up once, at the start, and not again in each worker that is forked: 1 of 5 ms of CPU a document.
  ::setenv("LD_BIND_NOW", "1", 1);
  ::execv(program.c_str(), settings.arguments);
  throw Error(Code::Internal, {program + ": " + std::strerror(errno)});
}

}  // namespace

int run_batch_command(const Settings& settings) { return run_in_its_place(settings); }
int run_report_command(const Settings& settings) { return run_in_its_place(settings); }
int run_apply_command(const Settings& settings) { return run_in_its_place(settings); }

}  // namespace zhengben
