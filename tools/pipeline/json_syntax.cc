// The adapter of the tools for nlohmann-json: syntax only, no tree.
#include "tools/pipeline/json_syntax.h"

#include <nlohmann/json.hpp>

namespace zhengben {

bool is_json(std::string_view text) { return nlohmann::json::accept(text.begin(), text.end()); }

}  // namespace zhengben
