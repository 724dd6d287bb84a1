#ifndef ZHENGBEN_TOOLS_PIPELINE_JSON_SYNTAX_H
#define ZHENGBEN_TOOLS_PIPELINE_JSON_SYNTAX_H

#include <string_view>

namespace zhengben {

bool is_json(std::string_view text);   // RFC 8259

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_JSON_SYNTAX_H
