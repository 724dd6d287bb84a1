// What w:pPr says: an overlay of settings, each set or not.
#ifndef ZHENGBEN_READERS_DOCX_PARAGRAPH_PROPERTIES_H
#define ZHENGBEN_READERS_DOCX_PARAGRAPH_PROPERTIES_H

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/formatting.h"
#include "readers/docx/run_properties.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

namespace flag {
enum : std::uint32_t {
  KeepNext = 1U << 0U, KeepLines = 1U << 1U, PageBreakBefore = 1U << 2U, WidowControl = 1U << 3U, ParagraphGrid = 1U << 4U,
  AutoSpaceLatin = 1U << 5U, AutoSpaceDigit = 1U << 6U, Kinsoku = 1U << 7U, OverflowPunctuation = 1U << 8U, WordWrap = 1U << 9U,
  TopLinePunctuation = 1U << 10U, NoHyphenation = 1U << 11U, NoLineNumbers = 1U << 12U, Bidi = 1U << 13U, Contextual = 1U << 14U,
  BeforeAuto = 1U << 15U, AfterAuto = 1U << 16U,
};
}  // namespace flag

struct TabSetting {
  TabStop stop;
  bool clear = false;             // takes away a stop that a style set
  bool operator==(const TabSetting&) const = default;
};

struct ParagraphProperties {
  std::uint32_t set = 0, on = 0;                      // flag bits
  std::optional<Alignment> alignment;
  std::optional<Length> left, right, first;           // first: negative hangs
  std::optional<int> left_chars, right_chars, first_chars;
  std::optional<Length> before, after;
  std::optional<int> before_lines, after_lines;
  std::optional<LineRule> line_rule;
  std::optional<std::int64_t> line_twips;             // 240ths of a line with Multiple
  std::optional<TextAlignment> text_alignment;
  std::optional<int> outline_level;                   // 9: body text
  std::optional<TextFrame> frame;
  std::vector<TabSetting> tabs;
  std::optional<Border> top, border_left, bottom, border_right, between;
  ColorSetting shading;
  std::optional<std::int64_t> list, list_level;       // numPr: numId and ilvl
  std::string_view style;                             // id of the paragraph style
};

ParagraphProperties paragraph_properties(Element p_pr, const Theme& theme);

// `over` wins wherever it says something.
void lay_over(ParagraphProperties& base, const ParagraphProperties& over);

ParagraphFormat paragraph_format(const ParagraphProperties& properties, std::string_view style_name);

Alignment alignment_of(std::string_view jc);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_PARAGRAPH_PROPERTIES_H
