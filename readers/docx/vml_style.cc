#include "readers/docx/vml_style.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "readers/docx/values.h"

namespace zhengben::docx {

std::optional<Length> css_length(std::string_view text) {
  const bool bare = !text.empty() && (text.back() == '.' || (text.back() >= '0' && text.back() <= '9'));
  if (text.ends_with("px") || bare) {
    const auto pixels = twips(bare ? text : text.substr(0, text.size() - 2));
    if (!pixels) return std::nullopt;
    return *pixels * 15.0;   // read as twips, meant as pixels: 1,440 / 96
  }
  return twips(text);
}

std::string_view css_value(std::string_view style, std::string_view name) {
  for (std::size_t from = 0; from < style.size();) {
    const std::size_t to = std::min(style.find(';', from), style.size());
    std::string_view item = style.substr(from, to - from);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (const std::size_t colon = item.find(':'); colon != std::string_view::npos && item.substr(0, colon) == name) {
      item.remove_prefix(colon + 1);
      while (item.starts_with(' ')) item.remove_prefix(1);
      return item;
    }
    from = to + 1;
  }
  return {};
}

double plain_number(std::string_view text) {
  std::string digits(text.substr(0, 24));
  const char* from = digits.c_str();
  char* end = nullptr;
  const double value = std::strtod(from, &end);
  return end == from || !std::isfinite(value) ? 0 : std::clamp(value, -1e9, 1e9);
}

}  // namespace zhengben::docx
