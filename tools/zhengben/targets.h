// Which outputs an input gets, and under what names. Inputs are never written to, and no two outputs share a name.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_TARGETS_H
#define ZHENGBEN_TOOLS_ZHENGBEN_TARGETS_H

#include <string>
#include <vector>

#include "tools/pipeline/formats.h"
#include "tools/zhengben/settings.h"

namespace zhengben {

struct Target {
  const OutputFormat* format = nullptr;
  std::string path;                       // "-": standard output
};

struct Task {
  std::string input;
  std::vector<Target> targets;            // empty: nothing but --json is asked for
};

// Throws Error(Usage) where -o, -t and the inputs do not fit together, Error(OutputUnwritable) for a folder.
std::vector<Task> plan(const Settings& settings);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_TARGETS_H
