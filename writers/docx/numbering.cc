#include "writers/docx/numbering.h"

#include <algorithm>

#include "model/number_format.h"
#include "writers/docx/properties.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

// A restart is looked for among the numbers that lists have: the one after, and from one on.
constexpr std::int64_t kHighestRestart = 200;
constexpr int kMostSearches = 2'000;

// ECMA-376-1 3rd ed. (2011) 17.18.59 ST_NumberFormat.
std::string_view number_format(std::string_view format) {
  constexpr std::array known{"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital",
                             "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle",
                             "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
                             "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting",
                             "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
                             "koreanDigital", "koreanCounting", "koreanLegal", "koreanDigital2", "vietnameseCounting", "russianLower", "russianUpper", "none", "numberInDash", "hebrew1",
                             "hebrew2", "arabicAlpha", "arabicAbjad", "hindiVowels", "hindiConsonants", "hindiNumbers", "hindiCounting", "thaiLetters", "thaiNumbers", "thaiCounting"};
  const auto* const found = std::find(known.begin(), known.end(), format);
  return found == known.end() ? "decimal" : std::string_view(*found);
}

}  // namespace

std::optional<std::int64_t> Numbering::place(const ListLabel& label, LabelCounters& counters) {
  const auto list = static_cast<std::size_t>(label.list), level = static_cast<std::size_t>(label.level);
  if (label.list < 0 || list >= document_.lists.size() || label.level < 0 || level >= std::min(kListLevels, document_.lists[list].levels.size())) return std::nullopt;
  if (counters.lists.size() < document_.lists.size()) counters.lists.resize(document_.lists.size());
  const auto& levels = document_.lists[list].levels;
  if (levels[level].suffix != label.suffix) return std::nullopt;
  LabelCounters::OfList next = counters.lists[list];
  const auto start_of = [&](std::size_t i) { return next.written ? written_[*next.written].starts[i] : levels[i].start; };
  for (std::size_t i = 0; i < level; ++i) {   // levels above that no paragraph has used yet stand at their start
    if (next.running[i]) continue;
    next.value[i] = start_of(i);
    next.running[i] = true;
  }
  next.value[level] = next.running[level] ? next.value[level] + 1 : start_of(level);
  next.running[level] = true;
  const bool comes_out = (label.bullet && levels[level].format == "bullet") || text_of(list, level, next) == label.text;
  if (!comes_out) {
    const auto value = value_for(label, next);
    if (!value) return std::nullopt;
    next.value[level] = *value;
    next.written.reset();
  }
  if (!next.written) {
    Written fresh{list, {}};
    for (std::size_t i = 0; i < kListLevels; ++i) fresh.starts[i] = i <= level && !comes_out ? next.value[i] : i < levels.size() ? levels[i].start : ListLevel{}.start;
    next.written = written_.size();
    written_.push_back(fresh);
  }
  // ECMA-376-1 3rd ed. (2011) 17.9.11 lvlRestart: a level begins anew after any level above it, or the one it names; 0: never.
  for (std::size_t i = level + 1; i < std::min(kListLevels, levels.size()); ++i)
    if (levels[i].restart_after < 0 || static_cast<int>(level) < levels[i].restart_after) next.running[i] = false;
  counters.lists[list] = next;
  return static_cast<std::int64_t>(*next.written + 1);
}

// The number that makes the label what it is, if any does.
std::optional<std::int64_t> Numbering::value_for(const ListLabel& label, const LabelCounters::OfList& counter) {
  if (++searches_ > kMostSearches) return std::nullopt;
  const auto list = static_cast<std::size_t>(label.list), level = static_cast<std::size_t>(label.level);
  LabelCounters::OfList trial = counter;
  for (std::int64_t value = 0; value <= kHighestRestart; ++value) {
    trial.value[level] = value;
    if (text_of(list, level, trial) == label.text) return value;
  }
  return std::nullopt;
}

std::string Numbering::text_of(std::size_t list, std::size_t level, const LabelCounters::OfList& counter) const {
  const auto& levels = document_.lists[list].levels;
  const std::string& text = levels[level].text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 1 >= text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
      out += text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(text[++i] - '1');
    if (shown > level) continue;
    std::string_view format = number_format(levels[shown].format);
    if (levels[level].legal && format != "none" && format != "bullet") format = "decimal";
    out += formatted_number(counter.value[shown], format);
  }
  return out;
}

void Numbering::level_xml(std::string& out, const Styles& styles, const ListLevel& level, std::size_t index, std::int64_t start) const {
  out += "<w:lvl";
  xml::attribute(out, "w:ilvl", static_cast<std::int64_t>(index));
  out += '>';
  xml::value(out, "w:start", std::clamp<std::int64_t>(start, 0, 32'767));
  xml::value(out, "w:numFmt", number_format(level.format));
  if (level.restart_after >= 0) xml::value(out, "w:lvlRestart", std::min(level.restart_after, static_cast<int>(index)));
  if (level.legal) out += "<w:isLgl/>";
  if (level.suffix != ListLabel::Suffix::Tab) xml::value(out, "w:suff", level.suffix == ListLabel::Suffix::Space ? "space" : "nothing");
  xml::value(out, "w:lvlText", level.text);
  xml::value(out, "w:lvlJc", level.alignment == Alignment::Center ? "center" : level.alignment == Alignment::End ? "right" : "left");
  ParagraphFormat place;
  place.indent_left = level.indent_left;
  place.indent_first = level.indent_first;
  const ParagraphProperties indents = paragraph_properties(place, ParagraphFormat{}, true);
  out += "<w:pPr>" + indents.after_number + "</w:pPr>";
  const CharacterFormat& text = styles.characters(level.character_format);
  if (level.character_format != 0) {
    // Of the number's own look only what differs from the document's default: it stands upon that of its paragraph.
    CharacterFormat own = text;
    own.highlight.reset();   // no list level may say it
    if (own.language.empty()) own.language = styles.defaults().language;
    if (own.east_asia_language.empty()) own.east_asia_language = styles.defaults().east_asia_language;
    if (const std::string properties = run_properties(own, styles.defaults()); !properties.empty()) out += "<w:rPr>" + properties + "</w:rPr>";
  }
  out += "</w:lvl>";
}

std::string Numbering::xml(const Styles& styles) const {
  std::string out(xml::kDeclaration);
  out += "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  for (std::size_t i = 0; i < written_.size(); ++i) {
    const auto& levels = document_.lists[written_[i].list].levels;
    out += "<w:abstractNum";
    xml::attribute(out, "w:abstractNumId", static_cast<std::int64_t>(i));
    out += '>';
    xml::value(out, "w:multiLevelType", "multilevel");
    // Always all nine, as word processors have them.
    for (std::size_t level = 0; level < kListLevels; ++level) level_xml(out, styles, level < levels.size() ? levels[level] : ListLevel{}, level, written_[i].starts[level]);
    out += "</w:abstractNum>";
  }
  for (std::size_t i = 0; i < written_.size(); ++i) {
    out += "<w:num";
    xml::attribute(out, "w:numId", static_cast<std::int64_t>(i + 1));
    out += '>';
    xml::value(out, "w:abstractNumId", static_cast<std::int64_t>(i));
    out += "</w:num>";
  }
  return out + "</w:numbering>";
}

}  // namespace zhengben::docx_writer
