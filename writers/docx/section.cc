#include "writers/docx/section.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "writers/docx/properties.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::array kStarts{"nextPage", "continuous", "nextColumn", "evenPage", "oddPage"};
constexpr std::array kGrids{"default", "lines", "linesAndChars", "snapToChars"};
constexpr std::array kVerticals{"top", "center", "bottom"};
// What ECMA-376-1 3rd ed. (2011) 17.18.59 ST_NumberFormat has for pages and word processors show.
constexpr std::array kPageNumbers{"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "numberInDash", "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified",
                                  "decimalFullWidth", "ideographTraditional", "ideographDigital", "decimalEnclosedCircle", "ordinal", "cardinalText", "ordinalText", "none"};

std::int64_t side(Length length) { return std::clamp<std::int64_t>(length.twips(), 144, 31'680); }
std::int64_t distance(Length length) { return std::clamp<std::int64_t>(length.twips(), 0, 31'680); }
// A top or bottom margin below zero keeps headers from pushing the text down.
std::int64_t margin(Length length) { return std::clamp<std::int64_t>(length.twips(), -31'680, 31'680); }

void page(std::string& out, const Section& section) {
  out += "<w:pgSz";
  xml::attribute(out, "w:w", side(section.page_width));
  xml::attribute(out, "w:h", side(section.page_height));
  if (section.landscape) out += " w:orient=\"landscape\"";
  out += "/><w:pgMar";
  xml::attribute(out, "w:top", margin(section.margin_top));
  xml::attribute(out, "w:right", distance(section.margin_right));
  xml::attribute(out, "w:bottom", margin(section.margin_bottom));
  xml::attribute(out, "w:left", distance(section.margin_left));
  xml::attribute(out, "w:header", distance(section.header_distance));
  xml::attribute(out, "w:footer", distance(section.footer_distance));
  xml::attribute(out, "w:gutter", distance(section.gutter));
  out += "/>";
}

void line_numbers(std::string& out, const LineNumbers& numbers) {
  if (numbers.count_by <= 0) return;
  out += "<w:lnNumType";
  xml::attribute(out, "w:countBy", std::min(numbers.count_by, 100));
  if (numbers.start > 1) xml::attribute(out, "w:start", std::min(numbers.start - 1, 32'766));
  if (numbers.distance > Length()) xml::attribute(out, "w:distance", distance(numbers.distance));
  if (numbers.restart != NumberRestart::Page) xml::attribute(out, "w:restart", numbers.restart == NumberRestart::Never ? "continuous" : "newSection");
  out += "/>";
}

void page_borders(std::string& out, const Section& section) {
  const Borders& borders = section.page_borders;
  if (borders == Borders{}) return;
  out += "<w:pgBorders";
  if (section.page_border_pages != PageBorderPages::All) xml::attribute(out, "w:display", section.page_border_pages == PageBorderPages::First ? "firstPage" : "notFirstPage");
  if (section.page_borders_from_page) out += " w:offsetFrom=\"page\"";
  out += '>';
  const auto one = [&](const char* name, const Border& each) {
    if (each.style != LineStyle::None) border(out, name, each);
  };
  one("w:top", borders.top);
  one("w:left", borders.left);
  one("w:bottom", borders.bottom);
  one("w:right", borders.right);
  out += "</w:pgBorders>";
}

void page_numbers(std::string& out, const Section& section) {
  const bool known = std::find(kPageNumbers.begin(), kPageNumbers.end(), section.page_number_format) != kPageNumbers.end();
  const bool format = known && section.page_number_format != "decimal";
  if (!format && !section.page_number_start) return;
  out += "<w:pgNumType";
  if (format) xml::attribute(out, "w:fmt", section.page_number_format);
  if (section.page_number_start) xml::attribute(out, "w:start", std::max(0, *section.page_number_start));
  out += "/>";
}

void columns(std::string& out, const Section& section) {
  if (section.columns.size() < 2) return;
  out += "<w:cols";
  xml::attribute(out, "w:num", static_cast<std::int64_t>(std::min<std::size_t>(section.columns.size(), 45)));
  if (section.column_rule) out += " w:sep=\"1\"";
  out += " w:equalWidth=\"0\">";
  for (std::size_t i = 0; i < std::min<std::size_t>(section.columns.size(), 45); ++i) {
    out += "<w:col";
    xml::attribute(out, "w:w", std::max<std::int64_t>(1, distance(section.columns[i].width)));
    xml::attribute(out, "w:space", distance(section.columns[i].space_after));
    out += "/>";
  }
  out += "</w:cols>";
}

void grid(std::string& out, const Section& section) {
  if (section.grid == GridKind::None && section.line_pitch == Length()) return;
  out += "<w:docGrid";
  if (section.grid != GridKind::None) xml::attribute(out, "w:type", kGrids[static_cast<std::size_t>(section.grid)]);
  xml::attribute(out, "w:linePitch", std::clamp<std::int64_t>(section.line_pitch.twips(), 1, 31'680));
  // ECMA-376-1 3rd ed. (2011) 17.6.5 docGrid: charSpace in 4096ths of a point.
  if (section.char_pitch != Length()) xml::attribute(out, "w:charSpace", std::llround(section.char_pitch.points() * 4'096));
  out += "/>";
}

}  // namespace

std::string section_properties(const Section& section, const std::string& references) {
  std::string out = "<w:sectPr>" + references;
  if (section.start != SectionStart::NextPage) xml::value(out, "w:type", kStarts[static_cast<std::size_t>(section.start)]);
  page(out, section);
  page_borders(out, section);
  line_numbers(out, section.line_numbers);
  page_numbers(out, section);
  columns(out, section);
  if (section.vertical != VerticalAlignment::Top) xml::value(out, "w:vAlign", kVerticals[static_cast<std::size_t>(section.vertical)]);
  if (section.different_first_page) out += "<w:titlePg/>";
  if (section.direction == TextDirection::VerticalRightToLeft) out += "<w:textDirection w:val=\"tbRl\"/>";
  grid(out, section);
  return out + "</w:sectPr>";
}

}  // namespace zhengben::docx_writer
