#ifndef ZHENGBEN_TOOLS_REPORT_SITE_ASSETS_H
#define ZHENGBEN_TOOLS_REPORT_SITE_ASSETS_H

#include <span>
#include <string_view>
#include <utility>

namespace zhengben {

// The files of the site that are the same for all: name and bytes.
std::span<const std::pair<std::string_view, std::string_view>> site_assets();

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SITE_ASSETS_H
