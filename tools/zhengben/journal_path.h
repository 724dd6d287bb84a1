#ifndef ZHENGBEN_TOOLS_ZHENGBEN_JOURNAL_PATH_H
#define ZHENGBEN_TOOLS_ZHENGBEN_JOURNAL_PATH_H

#include <string>

#include "tools/zhengben/settings.h"

namespace zhengben {

// The journal that the first argument names, itself or by the folder it is in.
std::string journal_asked_for(const Settings& settings);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_JOURNAL_PATH_H
