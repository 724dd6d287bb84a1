#include "readers/docx/styles.h"

#include <algorithm>

#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr std::array<std::string_view, kConditions> kConditionNames{"wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell"};

TableStyleLayer table_layer(Element parent, const Theme& theme) {
  TableStyleLayer layer;
  layer.present = true;
  for (Element e : children(parent)) {
    if (e.w("rPr")) layer.run = run_properties(e, theme);
    if (e.w("pPr")) layer.paragraph = paragraph_properties(e, theme);
    if (e.w("tblPr")) layer.table = table_properties(e, theme);
    if (e.w("trPr")) layer.row = row_properties(e);
    if (e.w("tcPr")) layer.cell = cell_properties(e, theme);
  }
  return layer;
}

std::array<TableStyleLayer, kConditions> table_layers(Element style, const Theme& theme) {
  std::array<TableStyleLayer, kConditions> layers;
  layers[0] = table_layer(style, theme);
  for (Element e : children(style)) {
    if (!e.w("tblStylePr")) continue;
    const auto* const found = std::find(kConditionNames.begin(), kConditionNames.end(), e.w_attribute("type").value_or(""));
    if (found == kConditionNames.end()) continue;
    const auto index = static_cast<std::size_t>(found - kConditionNames.begin());
    TableStyleLayer layer = table_layer(e, theme);
    if (index == 0) {
      lay_over(layers[0].run, layer.run);
      lay_over(layers[0].paragraph, layer.paragraph);
      lay_over(layers[0].table, layer.table);
      lay_over(layers[0].row, layer.row);
      lay_over(layers[0].cell, layer.cell);
    } else {
      layers[index] = std::move(layer);
    }
  }
  return layers;
}

StyleType type_of(std::string_view type) {
  if (type == "character") return StyleType::Character;
  if (type == "table") return StyleType::Table;
  if (type == "numbering") return StyleType::Numbering;
  return StyleType::Paragraph;
}

void note_default(StyleSheet& sheet, const Style& style, std::int32_t index) {
  if (!style.is_default) return;
  if (style.type == StyleType::Paragraph) sheet.default_paragraph_style = index;
  if (style.type == StyleType::Character) sheet.default_character_style = index;
  if (style.type == StyleType::Table) sheet.default_table_style = index;
}

Style read_style(Element e, const Theme& theme, StyleSheet& sheet) {
  Style style;
  style.id = e.w_attribute("styleId").value_or("");
  style.type = type_of(e.w_attribute("type").value_or("paragraph"));
  style.is_default = on_off_attribute(e, "default").value_or(false);
  style.name = child_val(e, "name").value_or(style.id);
  style.based_on = child_val(e, "basedOn").value_or("");
  style.link = child_val(e, "link").value_or("");
  if (style.type == StyleType::Table) {
    style.layers = static_cast<std::int32_t>(sheet.table_layers.size());
    sheet.table_layers.push_back(table_layers(e, theme));
    return style;
  }
  if (const Element r_pr = e.w_child("rPr")) style.run = run_properties(r_pr, theme);
  if (const Element p_pr = e.w_child("pPr")) style.paragraph = paragraph_properties(p_pr, theme);
  style.run.style = {};
  style.paragraph.style = {};
  return style;
}

// A file without a default paragraph style gets the built-in one of Word's own language. Korean Word's breaks lines inside
// words, sets no blank between scripts and justifies; styles based on the missing one do not inherit that. Seen in PDFs of
// Korean Word of files that the docx library for JavaScript made.
void set_korean_normal(StyleSheet& sheet) {
  const std::string_view font = sheet.default_run.east_asia;
  const bool korean = font == "Malgun Gothic" || font == "맑은 고딕" || font == "Batang" || font == "바탕" || font == "Gulim" || font == "굴림" || font == "Dotum" || font == "돋움";
  if (sheet.default_paragraph_style >= 0 || !korean) return;
  Style normal;
  normal.paragraph.set = flag::AutoSpaceLatin | flag::AutoSpaceDigit | flag::WordWrap;
  normal.paragraph.alignment = Alignment::Justify;
  sheet.default_paragraph_style = static_cast<std::int32_t>(sheet.styles.size());
  sheet.styles.push_back(normal);
  sheet.korean_normal = true;
}

}  // namespace

std::int32_t StyleSheet::find(std::string_view id, StyleType type) const {
  const auto found = by_id.find(id);
  if (found == by_id.end()) return -1;
  const Style& style = styles[static_cast<std::size_t>(found->second)];
  if (style.type == type) return found->second;
  // A run may name the paragraph half of a linked pair and the other way round (17.7.4.6 link).
  if (!style.link.empty())
    if (const auto linked = by_id.find(style.link); linked != by_id.end() && styles[static_cast<std::size_t>(linked->second)].type == type) return linked->second;
  return -1;
}

std::vector<std::int32_t> StyleSheet::chain(std::int32_t index) const {
  std::vector<std::int32_t> out;
  while (index >= 0 && out.size() < styles.size() && std::find(out.begin(), out.end(), index) == out.end()) {
    out.push_back(index);
    const Style& style = styles[static_cast<std::size_t>(index)];
    index = style.based_on.empty() ? -1 : find(style.based_on, style.type);
    if (out.size() > 100) break;   // Word's own bound is 11
  }
  std::reverse(out.begin(), out.end());
  return out;
}

StyleSheet read_styles(Element root, const Theme& theme, const std::string& part, Findings& findings) {
  StyleSheet sheet;
  const Element defaults = root.w_child("docDefaults");
  if (const Element r_pr = defaults.w_child("rPrDefault").w_child("rPr")) sheet.default_run = run_properties(r_pr, theme);
  if (const Element p_pr = defaults.w_child("pPrDefault").w_child("pPr")) sheet.default_paragraph = paragraph_properties(p_pr, theme);
  for (Element e : children(root)) {
    if (!e.w("style")) continue;
    Style style = read_style(e, theme, sheet);
    const auto index = static_cast<std::int32_t>(sheet.styles.size());
    note_default(sheet, style, index);
    if (!style.id.empty()) sheet.by_id.emplace(style.id, index);
    sheet.styles.push_back(style);
  }
  set_korean_normal(sheet);
  for (std::size_t i = 0; i < sheet.styles.size(); ++i) {
    const auto chain = sheet.chain(static_cast<std::int32_t>(i));
    const Style& root_style = sheet.styles[static_cast<std::size_t>(chain.front())];
    if (!root_style.based_on.empty() && sheet.find(root_style.based_on, root_style.type) >= 0) findings.add(Code::StyleCycle, {.part = part}, {std::string(sheet.styles[i].name)});
  }
  return sheet;
}

}  // namespace zhengben::docx
