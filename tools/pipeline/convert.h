// One input to its outputs, errors turned into data: the one place where an Error is caught.
#ifndef ZHENGBEN_TOOLS_PIPELINE_CONVERT_H
#define ZHENGBEN_TOOLS_PIPELINE_CONVERT_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/conversion.h"
#include "model/error.h"
#include "tools/pipeline/formats.h"
#include "tools/pipeline/process.h"

namespace zhengben {

struct ConvertOptions {
  ProcessOptions process;
  WriteOptions write;
  std::vector<const OutputFormat*> to;    // each is written, in this order; "json" last knows the other writers' findings
};

struct Outcome {
  int exit_status = 0;                    // 0, 3, or the Error's
  std::optional<Error> error;
  Conversion conversion;                  // whole where there is no error
  std::vector<std::string> outputs;       // verified bytes, one for each of ConvertOptions::to; empty with an error
};

// Throws nothing.
Outcome convert(std::string_view bytes, const std::string& name, const ConvertOptions& options);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_CONVERT_H
