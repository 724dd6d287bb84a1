#ifndef ZHENGBEN_TOOLS_PIPELINE_SHA256_H
#define ZHENGBEN_TOOLS_PIPELINE_SHA256_H

#include <string>
#include <string_view>

namespace zhengben {

std::string sha256_hex(std::string_view bytes);   // 64 lower-case digits

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_SHA256_H
