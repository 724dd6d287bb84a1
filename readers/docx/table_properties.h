// What w:tblPr, w:trPr and w:tcPr say: overlays of settings, each set or not.
#ifndef ZHENGBEN_READERS_DOCX_TABLE_PROPERTIES_H
#define ZHENGBEN_READERS_DOCX_TABLE_PROPERTIES_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/table.h"
#include "readers/docx/run_properties.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

struct BorderSet {
  std::optional<Border> top, left, bottom, right, inside_horizontal, inside_vertical;
};
struct MarginSet {
  std::optional<Length> top, left, bottom, right;
};

// ECMA-376-1 3rd ed. (2011) 17.4.55 tblLook: which conditional formats of the style hold.
struct TableLook {
  bool first_row = false, last_row = false, first_column = false, last_column = false, horizontal_bands = true, vertical_bands = true;
};

struct TableProperties {
  std::string_view style;
  std::optional<Width> width;
  std::optional<Alignment> alignment;
  std::optional<Length> indent, cell_spacing;
  std::optional<bool> fixed_layout, right_to_left;
  BorderSet borders;
  MarginSet margins;
  ColorSetting shading;
  std::optional<TableLook> look;
  std::optional<int> row_band, column_band;
  std::optional<FloatingPosition> floating;
  std::string caption, description;
};

struct RowProperties {
  std::optional<Length> height;
  std::optional<HeightRule> height_rule;
  std::optional<bool> repeat_header, cant_split, hidden;
  std::int64_t grid_before = 0, grid_after = 0;
  std::optional<Length> width_before, width_after;
};

enum class Merge : std::uint8_t { None, Restart, Continue };

struct CellProperties {
  std::int64_t grid_span = 1;
  Merge v_merge = Merge::None, h_merge = Merge::None;
  std::optional<Width> width;
  BorderSet borders;
  MarginSet margins;
  ColorSetting shading;
  std::optional<VerticalAlignment> vertical;
  std::optional<TextDirection> direction;
  std::optional<bool> no_wrap, fit_text;
};

TableProperties table_properties(Element tbl_pr, const Theme& theme);
RowProperties row_properties(Element tr_pr);
CellProperties cell_properties(Element tc_pr, const Theme& theme);
TextDirection text_direction_of(std::string_view val);

void lay_over(BorderSet& base, const BorderSet& over);
void lay_over(MarginSet& base, const MarginSet& over);
void lay_over(TableProperties& base, const TableProperties& over);
void lay_over(RowProperties& base, const RowProperties& over);
void lay_over(CellProperties& base, const CellProperties& over);   // formatting only: not spans and merges

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_TABLE_PROPERTIES_H
