// The adapter for nlohmann-json that takes the regions of tables out of a listing.
#include <nlohmann/json.hpp>

#include "model/error.h"
#include "tools/pipeline/table_listing.h"

namespace zhengben {

std::vector<TableRegion> table_regions(std::string_view json) {
  constexpr std::size_t kMost = 100'000;
  std::vector<TableRegion> out;
  try {
    const nlohmann::json all = nlohmann::json::parse(json.begin(), json.end());
    for (const nlohmann::json& page : all.at("pages"))
      for (const nlohmann::json& table : page.at("tables")) {
        const auto box = table.at("bbox").get<std::array<double, 4>>();
        out.push_back({page.at("page").get<std::int32_t>(), box[0], box[1], box[2], box[3]});
        if (out.back().page < 1 || !(box[0] < box[2]) || !(box[1] < box[3])) throw Error(Code::RegionsInvalid, {"a page or box that cannot be"});
        if (out.size() > kMost) throw Error(Code::RegionsInvalid, {"too many tables"});
      }
  } catch (const nlohmann::json::exception& error) {
    throw Error(Code::RegionsInvalid, {error.what()});
  }
  if (out.empty()) throw Error(Code::RegionsInvalid, {"no table"});
  return out;
}

}  // namespace zhengben
