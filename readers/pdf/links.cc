#include "readers/pdf/links.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "readers/pdf/cell_fill.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kMostLinks = 4'096;          // of one page; a page of a real index has some hundreds
constexpr std::size_t kMostLookedAt = 4'000'000;   // characters under all links of a page: boxes may lie over each other

bool is_web_or_mail(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:");
}

}  // namespace

void assign_links(PageContent& page, std::span<const std::uint32_t> characters) {
  if (std::none_of(page.links.begin(), page.links.end(), [](const Link& link) { return is_web_or_mail(link.target); })) return;
  const CharactersByHeight by_height(page, characters);
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < std::min(page.links.size(), kMostLinks) && looked_at < kMostLookedAt; ++i) {
    if (!is_web_or_mail(page.links[i].target)) continue;
    const std::vector<std::uint32_t> inside = by_height.inside(page.links[i].box);
    looked_at += inside.size();
    for (const std::uint32_t index : inside)
      if (page.characters[index].link < 0) page.characters[index].link = static_cast<std::int32_t>(i);
  }
}

}  // namespace zhengben::pdf
