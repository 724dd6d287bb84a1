// The files that belong to the program: beside it where it was built, in the library folder where it was installed.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_COMPANION_H
#define ZHENGBEN_TOOLS_ZHENGBEN_COMPANION_H

#include <string>

namespace zhengben {

// Its path. Throws Error(Internal) where the file is at neither place.
std::string companion(const std::string& name);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_COMPANION_H
