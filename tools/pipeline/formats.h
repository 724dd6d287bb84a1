// The one list of formats: what can be read, what can be written, and how. A new format is a row here and a folder.
#ifndef ZHENGBEN_TOOLS_PIPELINE_FORMATS_H
#define ZHENGBEN_TOOLS_PIPELINE_FORMATS_H

#include <span>
#include <string>
#include <string_view>

#include "model/code.h"
#include "model/conversion.h"
#include "readers/detect.h"
#include "readers/reader.h"
#include "writers/writer.h"

namespace zhengben {

struct InputFormat {
  FileKind kind;
  std::string_view name;       // in the JSON and for --from
  ReadResult (*read)(std::string_view bytes, const ReadOptions& options);   // null: known, but not read
  Code refusal;                // where it is not read
};

struct OutputFormat {
  std::string_view name;       // for --to; also the extension
  std::string_view description;
  std::string (*write)(const Conversion& conversion, const WriteOptions& options, Findings& findings);
  // Throws Error(OutputInvalid) where the bytes are not a whole file of the format.
  void (*verify)(std::string_view bytes, const Conversion& conversion, const Limits& limits);
  bool needs_fonts;
  bool shows_pictures;         // as themselves or as what is said of them
};

std::span<const InputFormat> input_formats();
std::span<const OutputFormat> output_formats();

// By content, or by `name` where it is not empty. Throws Error(Usage) for an unknown name.
const InputFormat& input_format(std::string_view bytes, std::string_view name);
const OutputFormat* output_format(std::string_view name);   // nullptr where there is none

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_FORMATS_H
