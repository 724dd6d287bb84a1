// What `batch` does with each input, and `apply` again with what was decided.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_BATCH_JOB_H
#define ZHENGBEN_TOOLS_ZHENGBEN_BATCH_JOB_H

#include <string>
#include <vector>

#include "tools/batch/batch.h"
#include "tools/zhengben/job.h"

namespace zhengben {

// In the worker. The report is wanted by the journal whether it is an output or not; it is written last, so that it
// knows what the other writers found.
DocumentResult convert_for_journal(const std::string& bytes, const std::string& name, const Settings& settings, const Equipment& equipment, const std::vector<DecidedCell>& decided);

BatchOptions batch_options(const Settings& settings);

// With fonts where an output wants them.
Equipment equip_for_outputs(const Settings& settings);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_BATCH_JOB_H
