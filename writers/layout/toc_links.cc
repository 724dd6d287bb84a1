#include "writers/layout/toc_links.h"

#include <algorithm>
#include <map>

namespace zhengben::layout {

namespace {

bool is_hyperlink(const CharacterFormat& format) { return format.style == "Hyperlink"; }

// The styles of entries: "toc 1" to "toc 9", "table of figures".
bool is_toc_style(std::string_view style) { return style.starts_with("toc ") || style.starts_with("TOC ") || style == "table of figures"; }

bool is_toc_entry(const Document& document, const Paragraph& paragraph) {
  if (!is_toc_style(document.paragraph_formats[paragraph.format].style)) return false;
  const bool links = std::any_of(paragraph.marks.begin(), paragraph.marks.end(), [](const Mark& mark) { return mark.kind == MarkKind::Hyperlink && mark.name.starts_with('#'); });
  return links && std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [&](const Run& run) { return is_hyperlink(document.character_formats[run.format]); });
}

// The look of the entry apart from its link: that of its page number, or of its mark.
std::uint32_t plain_format(const Document& document, const Paragraph& paragraph) {
  for (const Run& run : paragraph.runs)
    if (!is_hyperlink(document.character_formats[run.format])) return run.format;
  return paragraph.mark_format;
}

}  // namespace

bool has_toc_links(const Document& document) {
  if (std::none_of(document.character_formats.begin(), document.character_formats.end(), is_hyperlink)) return false;
  return std::any_of(document.body.begin(), document.body.end(), [&](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph && is_toc_entry(document, *paragraph);
  });
}

void show_toc_links_plainly(Document& document) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> made;   // by the link's format and the entry's
  for (Block& block : document.body) {
    auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph || !is_toc_entry(document, *paragraph)) continue;
    const std::uint32_t plain = plain_format(document, *paragraph);
    for (Run& run : paragraph->runs) {
      if (!is_hyperlink(document.character_formats[run.format])) continue;
      const auto [at, added] = made.try_emplace({run.format, plain}, static_cast<std::uint32_t>(document.character_formats.size()));
      if (added) {
        CharacterFormat format = document.character_formats[run.format];
        format.color = document.character_formats[plain].color;
        format.underline = document.character_formats[plain].underline;
        format.underline_color = document.character_formats[plain].underline_color;
        document.character_formats.push_back(std::move(format));
      }
      run.format = at->second;
    }
  }
}

}  // namespace zhengben::layout
