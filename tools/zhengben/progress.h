// How far a run over several inputs has come, on standard error. A line that renews itself only on a terminal.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_PROGRESS_H
#define ZHENGBEN_TOOLS_ZHENGBEN_PROGRESS_H

#include <cstddef>
#include <string>

#include "tools/zhengben/settings.h"

namespace zhengben {

class Progress {
 public:
  explicit Progress(const Settings& settings);

  void begin(const std::string& input);                          // of the next input
  void end(int exit_status, const std::string& messages);        // of it; its messages are printed here
  void finish();                                                 // of the run: a summary where there were several

 private:
  void clear_line() const;

  const Settings& settings_;
  std::size_t count_ = 0, done_ = 0, review_ = 0, failed_ = 0;
  bool bar_ = false, lines_ = false, line_shown_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_PROGRESS_H
