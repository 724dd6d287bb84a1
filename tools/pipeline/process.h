// The front door of the library: bytes of one input in, everything known about it out.
//
// detect -> read -> bind -> restore_grids -> repair -> check_relations -> prove. Throws Error and nothing else.
#ifndef ZHENGBEN_TOOLS_PIPELINE_PROCESS_H
#define ZHENGBEN_TOOLS_PIPELINE_PROCESS_H

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/conversion.h"
#include "model/form/form.h"
#include "model/repair/repair.h"
#include "readers/reader.h"

namespace zhengben {

struct ProcessOptions {
  ReadOptions read;
  std::string from;                       // a name of input_formats(); empty: by content
  RepairLevel repair = RepairLevel::Lossless;
  bool restore_grids = true;              // rebuild bound tables as the form has them
  std::vector<DecidedCell> decided;       // by a person, about this input
  std::vector<const Form*> forms;         // those tried; empty: none. They outlive the Conversion.
  std::function<bool()> cancelled;        // asked between the steps; true ends the work with Error(Interrupted)
};

// `name` is the file's name without folders.
Conversion process(std::string_view bytes, const std::string& name, const ProcessOptions& options);

void throw_if_cancelled(const ProcessOptions& options);

std::vector<const Form*> builtin_form_list();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_PROCESS_H
