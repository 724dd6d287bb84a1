// Typed formatting to w:rPr and w:pPr: what differs from a base, children in the order of the schema.
#ifndef ZHENGBEN_WRITERS_DOCX_PROPERTIES_H
#define ZHENGBEN_WRITERS_DOCX_PROPERTIES_H

#include <cstdint>
#include <string>
#include <string_view>

#include "model/formatting.h"

namespace zhengben::docx_writer {

std::string hex(const Color& color);

// What is written of a value, in the file's own words and units.
std::string font_name(const std::string& name);          // one for an empty name, too
Color highlight_color(const Color& color);               // the nearest that has a name
std::int64_t line_value(const LineSpacing& line);        // 240ths of a line or, with a rule, twips
int lines_of(LineStyle style);                           // strokes, of which w:sz gives the width of one

// A border as an element of this name; nil where there is none.
void border(std::string& out, std::string_view name, const Border& border);

// The children of w:rPr but w:rStyle. Empty where nothing differs.
std::string run_properties(const CharacterFormat& format, const CharacterFormat& base);

// The children of w:pPr but w:pStyle, w:rPr and w:sectPr, in two parts, between which w:numPr stands.
struct ParagraphProperties {
  std::string before_number, after_number;
  bool operator==(const ParagraphProperties&) const = default;
};
// `all_indents`: also those that do not differ, since a list level would win over the base's.
ParagraphProperties paragraph_properties(const ParagraphFormat& format, const ParagraphFormat& base, bool all_indents);

std::string_view justification(Alignment alignment);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_PROPERTIES_H
