// What the parent itself makes sure of: a worker that was taken over, or is broken, could say anything.
#ifndef ZHENGBEN_TOOLS_BATCH_OUTPUT_SHAPE_H
#define ZHENGBEN_TOOLS_BATCH_OUTPUT_SHAPE_H

#include <string>
#include <vector>

#include "tools/batch/document_result.h"

namespace zhengben {

// A result of exit status 0 or 3 has an output for each format, with the outline of a file of that format; any other
// has none and a code. Throws Error(OutputInvalid).
void require_outputs(DocumentResult& result, const std::vector<std::string>& formats);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_OUTPUT_SHAPE_H
