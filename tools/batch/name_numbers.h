// The numbers that keep output names apart ("x.pdf" and "x-2.pdf" of x.docx and x.txt).
#ifndef ZHENGBEN_TOOLS_BATCH_NAME_NUMBERS_H
#define ZHENGBEN_TOOLS_BATCH_NAME_NUMBERS_H

#include <functional>
#include <string>
#include <vector>

#include "tools/batch/batch.h"
#include "tools/batch/input_list.h"

namespace zhengben {

// What a batch is to work on, with the numbers: given for the whole list, so that they do not depend on which shard
// takes an input, and past what stands in the output folder already.
std::vector<ListedInput> numbered_inputs(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn);

InputRow row_of(const ListedInput& input);
// Below the quarantine folder, where the input itself is copied to when it fails.
std::string quarantine_name(const InputRow& input);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_NAME_NUMBERS_H
