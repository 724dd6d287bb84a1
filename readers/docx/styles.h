// The styles part as it is written: definitions by id, not yet resolved along basedOn.
#ifndef ZHENGBEN_READERS_DOCX_STYLES_H
#define ZHENGBEN_READERS_DOCX_STYLES_H

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.h"
#include "readers/docx/paragraph_properties.h"
#include "readers/docx/run_properties.h"
#include "readers/docx/table_properties.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

enum class StyleType : std::uint8_t { Paragraph, Character, Table, Numbering };

// ECMA-376-1 3rd ed. (2011) 17.18.89 ST_TblStyleOverrideType, in the order in which they are laid over each other.
enum class Condition : std::uint8_t { WholeTable, Band1Vertical, Band2Vertical, Band1Horizontal, Band2Horizontal, FirstColumn, LastColumn, FirstRow, LastRow, NorthEast, NorthWest, SouthEast, SouthWest, Count_ };
inline constexpr std::size_t kConditions = static_cast<std::size_t>(Condition::Count_);

// What a table style says, for the whole table or under one condition.
struct TableStyleLayer {
  bool present = false;
  RunProperties run;
  ParagraphProperties paragraph;
  TableProperties table;
  RowProperties row;
  CellProperties cell;
};

struct Style {
  std::string_view id, name, based_on, link;
  StyleType type = StyleType::Paragraph;
  bool is_default = false;
  RunProperties run;
  ParagraphProperties paragraph;
  std::int32_t layers = -1;       // index into StyleSheet::table_layers
};

// Borrows from the part's tree.
struct StyleSheet {
  std::vector<Style> styles;
  std::vector<std::array<TableStyleLayer, kConditions>> table_layers;
  RunProperties default_run;      // docDefaults
  ParagraphProperties default_paragraph;
  bool korean_normal = false;        // Korean Word's built-in default paragraph style stands in for a missing one
  std::int32_t default_paragraph_style = -1, default_character_style = -1, default_table_style = -1;

  std::int32_t find(std::string_view id, StyleType type) const;   // -1 where there is none
  // The styles from the root of basedOn down to `index`; a cycle is cut where it closes.
  std::vector<std::int32_t> chain(std::int32_t index) const;

  std::unordered_map<std::string_view, std::int32_t> by_id;
};

StyleSheet read_styles(Element root, const Theme& theme, const std::string& part, Findings& findings);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_STYLES_H
