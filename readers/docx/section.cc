#include "readers/docx/section.h"

#include <algorithm>

#include "readers/docx/run_properties.h"
#include "readers/docx/table_properties.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

// Word's own bounds: 0.1 inch to 22 inches; beyond them a file is broken and the page stays as it was.
void set_page_side(std::optional<Length> value, Length& side) {
  if (value && *value >= Length::from_twips(144) && *value <= Length::from_twips(31'680)) side = *value;
}

void set_margin(std::optional<Length> value, Length& margin) {
  if (value && *value >= Length::from_twips(-31'680) && *value <= Length::from_twips(31'680)) margin = *value;
}

void read_page(Element e, Section& s) {
  if (e.w("pgSz")) {
    set_page_side(twips(e.w_attribute("w")), s.page_width);
    set_page_side(twips(e.w_attribute("h")), s.page_height);
    s.landscape = e.w_attribute("orient") == "landscape";
    return;
  }
  set_margin(twips(e.w_attribute("top")), s.margin_top);
  set_margin(twips(e.w_attribute("bottom")), s.margin_bottom);
  set_margin(twips(e.w_attribute("left")), s.margin_left);
  set_margin(twips(e.w_attribute("right")), s.margin_right);
  set_margin(twips(e.w_attribute("header")), s.header_distance);
  set_margin(twips(e.w_attribute("footer")), s.footer_distance);
  set_margin(twips(e.w_attribute("gutter")), s.gutter);
}

void read_columns(Element cols, Section& s) {
  s.column_rule = on_off_attribute(cols, "sep").value_or(false);
  const std::int64_t count = std::clamp<std::int64_t>(integer(cols.w_attribute("num")).value_or(1), 1, 45);   // 45: Word's bound
  if (!on_off_attribute(cols, "equalWidth").value_or(true)) {
    for (Element e : children(cols))
      if (e.w("col") && s.columns.size() < 45) s.columns.push_back({twips(e.w_attribute("w")).value_or(Length()), twips(e.w_attribute("space")).value_or(Length())});
    if (s.columns.size() < 2) s.columns.clear();
    return;
  }
  if (count < 2) return;
  const Length space = twips(cols.w_attribute("space")).value_or(Length::from_twips(720));
  const Length text = s.page_width - s.margin_left - s.margin_right - s.gutter;
  const Length width = (text - space * static_cast<double>(count - 1)) / count;
  if (width <= Length()) return;
  for (std::int64_t i = 0; i < count; ++i) s.columns.push_back({width, i + 1 < count ? space : Length()});
}

void read_grid(Element e, Section& s) {
  const std::string_view type = e.w_attribute("type").value_or("default");
  s.grid = type == "lines" ? GridKind::Lines : type == "linesAndChars" ? GridKind::LinesAndChars : type == "snapToChars" ? GridKind::SnapToChars : GridKind::None;
  if (const auto pitch = twips(e.w_attribute("linePitch")); pitch && *pitch > Length()) s.line_pitch = *pitch;
  // ECMA-376-1 3rd ed. (2011) 17.6.5 docGrid: charSpace in 4096ths of a point.
  if (const auto space = integer(e.w_attribute("charSpace"))) s.char_pitch = Length::from_points(static_cast<double>(std::clamp<std::int64_t>(*space, -4'000'000, 4'000'000)) / 4'096.0);
}

void read_page_number(Element e, Section& s) {
  if (const auto start = integer(e.w_attribute("start"))) s.page_number_start = static_cast<int>(std::clamp<std::int64_t>(*start, 0, 1'000'000));
  if (const auto format = e.w_attribute("fmt")) s.page_number_format = *format;
}

SectionStart start_of(std::string_view type) {
  if (type == "continuous") return SectionStart::Continuous;
  if (type == "nextColumn") return SectionStart::NextColumn;
  if (type == "evenPage") return SectionStart::EvenPage;
  if (type == "oddPage") return SectionStart::OddPage;
  return SectionStart::NextPage;
}

void read_line_numbers(Element e, LineNumbers& numbers) {
  numbers.count_by = static_cast<int>(std::clamp<std::int64_t>(integer(e.w_attribute("countBy")).value_or(0), 0, 100));   // 100: Word's bound
  // The file counts from 0 what Word shows from 1.
  numbers.start = static_cast<int>(std::clamp<std::int64_t>(integer(e.w_attribute("start")).value_or(0), 0, 32'766)) + 1;
  numbers.distance = std::max(Length(), twips(e.w_attribute("distance")).value_or(Length()));
  const std::string_view restart = e.w_attribute("restart").value_or("newPage");
  numbers.restart = restart == "continuous" ? NumberRestart::Never : restart == "newSection" ? NumberRestart::Section : NumberRestart::Page;
}

}  // namespace

Section read_section(Element sect_pr, const Theme& theme) {
  Section s;
  for (Element e : children(sect_pr))
    if (e.w("pgSz") || e.w("pgMar")) read_page(e, s);
  for (Element e : children(sect_pr)) {
    if (e.w("type")) s.start = start_of(e.val().value_or(""));
    else if (e.w("cols")) read_columns(e, s);
    else if (e.w("docGrid")) read_grid(e, s);
    else if (e.w("titlePg")) s.different_first_page = is_on(e.val());
    else if (e.w("pgNumType")) read_page_number(e, s);
    else if (e.w("textDirection")) s.direction = text_direction_of(e.val().value_or(""));
    else if (e.w("vAlign")) {
      const std::string_view val = e.val().value_or("top");
      s.vertical = val == "center" ? VerticalAlignment::Center : val == "bottom" ? VerticalAlignment::Bottom : VerticalAlignment::Top;
    } else if (e.w("lnNumType")) {
      read_line_numbers(e, s.line_numbers);
    } else if (e.w("pgBorders")) {
      s.page_borders_from_page = e.w_attribute("offsetFrom") == "page";
      const std::string_view display = e.w_attribute("display").value_or("allPages");
      s.page_border_pages = display == "firstPage" ? PageBorderPages::First : display == "notFirstPage" ? PageBorderPages::NotFirst : PageBorderPages::All;
      for (Element b : children(e)) {
        if (b.w("top")) s.page_borders.top = border(b, theme);
        if (b.w("left")) s.page_borders.left = border(b, theme);
        if (b.w("bottom")) s.page_borders.bottom = border(b, theme);
        if (b.w("right")) s.page_borders.right = border(b, theme);
      }
    }
  }
  return s;
}

}  // namespace zhengben::docx
