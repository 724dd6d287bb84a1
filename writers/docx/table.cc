#include "writers/docx/table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "writers/docx/story.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::array kDirections{"lrTb", "tbRl", "tbLrV", "lrTb", "btLr"};
constexpr std::array kVerticals{"top", "center", "bottom"};
constexpr std::array kAnchors{"text", "margin", "page"};

std::int64_t twips(Length length) { return std::clamp<std::int64_t>(length.twips(), -31'680, 31'680); }

void measure(std::string& out, std::string_view name, Length length) {
  out += '<';
  out += name;
  xml::attribute(out, "w:w", twips(length));
  out += " w:type=\"dxa\"/>";
}

// ECMA-376-1 3rd ed. (2011) 17.18.90 ST_TblWidth: pct counts fiftieths of a percent.
void width(std::string& out, std::string_view name, const Width& width) {
  out += '<';
  out += name;
  switch (width.kind) {
    case WidthKind::Auto: out += " w:w=\"0\" w:type=\"auto\"/>"; return;
    case WidthKind::Fixed: xml::attribute(out, "w:w", std::max<std::int64_t>(0, twips(width.length))); out += " w:type=\"dxa\"/>"; return;
    case WidthKind::Percent: xml::attribute(out, "w:w", std::clamp<std::int64_t>(std::llround(width.percent * 50), 0, 30'000)); out += " w:type=\"pct\"/>"; return;
  }
}

void margins(std::string& out, std::string_view name, const Margins& margins) {
  out += '<';
  out += name;
  out += '>';
  measure(out, "w:top", std::max(Length(), margins.top));
  measure(out, "w:left", std::max(Length(), margins.left));
  measure(out, "w:bottom", std::max(Length(), margins.bottom));
  measure(out, "w:right", std::max(Length(), margins.right));
  out += "</";
  out += name;
  out += '>';
}

void floating(std::string& out, const FloatingPosition& position) {
  out += "<w:tblpPr";
  xml::attribute(out, "w:leftFromText", std::max<std::int64_t>(0, twips(position.distance.left)));
  xml::attribute(out, "w:rightFromText", std::max<std::int64_t>(0, twips(position.distance.right)));
  xml::attribute(out, "w:topFromText", std::max<std::int64_t>(0, twips(position.distance.top)));
  xml::attribute(out, "w:bottomFromText", std::max<std::int64_t>(0, twips(position.distance.bottom)));
  xml::attribute(out, "w:vertAnchor", kAnchors[static_cast<std::size_t>(position.vertical)]);
  xml::attribute(out, "w:horzAnchor", kAnchors[static_cast<std::size_t>(position.horizontal)]);
  if (position.align_x)
    xml::attribute(out, "w:tblpXSpec", *position.align_x == Alignment::Center ? "center" : *position.align_x == Alignment::End ? "right" : "left");
  else
    xml::attribute(out, "w:tblpX", twips(position.x));
  xml::attribute(out, "w:tblpY", twips(position.y));
  out += "/>";
}

// ECMA-376-1 3rd ed. (2011) 17.4.38 tblBorders: an edge cell takes the outer border, any other the inner one.
Borders expected_borders(const Table& table, const Cell& cell) {
  const Borders& all = table.format.borders;
  Borders out;
  out.top = cell.row == 0 ? all.top : all.inside_horizontal;
  out.left = cell.column == 0 ? all.left : all.inside_vertical;
  out.bottom = cell.row + cell.row_span == table.row_count() ? all.bottom : all.inside_horizontal;
  out.right = cell.column + cell.column_span == table.column_count() ? all.right : all.inside_vertical;
  return out;
}

void cell_borders(std::string& out, const Table& table, const Cell& cell) {
  const Borders expected = expected_borders(table, cell);
  std::string sides;
  const auto side = [&](std::string_view name, const Border& is, const Border& would_be) {
    if (!(is == would_be)) border(sides, name, is);
  };
  side("w:top", cell.format.borders.top, expected.top);
  side("w:left", cell.format.borders.left, expected.left);
  side("w:bottom", cell.format.borders.bottom, expected.bottom);
  side("w:right", cell.format.borders.right, expected.right);
  if (!sides.empty()) out += "<w:tcBorders>" + sides + "</w:tcBorders>";
}

void cell_properties(std::string& out, const Table& table, const Cell& cell, bool continues) {
  const CellFormat& format = cell.format;
  out += "<w:tcPr>";
  Width wide = format.width;
  if (wide.kind == WidthKind::Auto) {
    wide.kind = WidthKind::Fixed;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) wide.length += table.columns[static_cast<std::size_t>(c)];
  }
  width(out, "w:tcW", wide);
  if (cell.column_span > 1) xml::value(out, "w:gridSpan", cell.column_span);
  if (cell.row_span > 1) out += continues ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>";
  cell_borders(out, table, cell);
  if (format.shading) out += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + hex(*format.shading) + "\"/>";
  if (format.no_wrap) out += "<w:noWrap/>";
  if (!(format.margins == table.format.cell_margins)) margins(out, "w:tcMar", format.margins);
  if (format.direction != TextDirection::Horizontal) xml::value(out, "w:textDirection", kDirections[static_cast<std::size_t>(format.direction)]);
  if (format.fit_text) out += "<w:tcFitText/>";
  if (format.vertical != VerticalAlignment::Top) xml::value(out, "w:vAlign", kVerticals[static_cast<std::size_t>(format.vertical)]);
  out += "</w:tcPr>";
}

void table_properties(std::string& out, const Table& table, const std::string& style, const Borders& style_borders) {
  const TableFormat& format = table.format;
  out += "<w:tblPr>";
  if (!style.empty()) xml::value(out, "w:tblStyle", style);
  if (format.floating) floating(out, *format.floating);
  if (format.right_to_left) out += "<w:bidiVisual/>";
  width(out, "w:tblW", format.width);
  if (format.alignment == Alignment::Center || format.alignment == Alignment::End) xml::value(out, "w:jc", justification(format.alignment));
  if (format.cell_spacing > Length()) measure(out, "w:tblCellSpacing", format.cell_spacing);
  if (format.indent != Length()) measure(out, "w:tblInd", format.indent);
  if (!(format.borders == style_borders)) {
    const std::string own = table_borders(format.borders);
    // A style's borders are taken away one by one.
    out += own.empty() ? "<w:tblBorders><w:top w:val=\"nil\"/><w:left w:val=\"nil\"/><w:bottom w:val=\"nil\"/><w:right w:val=\"nil\"/><w:insideH w:val=\"nil\"/>"
                         "<w:insideV w:val=\"nil\"/></w:tblBorders>"
                       : own;
  }
  if (format.fixed_layout) out += "<w:tblLayout w:type=\"fixed\"/>";
  if (!(format.cell_margins == TableFormat{}.cell_margins)) margins(out, "w:tblCellMar", format.cell_margins);
  if (!format.caption.empty()) xml::value(out, "w:tblCaption", format.caption);
  if (!format.description.empty()) xml::value(out, "w:tblDescription", format.description);
  out += "</w:tblPr>";
}

}  // namespace

std::string table_borders(const Borders& borders) {
  std::string out;
  if (borders == Borders{}) return out;
  border(out, "w:top", borders.top);
  border(out, "w:left", borders.left);
  border(out, "w:bottom", borders.bottom);
  border(out, "w:right", borders.right);
  border(out, "w:insideH", borders.inside_horizontal);
  border(out, "w:insideV", borders.inside_vertical);
  return "<w:tblBorders>" + out + "</w:tblBorders>";
}

void StoryWriter::table(const Table& table) {
  if (table.rows.empty() || table.columns.empty()) return;
  out_ += "<w:tbl>";
  table_properties(out_, table, shared_.styles.table_style(table.format.style), shared_.styles.table_style_borders(table.format.style));
  out_ += "<w:tblGrid>";
  for (const Length column : table.columns) {
    out_ += "<w:gridCol";
    xml::attribute(out_, "w:w", std::max<std::int64_t>(1, twips(column)));
    out_ += "/>";
  }
  out_ += "</w:tblGrid>";
  const std::vector<std::int32_t> slots = slot_map(table);
  for (int row = 0; row < table.row_count(); ++row) table_row(table, slots, row);
  out_ += "</w:tbl>";
}

void StoryWriter::table_row(const Table& table, const std::vector<std::int32_t>& slots, int row) {
  const Row& about = table.rows[static_cast<std::size_t>(row)];
  out_ += "<w:tr>";
  std::string properties;
  if (about.cant_split) properties += "<w:cantSplit/>";
  if (about.height_rule != HeightRule::Auto) {
    properties += "<w:trHeight";
    xml::attribute(properties, "w:val", std::clamp<std::int64_t>(about.height.twips(), 0, 31'680));
    xml::attribute(properties, "w:hRule", about.height_rule == HeightRule::Exact ? "exact" : "atLeast");
    properties += "/>";
  }
  if (about.repeat_header) properties += "<w:tblHeader/>";
  if (!properties.empty()) out_ += "<w:trPr>" + properties + "</w:trPr>";
  for (int column = 0; column < table.column_count();) {
    const Cell& one = table.cells[static_cast<std::size_t>(slots[static_cast<std::size_t>(row) * table.columns.size() + static_cast<std::size_t>(column)])];
    cell(table, one, row);
    column = one.column + one.column_span;
  }
  out_ += "</w:tr>";
}

void StoryWriter::cell(const Table& table, const Cell& cell, int row) {
  const bool continues = row != cell.row;
  out_ += "<w:tc>";
  cell_properties(out_, table, cell, continues);
  if (!continues) {
    blocks(cell.blocks);
  } else {
    const auto* first = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front());
    empty_paragraph(first ? first->format : 0, first ? first->mark_format : 0, "");
  }
  out_ += "</w:tc>";
}

}  // namespace zhengben::docx_writer
