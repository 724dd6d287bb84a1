#include "readers/docx/numbering.h"

#include <algorithm>

#include "model/number_format.h"
#include "model/symbol_fonts.h"
#include "model/text.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

void read_format(Element lvl, NumberingLevel& level) {
  Element format = lvl.w_child("numFmt");
  // Word 2010 writes newer formats in mc:AlternateContent with a fallback.
  if (!format)
    if (const Element alternate = lvl.child(Namespace::Mc, "AlternateContent")) format = alternate.child(Namespace::Mc, "Choice").w_child("numFmt");
  if (!format) return;
  level.format = format.val().value_or("decimal");
  if (level.format == "custom") level.custom_pattern = format.w_attribute("format").value_or("");
}

NumberingLevel read_level(Element lvl, const Theme& theme) {
  NumberingLevel level;
  level.present = true;
  level.start = std::max<std::int64_t>(integer(child_val(lvl, "start")).value_or(0), 0);
  read_format(lvl, level);
  level.text = child_val(lvl, "lvlText").value_or("");
  level.paragraph_style = child_val(lvl, "pStyle").value_or("");
  level.restart = integer(child_val(lvl, "lvlRestart")).value_or(-1);
  level.legal = on_off(lvl, "isLgl").value_or(false);
  const std::string_view suffix = child_val(lvl, "suff").value_or("tab");
  level.suffix = suffix == "space" ? ListLabel::Suffix::Space : suffix == "nothing" ? ListLabel::Suffix::Nothing : ListLabel::Suffix::Tab;
  level.alignment = alignment_of(child_val(lvl, "lvlJc").value_or("left"));
  if (const Element r_pr = lvl.w_child("rPr")) level.run = run_properties(r_pr, theme);
  if (const Element p_pr = lvl.w_child("pPr")) level.paragraph = paragraph_properties(p_pr, theme);
  return level;
}

std::optional<std::size_t> level_index(Element e) {
  const auto value = integer(e.w_attribute("ilvl"));
  if (!value || *value < 0 || *value >= static_cast<std::int64_t>(kListLevels)) return std::nullopt;
  return static_cast<std::size_t>(*value);
}

AbstractNumbering read_abstract(Element e, const Theme& theme) {
  AbstractNumbering out;
  out.style_link = child_val(e, "styleLink").value_or("");
  out.numbering_style = child_val(e, "numStyleLink").value_or("");
  for (Element lvl : children(e))
    if (lvl.w("lvl"))
      if (const auto index = level_index(lvl)) out.levels[*index] = read_level(lvl, theme);
  return out;
}

NumberingInstance read_instance(Element num, const Theme& theme) {
  NumberingInstance out;
  for (Element e : children(num)) {
    if (!e.w("lvlOverride")) continue;
    const auto index = level_index(e);
    if (!index) continue;
    if (const auto start = integer(child_val(e, "startOverride"))) out.start_override[*index] = std::max<std::int64_t>(*start, 0);
    if (const Element lvl = e.w_child("lvl")) out.level_overrides.emplace_back(*index, read_level(lvl, theme));
  }
  return out;
}

}  // namespace

Numbering::Numbering(Element root, const Theme& theme, const StyleSheet& styles) {
  std::unordered_map<std::int64_t, std::int32_t> by_id;
  std::unordered_map<std::string_view, std::int32_t> by_style;
  for (Element e : children(root)) {
    if (!e.w("abstractNum")) continue;
    const auto index = static_cast<std::int32_t>(abstracts_.size());
    abstracts_.push_back(read_abstract(e, theme));
    by_id.emplace(integer(e.w_attribute("abstractNumId")).value_or(-1), index);
    if (!abstracts_.back().style_link.empty()) by_style.emplace(abstracts_.back().style_link, index);
  }
  for (Element e : children(root)) {
    if (!e.w("num")) continue;
    NumberingInstance instance = read_instance(e, theme);
    if (const auto found = by_id.find(integer(child_val(e, "abstractNumId")).value_or(-1)); found != by_id.end()) instance.abstract = found->second;
    instances_.emplace(integer(e.w_attribute("numId")).value_or(-1), std::move(instance));
  }
  // 17.9.21 numStyleLink: such a definition is empty and stands for that of the style it names.
  for (auto& [id, instance] : instances_) {
    if (instance.abstract < 0) continue;
    const std::string_view style_id = abstracts_[static_cast<std::size_t>(instance.abstract)].numbering_style;
    if (style_id.empty()) continue;
    if (const auto linked = by_style.find(style_id); linked != by_style.end()) {
      instance.abstract = linked->second;
      continue;
    }
    const std::int32_t style = styles.find(style_id, StyleType::Numbering);
    if (style < 0) continue;
    const auto via = instances_.find(styles.styles[static_cast<std::size_t>(style)].paragraph.list.value_or(-1));
    if (via != instances_.end() && via->second.abstract >= 0) instance.abstract = via->second.abstract;
  }
}

const NumberingInstance* Numbering::instance(std::int64_t num_id) const {
  const auto found = instances_.find(num_id);
  return found == instances_.end() ? nullptr : &found->second;
}

const NumberingLevel* Numbering::level(std::int64_t num_id, std::size_t level) const {
  const NumberingInstance* found = instance(num_id);
  if (found == nullptr || level >= kListLevels) return nullptr;
  for (const auto& [index, replacement] : found->level_overrides)
    if (index == level) return &replacement;
  if (found->abstract < 0) return nullptr;
  const NumberingLevel& defined = abstracts_[static_cast<std::size_t>(found->abstract)].levels[level];
  return defined.present ? &defined : nullptr;
}

std::optional<std::size_t> Numbering::level_of_style(std::int64_t num_id, std::string_view style_id) const {
  if (style_id.empty()) return std::nullopt;
  for (std::size_t i = 0; i < kListLevels; ++i)
    if (const NumberingLevel* found = level(num_id, i); found != nullptr && found->paragraph_style == style_id) return i;
  return std::nullopt;
}

std::string ListCounters::next(std::int64_t num_id, std::size_t level) {
  const NumberingInstance* instance = numbering_->instance(num_id);
  Counter& counter = counters_[instance->abstract];
  const auto start_of = [&](std::size_t i) -> std::int64_t {
    if (instance->start_override[i] >= 0) return instance->start_override[i];
    const NumberingLevel* defined = numbering_->level(num_id, i);
    return defined == nullptr ? 1 : defined->start;
  };
  // Levels above that no paragraph has used yet stand at their start.
  for (std::size_t i = 0; i < level; ++i)
    if (!counter.running[i]) {
      counter.value[i] = start_of(i);
      counter.running[i] = true;
    }
  std::uint32_t& used = started_[num_id];
  const std::uint32_t bit = 1U << level;
  const bool overridden = instance->start_override[level] >= 0 && (used & bit) == 0;
  if (overridden || !counter.running[level]) counter.value[level] = start_of(level);
  else ++counter.value[level];
  used |= bit;
  counter.running[level] = true;
  // 17.9.11 lvlRestart: a level begins anew after a paragraph of any level above it, or of the one it names; 0: never.
  for (std::size_t i = level + 1; i < kListLevels; ++i) {
    const NumberingLevel* below = numbering_->level(num_id, i);
    const std::int64_t restart = below == nullptr ? -1 : below->restart;
    if (restart == 0) continue;
    if (restart < 0 || static_cast<std::int64_t>(level) < restart) counter.running[i] = false;
  }
  return label_text(num_id, level, counter);
}

std::string ListCounters::label_text(std::int64_t num_id, std::size_t level, const Counter& counter) const {
  const NumberingLevel* defined = numbering_->level(num_id, level);
  std::string out;
  const std::string_view text = defined->text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 1 >= text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
      out += text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(text[++i] - '1');
    if (shown > level) continue;
    const NumberingLevel* of = numbering_->level(num_id, shown);
    std::string_view format = of == nullptr ? std::string_view("decimal") : of->format;
    // 17.9.4 isLgl: all numbers of this label in decimals.
    if (defined->legal && format != "none" && format != "bullet") format = "decimal";
    if (format == "custom") out += custom_number(counter.value[shown], of->custom_pattern);
    else out += formatted_number(counter.value[shown], format);
  }
  return out;
}

}  // namespace zhengben::docx
