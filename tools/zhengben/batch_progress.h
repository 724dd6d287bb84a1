// How a batch is going, on standard error: a bar on a terminal, else lines, or JSON Lines where findings are wanted so.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_BATCH_PROGRESS_H
#define ZHENGBEN_TOOLS_ZHENGBEN_BATCH_PROGRESS_H

#include <chrono>
#include <string>
#include <vector>

#include "tools/batch/across_files.h"
#include "tools/batch/batch.h"
#include "tools/zhengben/settings.h"

namespace zhengben {

class BatchProgress {
 public:
  explicit BatchProgress(const Settings& settings);

  BatchObserver observer();   // of a batch; it tells this object
  void settled(const BatchEvent& event);
  void tick(const BatchCounts& counts);
  void warning(const Error& error);
  void across(const std::vector<AcrossFinding>& findings, const JournalReader& journal);
  void finish(const BatchResult& result);

 private:
  using Clock = std::chrono::steady_clock;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }
  void print(const std::string& text);
  void print_line(const InputRow& input);
  void print_json(const InputRow& input);
  std::string state_of(const BatchCounts& counts) const;
  std::string bar(const BatchCounts& counts) const;

  const Settings& settings_;
  Clock::time_point begun_ = Clock::now(), last_line_ = begun_;
  bool bar_ = false, lines_ = false, json_ = false, shown_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_BATCH_PROGRESS_H
