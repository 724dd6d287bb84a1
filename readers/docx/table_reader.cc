#include <algorithm>

#include "model/text.h"
#include "readers/docx/story.h"
#include "readers/docx/table_borders.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

std::vector<std::optional<Length>> grid_columns(Element tbl, const Limits& limits) {
  std::vector<std::optional<Length>> out;
  for (Element e : children(tbl.w_child("tblGrid")))
    if (e.w("gridCol") && static_cast<std::int64_t>(out.size()) < limits.max_grid_span) out.push_back(twips(e.w_attribute("w")));
  return out;
}

std::vector<GridRow> grid_rows(const std::vector<RowSource>& rows) {
  std::vector<GridRow> out;
  out.reserve(rows.size());
  for (const RowSource& row : rows) {
    GridRow g{.before = row.properties.grid_before, .after = row.properties.grid_after, .width_before = row.properties.width_before, .width_after = row.properties.width_after};
    for (const CellSource& cell : row.cells) {
      const CellProperties& p = cell.properties;
      const bool fixed = p.width && p.width->kind == WidthKind::Fixed;
      g.cells.push_back({p.grid_span, p.v_merge, p.h_merge, fixed ? std::optional(p.width->length) : std::nullopt});
    }
    out.push_back(std::move(g));
  }
  return out;
}

bool is_blank_block(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->marks.empty() &&
         std::all_of(paragraph->runs.begin(), paragraph->runs.end(), [](const Run& run) { return run.kind == RunKind::Text && is_blank_text(run.text); });
}

Margins margins_of(const MarginSet& set, const Margins& otherwise) {
  return {set.top.value_or(otherwise.top), set.left.value_or(otherwise.left), set.bottom.value_or(otherwise.bottom), set.right.value_or(otherwise.right)};
}

// Of a table style's conditions those that hold for a row as such.
std::uint32_t row_conditions(const TableProperties& all, std::size_t row, std::size_t rows) {
  TableLook look = all.look.value_or(TableLook());
  look.first_column = look.last_column = look.vertical_bands = false;
  return conditions_of(look, static_cast<int>(row), static_cast<int>(rows), 0, 1, all.row_band.value_or(1), 1);
}

Row row_of(const RowProperties& p) {
  Row row;
  row.height = p.height.value_or(Length());
  row.height_rule = p.height_rule.value_or(HeightRule::Auto);
  row.repeat_header = p.repeat_header.value_or(false);
  row.cant_split = p.cant_split.value_or(false);
  return row;
}

}  // namespace

void StoryReader::collect_rows(Element parent, BlockFrame& frame, std::vector<RowSource>& rows, std::vector<Element>& strays) {
  for (Element e : children(parent)) {
    if (e.is(Namespace::Mc, "AlternateContent")) {
      collect_rows(chosen_alternative(e), frame, rows, strays);
      continue;
    }
    if (e.w("tr")) {
      RowSource row;
      row.tr = e;
      const Element tr_pr = effective(e.w_child("trPr"), "trPrChange");
      const Element written = e.w_child("trPr");
      if ((written.w_child("del") && reading_.options.track_changes == TrackChanges::Accept) || (written.w_child("ins") && reading_.options.track_changes == TrackChanges::Reject)) {
        ++reading_.output.revisions;
        reading_.change(written.w_child("del") ? Code::RevisionsAccepted : Code::RevisionsRejected, frame.place, raw_text(e), "");
        continue;
      }
      if (written.w_child("ins") || written.w_child("del")) ++reading_.output.revisions;
      if (tr_pr) row.properties = row_properties(tr_pr);
      if (const Element ex = e.w_child("tblPrEx")) row.exceptions = table_properties(ex, reading_.source.theme);
      collect_cells(e, frame, row.cells);
      if (!row.cells.empty()) rows.push_back(std::move(row));
      continue;
    }
    if (is_removed(e, reading_.options.track_changes)) continue;
    if (e.name_space() != Namespace::W && reading_.reads_through(e, frame.place)) collect_rows(e, frame, rows, strays);
    if (e.w("sdt")) collect_rows(e.w_child("sdtContent"), frame, rows, strays);
    else if (e.w("p") || e.w("tbl")) strays.push_back(e);
    else if (e.name_space() == Namespace::W && !read_block_mark(e, frame) && !e.name().ends_with("Pr") && e.name() != "tblGrid") collect_rows(e, frame, rows, strays);
  }
}

void StoryReader::collect_cells(Element parent, BlockFrame& frame, std::vector<CellSource>& cells) {
  for (Element e : children(parent)) {
    if (e.is(Namespace::Mc, "AlternateContent")) {
      collect_cells(chosen_alternative(e), frame, cells);
      continue;
    }
    if (e.w("tc")) {
      CellSource cell;
      cell.tc = e;
      const Element written = e.w_child("tcPr");
      const bool deleted = static_cast<bool>(written.w_child("cellDel")), inserted = static_cast<bool>(written.w_child("cellIns"));
      if (deleted || inserted) ++reading_.output.revisions;
      if ((deleted && reading_.options.track_changes == TrackChanges::Accept) || (inserted && reading_.options.track_changes == TrackChanges::Reject)) {
        reading_.change(deleted ? Code::RevisionsAccepted : Code::RevisionsRejected, frame.place, raw_text(e), "");
        continue;
      }
      if (written) cell.properties = cell_properties(effective(written, "tcPrChange"), reading_.source.theme);
      cells.push_back(std::move(cell));
      continue;
    }
    if (is_removed(e, reading_.options.track_changes)) continue;
    if (e.name_space() != Namespace::W && reading_.reads_through(e, frame.place)) collect_cells(e, frame, cells);
    if (e.w("sdt")) collect_cells(e.w_child("sdtContent"), frame, cells);
    else if (e.name_space() == Namespace::W && !read_block_mark(e, frame) && !e.name().ends_with("Pr") && e.name() != "tblPrEx") collect_cells(e, frame, cells);
  }
}

// Past the bound of nesting a table's cells become paragraphs, row by row.
void StoryReader::flatten_table(const std::vector<RowSource>& rows, BlockFrame& frame) {
  reading_.findings().add(Code::NestingFlattened, frame.place, {std::to_string(reading_.options.limits.max_nesting)});
  for (const RowSource& row : rows)
    for (const CellSource& cell : row.cells) {
      Paragraph paragraph;
      Run run{.kind = RunKind::Text};
      run.text = raw_text(cell.tc);
      if (run.text.empty()) continue;
      paragraph.runs.push_back(std::move(run));
      frame.blocks.emplace_back(std::move(paragraph));
    }
}

void StoryReader::format_table(const TableProperties& all, std::int32_t style, Table& table) const {
  TableFormat& f = table.format;
  f.width = all.width.value_or(Width());
  f.alignment = all.alignment.value_or(Alignment::Start);
  f.indent = all.indent.value_or(Length());
  f.fixed_layout = all.fixed_layout.value_or(false);
  f.borders = {all.borders.top.value_or(Border()), all.borders.left.value_or(Border()), all.borders.bottom.value_or(Border()), all.borders.right.value_or(Border()),
               all.borders.inside_horizontal.value_or(Border()), all.borders.inside_vertical.value_or(Border())};
  f.cell_margins = margins_of(all.margins, f.cell_margins);
  f.cell_spacing = all.cell_spacing.value_or(Length());
  f.floating = all.floating;
  f.right_to_left = all.right_to_left.value_or(false);
  f.style = reading_.formats.style_name(style);
  f.caption = all.caption;
  f.description = all.description;
}

void StoryReader::read_cell_blocks(const CellSource& cell, const TableContext& context, const Place& place, Cell& out) {
  BlockFrame frame;
  frame.table = context;
  frame.place = place;
  frame.in_cell = true;
  read_blocks(cell.tc, frame);
  flush_carried(frame, true);
  const bool first = out.blocks.empty();
  if (first) {
    out.blocks = std::move(frame.blocks);
    return;
  }
  // Content of cells that were merged into this one: Word hides it, nothing may be lost.
  for (Block& block : frame.blocks) {
    if (is_blank_block(block)) continue;
    reading_.findings().add(Code::GridRepaired, place, {});
    out.blocks.push_back(std::move(block));
  }
}

void StoryReader::read_table(Element tbl, BlockFrame& frame) {
  flush_carried(frame, false);
  std::vector<RowSource> rows;
  std::vector<Element> strays;
  collect_rows(tbl, frame, rows, strays);
  if (!rows.empty()) {
    ++reading_.depth;
    if (reading_.depth > reading_.options.limits.max_nesting) flatten_table(rows, frame);
    else build_table(tbl, rows, frame);
    --reading_.depth;
  }
  for (Element stray : strays) read_block(stray, frame);
}

void StoryReader::build_table(Element tbl, const std::vector<RowSource>& rows, BlockFrame& frame) {
  const Grid grid = full_grid(grid_rows(rows), grid_columns(tbl, reading_.options.limits), reading_.options.limits);
  const auto index = static_cast<std::int32_t>(reading_.document().tables.size());
  reading_.document().tables.emplace_back();
  frame.blocks.emplace_back(TableRef{index});

  TableProperties own;
  if (const Element tbl_pr = tbl.w_child("tblPr")) own = table_properties(effective(tbl_pr, "tblPrChange"), reading_.source.theme);
  const std::int32_t style = reading_.formats.table_style(own.style);
  const TableStyleLayer whole = reading_.formats.table_layer({style, 0});
  TableProperties all = whole.table;
  lay_over(all, own);

  Table table;
  table.columns = grid.columns;
  table.nested = frame.in_cell;
  table.provenance.part = part_.index;
  table.provenance.ordinal = tbl.ordinal();
  format_table(all, style, table);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::uint32_t conditions = row_conditions(all, r, rows.size());
    RowProperties p = conditions == 0 ? whole.row : reading_.formats.row_layer({style, conditions});
    lay_over(p, rows[r].properties);
    table.rows.push_back(row_of(p));
  }
  Place place = frame.place;
  place.table = index;
  place.block = -1;
  if (grid.repaired) reading_.findings().add(Code::GridRepaired, place, {});
  if (grid.clamped > 0) reading_.findings().add(Code::SpanClamped, place, {std::to_string(grid.clamped), std::to_string(reading_.options.limits.max_grid_span)});
  const TableSetting setting{.all = all, .style = style, .place = place};
  table.cells.reserve(grid.places.size());
  for (const GridPlace& at : grid.places) table.cells.push_back(build_cell(at, rows, setting, table));
  for (int r = 0; r < table.row_count() && table.rows[static_cast<std::size_t>(r)].repeat_header; ++r)
    for (Cell& cell : table.cells)
      if (cell.row == r) cell.header = HeaderScope::Column;
  reading_.document().tables[static_cast<std::size_t>(index)] = std::move(table);
}

Cell StoryReader::build_cell(const GridPlace& at, const std::vector<RowSource>& rows, const TableSetting& setting, const Table& table) {
  Cell cell;
  cell.row = at.row;
  cell.column = at.column;
  cell.row_span = at.row_span;
  cell.column_span = at.column_span;
  if (at.from.empty()) return cell;
  const GridPlace::From& first = at.from.front();
  const RowSource& row = rows[first.row];
  const TableProperties& all = setting.all;
  const std::uint32_t conditions = conditions_of(all.look.value_or(TableLook()), static_cast<int>(first.row), table.row_count(), static_cast<int>(first.cell), static_cast<int>(row.cells.size()),
                                                 all.row_band.value_or(1), all.column_band.value_or(1));
  const TableContext context{setting.style, conditions};
  const CellProperties& own = row.cells[first.cell].properties;
  const CellProperties styled = reading_.formats.cell_layer(context);
  CellProperties p = styled;
  lay_over(p, own);

  BorderSet table_borders = all.borders;
  lay_over(table_borders, row.exceptions.borders);
  const CellPosition position{at.row, at.column, at.row_span, at.column_span, table.row_count(), table.column_count()};
  BorderSet own_borders = own.borders;
  // The bottom line of a merged cell is that of its last part.
  if (at.from.size() > 1 && at.row_span > 1)
    if (const auto& last = rows[at.from.back().row].cells[at.from.back().cell].properties.borders.bottom) own_borders.bottom = last;
  cell.format.borders = cell_borders(position, table_borders, styled.borders, own_borders);
  cell.format.shading = p.shading.kind != ColorSetting::Kind::Absent ? p.shading.value() : all.shading.value();
  cell.format.vertical = p.vertical.value_or(VerticalAlignment::Top);
  cell.format.direction = p.direction.value_or(TextDirection::Horizontal);
  cell.format.width = p.width.value_or(Width());
  cell.format.margins = margins_of(p.margins, margins_of(row.exceptions.margins, table.format.cell_margins));
  cell.format.no_wrap = p.no_wrap.value_or(false);
  cell.format.fit_text = p.fit_text.value_or(false);
  cell.provenance.part = part_.index;
  cell.provenance.ordinal = row.cells[first.cell].tc.ordinal();

  Place place = setting.place;
  place.row = at.row;
  place.column = at.column;
  for (const GridPlace::From& from : at.from) read_cell_blocks(rows[from.row].cells[from.cell], context, place, cell);
  return cell;
}

}  // namespace zhengben::docx
