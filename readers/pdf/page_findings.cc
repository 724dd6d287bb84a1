#include "readers/pdf/page_findings.h"

#include <algorithm>
#include <map>
#include <string>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kQuoted = 60;      // characters of a text that is quoted

Place on_page(std::int32_t page) {
  Place place;
  place.page = page;
  return place;
}

void report_unmapped(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings) {
  std::map<std::string, int> fonts;
  for (const std::uint32_t index : visible) {
    const Character& character = content.characters[index];
    if (character.unmapped && character.font >= 0) ++fonts[content.fonts[static_cast<std::size_t>(character.font)].name];
  }
  for (const auto& [font, count] : fonts) findings.add(Code::GlyphUnmapped, on_page(page), {font, std::to_string(count)});
}

// Radicals and compatibility characters that were read as what they look like.
void report_replaced(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings) {
  std::u32string seen;
  std::size_t count = 0;
  for (const std::uint32_t index : visible) {
    if (!content.characters[index].replaced) continue;
    ++count;
    for (const char32_t c : to_utf32(content.characters[index].text))
      if (seen.size() < kQuoted && seen.find(c) == std::u32string::npos) seen += c;
  }
  if (count > 0) findings.add(Code::CompatibilityRead, on_page(page), {std::to_string(count), to_utf8(seen)});
}

void report_private(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings) {
  std::map<std::int32_t, std::u32string> seen;
  for (const std::uint32_t index : visible) {
    const Character& character = content.characters[index];
    for (const char32_t c : to_utf32(character.text))
      if (((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) && seen[character.font].size() < kQuoted && seen[character.font].find(c) == std::u32string::npos) seen[character.font] += c;
  }
  for (const auto& [font, text] : seen)
    findings.add(Code::PrivateUseKept, on_page(page), {font < 0 ? "" : content.fonts[static_cast<std::size_t>(font)].name, to_utf8(text)});
}

void report_by_code(const PageContent& content, std::int32_t page, Findings& findings) {
  for (const FontInfo& font : content.fonts)
    if (font.by_code) findings.add(Code::GlyphByCode, on_page(page), {font.name});
}

// Where the only text is invisible it was taken, as the text of a scan.
void report_hidden(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings) {
  const bool only_hidden = std::all_of(visible.begin(), visible.end(), [&](std::uint32_t index) {
    return content.characters[index].invisible || is_blank_text(content.characters[index].text);
  });
  if (only_hidden) return;
  std::u32string hidden;
  for (const Character& character : content.characters)
    if (character.invisible && !is_blank_text(character.text)) hidden += to_utf32(character.text);
  if (hidden.empty()) return;
  const bool cut = hidden.size() > kQuoted;
  hidden.resize(std::min(hidden.size(), kQuoted));
  findings.add(Code::HiddenTextDropped, on_page(page), {to_utf8(hidden) + (cut ? "…" : "")});
}

}  // namespace

void report_page(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings) {
  report_unmapped(content, visible, page, findings);
  report_by_code(content, page, findings);
  report_replaced(content, visible, page, findings);
  report_private(content, visible, page, findings);
  report_hidden(content, visible, page, findings);
}

void report_links(const PageContent& content, std::int32_t page, Findings& findings) {
  for (const Link& link : content.links)
    if (!link.target.empty() && !link.kept) findings.add(Code::LinkDropped, on_page(page), {link.target});
}

}  // namespace zhengben::pdf
