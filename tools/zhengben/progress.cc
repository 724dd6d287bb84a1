#include "tools/zhengben/progress.h"

#include <unistd.h>

#include <cstdio>

namespace zhengben {

Progress::Progress(const Settings& settings) : settings_(settings), count_(settings.inputs.size()) {
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  bar_ = settings.progress == ProgressAs::Bar || (settings.progress == ProgressAs::Auto && terminal && count_ > 1 && !settings.quiet);
  if (bar_ && !terminal) bar_ = false, lines_ = true;
  if (settings.progress == ProgressAs::Lines) lines_ = true;
  if (settings.progress == ProgressAs::None) bar_ = lines_ = false;
}

void Progress::clear_line() const {
  if (line_shown_) std::fputs("\r\x1B[K", stderr);
}

void Progress::begin(const std::string& input) {
  if (!bar_ && !lines_) return;
  const std::string text = formatted("working on {1} of {2}: {3}", {std::to_string(done_ + 1), std::to_string(count_), input}, settings_.language);
  clear_line();
  std::fprintf(stderr, bar_ ? "%s" : "%s\n", text.c_str());
  std::fflush(stderr);
  line_shown_ = bar_;
}

void Progress::end(int exit_status, const std::string& messages) {
  ++done_;
  if (exit_status == 3) ++review_;
  else if (exit_status != 0) ++failed_;
  if (messages.empty()) return;
  clear_line();
  line_shown_ = false;
  std::fputs(messages.c_str(), stderr);
}

void Progress::finish() {
  clear_line();
  line_shown_ = false;
  if (count_ < 2 || settings_.quiet || settings_.findings == FindingsAs::Json) return;
  const std::vector<std::string> counts = {std::to_string(done_ - failed_), std::to_string(count_), std::to_string(review_), std::to_string(failed_)};
  std::fprintf(stderr, "%s\n", formatted("done: {1} of {2}, {3} need a person, {4} failed", counts, settings_.language).c_str());
}

}  // namespace zhengben
