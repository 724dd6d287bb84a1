#include "readers/docx/table_properties.h"

#include <algorithm>

#include "readers/docx/paragraph_properties.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

// ECMA-376-1 3rd ed. (2011) 17.18.90 ST_TblWidth: pct in fiftieths of a percent, or with a percent sign (Strict).
std::optional<Width> width_of(Element e) {
  if (!e) return std::nullopt;
  const std::string_view type = e.w_attribute("type").value_or("dxa");
  const std::string_view text = e.w_attribute("w").value_or("");
  Width width;
  if (text.ends_with('%') || type == "pct") {
    const auto value = integer(text);
    if (!value) return std::nullopt;
    width.kind = WidthKind::Percent;
    width.percent = std::clamp(static_cast<double>(*value) / (text.ends_with('%') ? 1.0 : 50.0), 0.0, 1'000.0);
    if (width.percent <= 0) width = Width();
  } else if (type == "dxa") {
    const auto value = twips(text);
    if (!value) return std::nullopt;
    if (*value > Length()) width = Width{WidthKind::Fixed, *value, 0};
  }
  return width;
}

std::optional<Length> length_of(Element e) {
  if (!e) return std::nullopt;
  if (e.w_attribute("type").value_or("dxa") == "nil") return Length();
  if (e.w_attribute("type").value_or("dxa") != "dxa") return std::nullopt;
  return twips(e.w_attribute("w"));
}

BorderSet border_set(Element borders, const Theme& theme) {
  BorderSet out;
  for (Element e : children(borders)) {
    if (e.w("top")) out.top = border(e, theme);
    else if (e.w("left") || e.w("start")) out.left = border(e, theme);
    else if (e.w("bottom")) out.bottom = border(e, theme);
    else if (e.w("right") || e.w("end")) out.right = border(e, theme);
    else if (e.w("insideH")) out.inside_horizontal = border(e, theme);
    else if (e.w("insideV")) out.inside_vertical = border(e, theme);
  }
  return out;
}

MarginSet margin_set(Element margins) {
  MarginSet out;
  for (Element e : children(margins)) {
    const auto value = length_of(e);
    if (!value) continue;
    if (e.w("top")) out.top = value;
    else if (e.w("left") || e.w("start")) out.left = value;
    else if (e.w("bottom")) out.bottom = value;
    else if (e.w("right") || e.w("end")) out.right = value;
  }
  return out;
}

TableLook table_look(Element e) {
  TableLook look;
  if (const auto bits = hexadecimal(e.val())) {
    look.first_row = (*bits & 0x20) != 0;
    look.last_row = (*bits & 0x40) != 0;
    look.first_column = (*bits & 0x80) != 0;
    look.last_column = (*bits & 0x100) != 0;
    look.horizontal_bands = (*bits & 0x200) == 0;
    look.vertical_bands = (*bits & 0x400) == 0;
  }
  if (const auto v = on_off_attribute(e, "firstRow")) look.first_row = *v;
  if (const auto v = on_off_attribute(e, "lastRow")) look.last_row = *v;
  if (const auto v = on_off_attribute(e, "firstColumn")) look.first_column = *v;
  if (const auto v = on_off_attribute(e, "lastColumn")) look.last_column = *v;
  if (const auto v = on_off_attribute(e, "noHBand")) look.horizontal_bands = !*v;
  if (const auto v = on_off_attribute(e, "noVBand")) look.vertical_bands = !*v;
  return look;
}

FloatingPosition floating_position(Element e) {
  FloatingPosition p;
  const auto anchor = [](std::string_view v) {
    return v == "page" ? FloatingPosition::Anchor::Page : v == "margin" ? FloatingPosition::Anchor::Margin : FloatingPosition::Anchor::Text;
  };
  p.horizontal = anchor(e.w_attribute("horzAnchor").value_or("text"));
  p.vertical = anchor(e.w_attribute("vertAnchor").value_or("text"));
  p.x = twips(e.w_attribute("tblpX")).value_or(Length());
  p.y = twips(e.w_attribute("tblpY")).value_or(Length());
  if (const auto align = e.w_attribute("tblpXSpec")) {
    if (*align == "center") p.align_x = Alignment::Center;
    else if (*align == "right" || *align == "outside") p.align_x = Alignment::End;
    else p.align_x = Alignment::Start;
  }
  p.distance.top = twips(e.w_attribute("topFromText")).value_or(Length());
  p.distance.bottom = twips(e.w_attribute("bottomFromText")).value_or(Length());
  p.distance.left = twips(e.w_attribute("leftFromText")).value_or(Length());
  p.distance.right = twips(e.w_attribute("rightFromText")).value_or(Length());
  return p;
}

// ECMA-376-1 3rd ed. (2011) 17.4.85 vMerge: an absent val means "continue".
Merge merge_of(Element e) {
  if (!e) return Merge::None;
  return e.val().value_or("continue") == "restart" ? Merge::Restart : Merge::Continue;
}

template <typename T>
void take(std::optional<T>& base, const std::optional<T>& over) {
  if (over) base = over;
}

}  // namespace

TextDirection text_direction_of(std::string_view val) {
  if (val == "tbRl" || val == "rl" || val == "tbRlV" || val == "rlV") return TextDirection::VerticalRightToLeft;
  if (val == "btLr" || val == "lr") return TextDirection::Rotated270;
  if (val == "tbLrV" || val == "lrV") return TextDirection::VerticalLeftToRight;
  return TextDirection::Horizontal;
}

TableProperties table_properties(Element tbl_pr, const Theme& theme) {
  TableProperties p;
  for (Element e : children(tbl_pr)) {
    if (e.name_space() != Namespace::W) continue;
    const std::string_view name = e.name();
    if (name == "tblStyle") p.style = e.val().value_or("");
    else if (name == "tblW") p.width = width_of(e);
    else if (name == "jc") p.alignment = alignment_of(e.val().value_or(""));
    else if (name == "tblInd") p.indent = length_of(e);
    else if (name == "tblCellSpacing") p.cell_spacing = length_of(e);
    else if (name == "tblLayout") p.fixed_layout = e.w_attribute("type").value_or("") == "fixed";
    else if (name == "bidiVisual") p.right_to_left = is_on(e.val());
    else if (name == "tblBorders") p.borders = border_set(e, theme);
    else if (name == "tblCellMar") p.margins = margin_set(e);
    else if (name == "shd") p.shading = shading(e, theme);
    else if (name == "tblLook") p.look = table_look(e);
    else if (name == "tblStyleRowBandSize") p.row_band = static_cast<int>(std::clamp<std::int64_t>(integer(e.val()).value_or(1), 1, 1'000));
    else if (name == "tblStyleColBandSize") p.column_band = static_cast<int>(std::clamp<std::int64_t>(integer(e.val()).value_or(1), 1, 1'000));
    else if (name == "tblpPr") p.floating = floating_position(e);
    else if (name == "tblCaption") p.caption = e.val().value_or("");
    else if (name == "tblDescription") p.description = e.val().value_or("");
  }
  return p;
}

RowProperties row_properties(Element tr_pr) {
  RowProperties p;
  for (Element e : children(tr_pr)) {
    if (e.name_space() != Namespace::W) continue;
    const std::string_view name = e.name();
    if (name == "trHeight") {
      p.height = twips(e.val());
      const std::string_view rule = e.w_attribute("hRule").value_or("atLeast");
      p.height_rule = rule == "exact" ? HeightRule::Exact : rule == "auto" ? HeightRule::Auto : HeightRule::AtLeast;
      if (!p.height || *p.height <= Length()) p.height_rule = HeightRule::Auto;
    } else if (name == "tblHeader") p.repeat_header = is_on(e.val());
    else if (name == "cantSplit") p.cant_split = is_on(e.val());
    else if (name == "hidden") p.hidden = is_on(e.val());
    else if (name == "gridBefore") p.grid_before = std::max<std::int64_t>(integer(e.val()).value_or(0), 0);
    else if (name == "gridAfter") p.grid_after = std::max<std::int64_t>(integer(e.val()).value_or(0), 0);
    else if (name == "wBefore") p.width_before = length_of(e);
    else if (name == "wAfter") p.width_after = length_of(e);
  }
  return p;
}

CellProperties cell_properties(Element tc_pr, const Theme& theme) {
  CellProperties p;
  for (Element e : children(tc_pr)) {
    if (e.name_space() != Namespace::W) continue;
    const std::string_view name = e.name();
    if (name == "gridSpan") p.grid_span = std::max<std::int64_t>(integer(e.val()).value_or(1), 1);
    else if (name == "vMerge") p.v_merge = merge_of(e);
    else if (name == "hMerge") p.h_merge = merge_of(e);
    else if (name == "tcW") p.width = width_of(e);
    else if (name == "tcBorders") p.borders = border_set(e, theme);
    else if (name == "tcMar") p.margins = margin_set(e);
    else if (name == "shd") p.shading = shading(e, theme);
    else if (name == "noWrap") p.no_wrap = is_on(e.val());
    else if (name == "tcFitText") p.fit_text = is_on(e.val());
    else if (name == "textDirection") p.direction = text_direction_of(e.val().value_or(""));
    else if (name == "vAlign") {
      const std::string_view val = e.val().value_or("top");
      p.vertical = val == "center" || val == "both" ? VerticalAlignment::Center : val == "bottom" ? VerticalAlignment::Bottom : VerticalAlignment::Top;
    }
  }
  return p;
}

void lay_over(BorderSet& base, const BorderSet& over) {
  take(base.top, over.top);
  take(base.left, over.left);
  take(base.bottom, over.bottom);
  take(base.right, over.right);
  take(base.inside_horizontal, over.inside_horizontal);
  take(base.inside_vertical, over.inside_vertical);
}

void lay_over(MarginSet& base, const MarginSet& over) {
  take(base.top, over.top);
  take(base.left, over.left);
  take(base.bottom, over.bottom);
  take(base.right, over.right);
}

void lay_over(TableProperties& base, const TableProperties& over) {
  if (!over.style.empty()) base.style = over.style;
  take(base.width, over.width);
  take(base.alignment, over.alignment);
  take(base.indent, over.indent);
  take(base.cell_spacing, over.cell_spacing);
  take(base.fixed_layout, over.fixed_layout);
  take(base.right_to_left, over.right_to_left);
  lay_over(base.borders, over.borders);
  lay_over(base.margins, over.margins);
  if (over.shading.kind != ColorSetting::Kind::Absent) base.shading = over.shading;
  take(base.look, over.look);
  take(base.row_band, over.row_band);
  take(base.column_band, over.column_band);
  take(base.floating, over.floating);
  if (!over.caption.empty()) base.caption = over.caption;
  if (!over.description.empty()) base.description = over.description;
}

void lay_over(RowProperties& base, const RowProperties& over) {
  take(base.height, over.height);
  take(base.height_rule, over.height_rule);
  take(base.repeat_header, over.repeat_header);
  take(base.cant_split, over.cant_split);
  take(base.hidden, over.hidden);
}

void lay_over(CellProperties& base, const CellProperties& over) {
  take(base.width, over.width);
  lay_over(base.borders, over.borders);
  lay_over(base.margins, over.margins);
  if (over.shading.kind != ColorSetting::Kind::Absent) base.shading = over.shading;
  take(base.vertical, over.vertical);
  take(base.direction, over.direction);
  take(base.no_wrap, over.no_wrap);
  take(base.fit_text, over.fit_text);
}

}  // namespace zhengben::docx
