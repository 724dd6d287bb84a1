// The version of the program and library, as the JSON, the properties of outputs and `--version` name it.
#ifndef ZHENGBEN_MODEL_VERSION_H
#define ZHENGBEN_MODEL_VERSION_H

#include <string_view>

namespace zhengben {

std::string_view version();   // "0.1.0"

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_VERSION_H
