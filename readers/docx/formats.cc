#include "readers/docx/formats.h"

#include <algorithm>

namespace zhengben::docx {

namespace {

constexpr std::size_t kMostCached = 100'000;

}  // namespace

Formats::Formats(const Source& source, Interner<CharacterFormat>& characters, Interner<ParagraphFormat>& paragraphs)
    : source_(&source), characters_(&characters), paragraphs_(&paragraphs) {}

std::string_view Formats::style_name(std::int32_t index) const { return index < 0 ? std::string_view() : source_->styles.styles[static_cast<std::size_t>(index)].name; }

std::int32_t Formats::table_style(std::string_view id) const {
  const std::int32_t found = id.empty() ? -1 : source_->styles.find(id, StyleType::Table);
  return found >= 0 ? found : source_->styles.default_table_style;
}

ParagraphContext Formats::context(const ParagraphProperties& direct, TableContext table) const {
  const std::int32_t named = direct.style.empty() ? -1 : source_->styles.find(direct.style, StyleType::Paragraph);
  return {named >= 0 ? named : source_->styles.default_paragraph_style, table};
}

RunProperties Formats::owned(RunProperties p) {
  for (std::string_view* view : {&p.ascii, &p.high_ansi, &p.east_asia, &p.complex_script, &p.language, &p.east_asia_language, &p.style})
    if (!view->empty()) *view = *names_.emplace(*view).first;
  return p;
}

RunProperties Formats::folded_run(std::int32_t style) const {
  RunProperties out;
  for (const std::int32_t index : source_->styles.chain(style)) lay_over(out, source_->styles.styles[static_cast<std::size_t>(index)].run);
  return out;
}

// Indents of a list stand beneath those that the same style gives, and over those of the styles it is based on.
ParagraphProperties Formats::folded_paragraph(std::int32_t style, bool with_list) const {
  ParagraphProperties out;
  for (const std::int32_t index : source_->styles.chain(style)) {
    const Style& s = source_->styles.styles[static_cast<std::size_t>(index)];
    const auto num_id = s.paragraph.list ? s.paragraph.list : out.list;
    if (with_list && num_id && *num_id > 0 && (s.paragraph.list || s.paragraph.list_level)) {
      const auto linked = source_->numbering.level_of_style(*num_id, s.id);
      const std::size_t level = linked.value_or(static_cast<std::size_t>(s.paragraph.list_level.value_or(out.list_level.value_or(0))));
      if (const NumberingLevel* defined = source_->numbering.level(*num_id, level)) lay_over(out, defined->paragraph);
    }
    lay_over(out, s.paragraph);
  }
  return out;
}

std::optional<ListPosition> Formats::list_position(const ParagraphProperties& direct, const ParagraphContext& context) const {
  std::optional<std::int64_t> num_id = direct.list, level = direct.list_level;
  if (!num_id && context.style >= 0) {
    ParagraphProperties styled;
    std::string_view named_by;
    for (const std::int32_t index : source_->styles.chain(context.style)) {
      const Style& s = source_->styles.styles[static_cast<std::size_t>(index)];
      if (s.paragraph.list) styled.list = s.paragraph.list;
      if (s.paragraph.list_level) styled.list_level = s.paragraph.list_level;
      if (s.paragraph.list || s.paragraph.list_level) named_by = s.id;
    }
    num_id = styled.list;
    if (!level && num_id) {
      const auto own = source_->numbering.level_of_style(*num_id, source_->styles.styles[static_cast<std::size_t>(context.style)].id);
      const auto linked = own ? own : source_->numbering.level_of_style(*num_id, named_by);
      level = linked ? std::optional(static_cast<std::int64_t>(*linked)) : styled.list_level;
    }
  }
  if (!num_id || *num_id <= 0) return std::nullopt;
  const auto index = static_cast<std::size_t>(level.value_or(0));
  if (source_->numbering.level(*num_id, index) == nullptr) return std::nullopt;
  return ListPosition{*num_id, index};
}

const ParagraphProperties& Formats::paragraph_base(const ParagraphContext& context, bool with_list) {
  const auto key = std::pair{context, with_list};
  if (const auto found = paragraph_bases_.find(key); found != paragraph_bases_.end()) return found->second;
  ParagraphProperties base = source_->styles.default_paragraph;
  if (context.table.style >= 0) lay_over(base, table_layer(context.table).paragraph);
  lay_over(base, folded_paragraph(context.style, with_list));
  return paragraph_bases_.emplace(key, std::move(base)).first->second;
}

std::uint32_t Formats::paragraph(const ParagraphProperties& direct, const ParagraphContext& context) {
  const bool removed = direct.list && *direct.list <= 0;
  ParagraphProperties all = paragraph_base(context, !removed);
  if (direct.list && !removed) {
    if (const auto position = list_position(direct, context))
      if (const NumberingLevel* level = source_->numbering.level(position->num_id, position->level)) lay_over(all, level->paragraph);
  } else if (direct.list_level && !removed) {
    if (const auto position = list_position(direct, context))
      if (const NumberingLevel* level = source_->numbering.level(position->num_id, position->level)) lay_over(all, level->paragraph);
  }
  lay_over(all, direct);
  return (*paragraphs_)(paragraph_format(all, style_name(context.style)));
}

std::uint32_t Formats::base_of(const ParagraphContext& context) {
  if (const auto found = base_index_.find(context); found != base_index_.end()) return found->second;
  const RunProperties& defaults = source_->styles.default_run;
  RunProperties base = defaults;
  if (context.table.style >= 0) lay_over_level(base, table_layer(context.table).run, defaults);
  lay_over_level(base, folded_run(context.style), defaults);
  const auto index = static_cast<std::uint32_t>(bases_.size());
  bases_.push_back(base);
  base_index_.emplace(context, index);
  return index;
}

RunProperties Formats::with_direct(std::uint32_t base, const RunProperties& direct) const {
  RunProperties all = bases_[base];
  const std::int32_t style = direct.style.empty() ? -1 : source_->styles.find(direct.style, StyleType::Character);
  if (style >= 0) lay_over_level(all, folded_run(style), source_->styles.default_run);
  lay_over(all, direct);
  return all;
}

ResolvedRun Formats::run(const RunProperties& direct, const ParagraphContext& context) {
  RunKey key{base_of(context), direct};
  if (const auto found = runs_.find(key); found != runs_.end()) return found->second;
  const RunProperties all = with_direct(key.base, direct);
  const std::int32_t style = direct.style.empty() ? -1 : source_->styles.find(direct.style, StyleType::Character);
  ResolvedRun out;
  out.format = (*characters_)(character_format(all, style_name(style)));
  out.hidden = all.is(flag::Vanish);
  out.hidden_mark = all.is(flag::SpecVanish);
  if (runs_.size() < kMostCached) runs_.emplace(RunKey{key.base, owned(direct)}, out);
  return out;
}

std::uint32_t Formats::label(const RunProperties& mark, const RunProperties& level, const ParagraphContext& context) {
  RunProperties all = with_direct(base_of(context), mark);
  // The underline of the paragraph mark does not reach the number: Word draws it under the text only.
  all.underline.reset();
  lay_over(all, level);
  return (*characters_)(character_format(all, {}));
}

const CellProperties& Formats::cell_layer(TableContext context) {
  if (const auto found = cell_layers_.find(context); found != cell_layers_.end()) return found->second;
  return cell_layers_.emplace(context, table_layer(context).cell).first->second;
}

const RowProperties& Formats::row_layer(TableContext context) {
  if (const auto found = row_layers_.find(context); found != row_layers_.end()) return found->second;
  return row_layers_.emplace(context, table_layer(context).row).first->second;
}

TableStyleLayer Formats::table_layer(TableContext context) const {
  TableStyleLayer out;
  for (const std::int32_t index : source_->styles.chain(context.style)) {
    const std::int32_t layers = source_->styles.styles[static_cast<std::size_t>(index)].layers;
    if (layers < 0) continue;
    const TableStyleLayer& whole = source_->styles.table_layers[static_cast<std::size_t>(layers)][0];
    lay_over(out.run, whole.run);
    lay_over(out.paragraph, whole.paragraph);
    lay_over(out.table, whole.table);
    lay_over(out.row, whole.row);
    lay_over(out.cell, whole.cell);
  }
  for (std::size_t c = 1; c < kConditions; ++c) {
    if ((context.conditions >> c & 1U) == 0) continue;
    for (const std::int32_t index : source_->styles.chain(context.style)) {
      const std::int32_t layers = source_->styles.styles[static_cast<std::size_t>(index)].layers;
      if (layers < 0) continue;
      const TableStyleLayer& layer = source_->styles.table_layers[static_cast<std::size_t>(layers)][c];
      if (!layer.present) continue;
      lay_over(out.run, layer.run);
      lay_over(out.paragraph, layer.paragraph);
      lay_over(out.row, layer.row);
      lay_over(out.cell, layer.cell);
    }
  }
  return out;
}

}  // namespace zhengben::docx
