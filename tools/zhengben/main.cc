#include <cstdio>
#include <cstdlib>
#include <exception>

#include "model/error.h"
#include "tools/files/interrupt.h"
#include "tools/zhengben/command_line.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/messages.h"

namespace {

using namespace zhengben;

int run(const Settings& settings) {
  switch (settings.command) {
    case Command::Clean:
    case Command::Convert: return run_convert(settings);
    case Command::Check: return run_check(settings);
    case Command::Inspect: return run_inspect(settings);
    case Command::Explain: return run_explain(settings);
    case Command::Doctor: return run_doctor(settings);
    case Command::Generate: return run_generate(settings);
    case Command::Batch: return run_batch_command(settings);
    case Command::Report: return run_report_command(settings);
    case Command::Apply: return run_apply_command(settings);
  }
  return 2;
}

}  // namespace

namespace zhengben {

void leave(int exit_status) {
  std::fflush(nullptr);
  std::_Exit(exit_status);
}

}  // namespace zhengben

int main(int argc, char** argv) {
  try {
    catch_interrupts();
    CommandLine line = parse_command_line(argc, argv);
    if (!line.settings) {
      std::fputs(line.text.c_str(), line.exit_status == 0 ? stdout : stderr);
      return line.exit_status;
    }
    line.settings->arguments = argv;
    try {
      return run(*line.settings);
    } catch (const Error& error) {
      std::fputs(error_as_message("", error, *line.settings).c_str(), stderr);
      return error.code() == Code::Interrupted ? 128 + interrupted() : error.exit_status();
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zhengben: internal error: %s\n", error.what());
  }
  return 70;
}
