#include "model/version.h"

namespace zhengben {

std::string_view version() { return ZHENGBEN_VERSION; }

}  // namespace zhengben
