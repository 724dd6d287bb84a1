#include "tools/report/site_assets.h"

#include <array>

namespace zhengben {

namespace embedded {
extern const std::string_view site_page, site_style, site_texts, site_data, site_decisions, site_table, site_rows, site_queue, site_files, site_repairs, site_main;
}

std::span<const std::pair<std::string_view, std::string_view>> site_assets() {
  using namespace embedded;
  static const std::array<std::pair<std::string_view, std::string_view>, 11> assets = {{
      {"index.html", site_page},
      {"site.css", site_style},
      {"texts.js", site_texts},
      {"data.js", site_data},
      {"decisions.js", site_decisions},
      {"table.js", site_table},
      {"rows.js", site_rows},
      {"queue.js", site_queue},
      {"files.js", site_files},
      {"repairs.js", site_repairs},
      {"main.js", site_main},
  }};
  return assets;
}

}  // namespace zhengben
