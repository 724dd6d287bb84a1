#include "readers/docx/paragraph_properties.h"

#include <algorithm>
#include <array>
#include <limits>

#include "readers/docx/frame.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

struct FlagName {
  std::string_view name;
  std::uint32_t bit;
};
constexpr std::array<FlagName, 15> kFlags{{{"keepNext", flag::KeepNext}, {"keepLines", flag::KeepLines}, {"pageBreakBefore", flag::PageBreakBefore},
                                           {"widowControl", flag::WidowControl}, {"snapToGrid", flag::ParagraphGrid}, {"autoSpaceDE", flag::AutoSpaceLatin},
                                           {"autoSpaceDN", flag::AutoSpaceDigit}, {"kinsoku", flag::Kinsoku}, {"overflowPunct", flag::OverflowPunctuation},
                                           {"wordWrap", flag::WordWrap}, {"topLinePunct", flag::TopLinePunctuation}, {"suppressAutoHyphens", flag::NoHyphenation},
                                           {"suppressLineNumbers", flag::NoLineNumbers}, {"bidi", flag::Bidi}, {"contextualSpacing", flag::Contextual}}};

std::optional<int> hundredths(std::optional<std::string_view> text) {
  const auto value = integer(text);
  if (!value) return std::nullopt;
  return static_cast<int>(std::clamp<std::int64_t>(*value, -100'000, 100'000));
}

template <typename T>
std::optional<T> first_of(std::optional<T> a, std::optional<T> b) {
  return a ? a : b;
}

// ECMA-376-1 3rd ed. (2011) 17.3.1.12 ind: hanging wins over firstLine; start and end are the Strict names.
void read_indents(Element e, ParagraphProperties& out) {
  if (const auto v = first_of(twips(e.w_attribute("start")), twips(e.w_attribute("left")))) out.left = v;
  if (const auto v = first_of(twips(e.w_attribute("end")), twips(e.w_attribute("right")))) out.right = v;
  if (const auto v = first_of(hundredths(e.w_attribute("startChars")), hundredths(e.w_attribute("leftChars")))) out.left_chars = v;
  if (const auto v = first_of(hundredths(e.w_attribute("endChars")), hundredths(e.w_attribute("rightChars")))) out.right_chars = v;
  if (const auto v = twips(e.w_attribute("hanging"))) out.first = -*v;
  else if (const auto w = twips(e.w_attribute("firstLine"))) out.first = w;
  if (const auto v = hundredths(e.w_attribute("hangingChars")); v && *v != 0) out.first_chars = -*v;
  else if (const auto w = first_of(hundredths(e.w_attribute("firstLineChars")), v)) out.first_chars = w;
}

void read_spacing(Element e, ParagraphProperties& out) {
  if (const auto v = twips(e.w_attribute("before"))) out.before = std::max(*v, Length());
  if (const auto v = twips(e.w_attribute("after"))) out.after = std::max(*v, Length());
  if (const auto v = hundredths(e.w_attribute("beforeLines"))) out.before_lines = v;
  if (const auto v = hundredths(e.w_attribute("afterLines"))) out.after_lines = v;
  const auto automatic = [&](std::string_view name, std::uint32_t bit) {
    if (const auto v = on_off_attribute(e, name)) {
      out.set |= bit;
      out.on = *v ? out.on | bit : out.on & ~bit;
    }
  };
  automatic("beforeAutospacing", flag::BeforeAuto);
  automatic("afterAutospacing", flag::AfterAuto);
  if (const auto v = twips(e.w_attribute("line"))) {
    out.line_twips = std::clamp<std::int64_t>(v->twips(), -31'680, 31'680);
    if (!out.line_rule) out.line_rule = LineRule::Multiple;
  }
  if (const auto rule = e.w_attribute("lineRule")) out.line_rule = *rule == "exact" ? LineRule::Exact : *rule == "atLeast" ? LineRule::AtLeast : LineRule::Multiple;
}

void read_tabs(Element tabs, ParagraphProperties& out) {
  for (Element e : children(tabs)) {
    if (!e.w("tab")) continue;
    const auto position = twips(e.w_attribute("pos"));
    if (!position) continue;
    TabSetting tab;
    tab.stop.position = *position;
    const std::string_view val = e.val().value_or("left");
    tab.clear = val == "clear";
    tab.stop.alignment = val == "center" ? TabAlignment::Center : val == "right" || val == "end" ? TabAlignment::Right
                         : val == "decimal" ? TabAlignment::Decimal : val == "bar" ? TabAlignment::Bar : TabAlignment::Left;
    const std::string_view leader = e.w_attribute("leader").value_or("none");
    tab.stop.leader = leader == "dot" ? TabLeader::Dot : leader == "hyphen" ? TabLeader::Hyphen : leader == "underscore" ? TabLeader::Underscore
                      : leader == "heavy" ? TabLeader::Heavy : leader == "middleDot" ? TabLeader::MiddleDot : TabLeader::None;
    out.tabs.push_back(tab);
  }
}

void read_borders(Element borders, const Theme& theme, ParagraphProperties& out) {
  for (Element e : children(borders)) {
    if (e.w("top")) out.top = border(e, theme);
    if (e.w("left") || e.w("start")) out.border_left = border(e, theme);
    if (e.w("bottom")) out.bottom = border(e, theme);
    if (e.w("right") || e.w("end")) out.border_right = border(e, theme);
    if (e.w("between")) out.between = border(e, theme);
  }
}

TextAlignment text_alignment_of(std::string_view val) {
  if (val == "top") return TextAlignment::Top;
  if (val == "center") return TextAlignment::Center;
  if (val == "baseline") return TextAlignment::Baseline;
  if (val == "bottom") return TextAlignment::Bottom;
  return TextAlignment::Auto;
}

void read_one(Element e, std::string_view name, const Theme& theme, ParagraphProperties& out) {
  if (name == "pStyle") out.style = e.val().value_or("");
  else if (name == "jc") out.alignment = alignment_of(e.val().value_or(""));
  else if (name == "ind") read_indents(e, out);
  else if (name == "spacing") read_spacing(e, out);
  else if (name == "tabs") read_tabs(e, out);
  else if (name == "pBdr") read_borders(e, theme, out);
  else if (name == "shd") out.shading = shading(e, theme);
  else if (name == "textAlignment") out.text_alignment = text_alignment_of(e.val().value_or(""));
  else if (name == "outlineLvl") {
    if (const auto level = integer(e.val())) out.outline_level = static_cast<int>(std::clamp<std::int64_t>(*level, 0, 9));
  } else if (name == "framePr") {
    out.frame = frame(e);
  } else if (name == "numPr") {
    if (const auto v = integer(child_val(e, "numId"))) out.list = v;
    if (const auto v = integer(child_val(e, "ilvl"))) out.list_level = std::clamp<std::int64_t>(*v, 0, 8);
  }
}

template <typename T>
void take(std::optional<T>& base, const std::optional<T>& over) {
  if (over) base = over;
}

void lay_tabs_over(std::vector<TabSetting>& base, const std::vector<TabSetting>& over) {
  for (const TabSetting& tab : over) {
    const auto same = std::find_if(base.begin(), base.end(), [&](const TabSetting& t) { return t.stop.position == tab.stop.position; });
    if (same == base.end()) base.push_back(tab);
    else *same = tab;
  }
}

LineSpacing line_spacing(const ParagraphProperties& p) {
  LineSpacing line;
  line.rule = p.line_rule.value_or(LineRule::Multiple);
  const std::int64_t value = p.line_twips.value_or(line.rule == LineRule::Multiple ? 240 : 0);
  if (line.rule == LineRule::Multiple && value > 0) line.multiple = static_cast<double>(value) / 240.0;
  // Word reads a negative line as an exact height.
  if (value < 0) line.rule = LineRule::Exact;
  if (line.rule != LineRule::Multiple) line.height = Length::from_twips(value < 0 ? -value : value);
  if (line.rule != LineRule::Multiple && value == 0) line = LineSpacing();
  return line;
}

}  // namespace

Alignment alignment_of(std::string_view jc) {
  if (jc == "center") return Alignment::Center;
  if (jc == "right" || jc == "end") return Alignment::End;
  if (jc == "both" || jc == "lowKashida" || jc == "mediumKashida" || jc == "highKashida") return Alignment::Justify;
  if (jc == "distribute" || jc == "thaiDistribute") return Alignment::Distribute;
  return Alignment::Start;
}

ParagraphProperties paragraph_properties(Element p_pr, const Theme& theme) {
  ParagraphProperties out;
  for (Element e : children(p_pr)) {
    if (e.name_space() != Namespace::W) continue;
    const std::string_view name = e.name();
    const auto* const found = std::find_if(kFlags.begin(), kFlags.end(), [&](const FlagName& f) { return f.name == name; });
    if (found == kFlags.end()) {
      read_one(e, name, theme, out);
      continue;
    }
    out.set |= found->bit;
    out.on = is_on(e.val()) ? out.on | found->bit : out.on & ~found->bit;
  }
  return out;
}

void lay_over(ParagraphProperties& base, const ParagraphProperties& over) {
  base.on = (base.on & ~over.set) | (over.on & over.set);
  base.set |= over.set;
  take(base.alignment, over.alignment);
  take(base.left, over.left);
  take(base.right, over.right);
  take(base.first, over.first);
  take(base.left_chars, over.left_chars);
  take(base.right_chars, over.right_chars);
  take(base.first_chars, over.first_chars);
  take(base.before, over.before);
  take(base.after, over.after);
  take(base.before_lines, over.before_lines);
  take(base.after_lines, over.after_lines);
  take(base.line_rule, over.line_rule);
  take(base.line_twips, over.line_twips);
  take(base.text_alignment, over.text_alignment);
  take(base.outline_level, over.outline_level);
  take(base.frame, over.frame);
  if (!over.tabs.empty()) lay_tabs_over(base.tabs, over.tabs);
  take(base.top, over.top);
  take(base.border_left, over.border_left);
  take(base.bottom, over.bottom);
  take(base.border_right, over.border_right);
  take(base.between, over.between);
  if (over.shading.kind != ColorSetting::Kind::Absent) base.shading = over.shading;
  take(base.list, over.list);
  take(base.list_level, over.list_level);
  if (!over.style.empty()) base.style = over.style;
}

ParagraphFormat paragraph_format(const ParagraphProperties& p, std::string_view style_name) {
  const auto is = [&](std::uint32_t bit, bool otherwise) { return (p.set & bit) != 0 ? (p.on & bit) != 0 : otherwise; };
  const auto chars = [](const std::optional<int>& value) { return value && *value != 0 ? value : std::nullopt; };
  ParagraphFormat f;
  f.alignment = p.alignment.value_or(Alignment::Start);
  f.indent_left = p.left.value_or(Length());
  f.indent_right = p.right.value_or(Length());
  f.indent_first = p.first.value_or(Length());
  f.indent_left_chars = chars(p.left_chars);
  f.indent_right_chars = chars(p.right_chars);
  f.indent_first_chars = chars(p.first_chars);
  f.space_before = p.before.value_or(Length());
  f.space_after = p.after.value_or(Length());
  f.space_before_auto = is(flag::BeforeAuto, false);
  f.space_after_auto = is(flag::AfterAuto, false);
  f.space_before_lines = chars(p.before_lines);
  f.space_after_lines = chars(p.after_lines);
  f.line = line_spacing(p);
  f.contextual_spacing = is(flag::Contextual, false);
  f.keep_next = is(flag::KeepNext, false);
  f.keep_lines = is(flag::KeepLines, false);
  f.page_break_before = is(flag::PageBreakBefore, false);
  f.widow_control = is(flag::WidowControl, true);
  f.snap_to_grid = is(flag::ParagraphGrid, true);
  f.auto_space_latin = is(flag::AutoSpaceLatin, true);
  f.auto_space_digit = is(flag::AutoSpaceDigit, true);
  f.kinsoku = is(flag::Kinsoku, true);
  f.overflow_punctuation = is(flag::OverflowPunctuation, true);
  f.word_wrap = is(flag::WordWrap, true);
  f.top_line_punctuation = is(flag::TopLinePunctuation, false);
  f.suppress_hyphenation = is(flag::NoHyphenation, false);
  f.suppress_line_numbers = is(flag::NoLineNumbers, false);
  f.right_to_left = is(flag::Bidi, false);
  f.text_alignment = p.text_alignment.value_or(TextAlignment::Auto);
  if (p.outline_level && *p.outline_level < 9) f.outline_level = p.outline_level;
  for (const TabSetting& tab : p.tabs)
    if (!tab.clear) f.tabs.push_back(tab.stop);
  std::stable_sort(f.tabs.begin(), f.tabs.end(), [](const TabStop& a, const TabStop& b) { return a.position < b.position; });
  f.borders.top = p.top.value_or(Border());
  f.borders.left = p.border_left.value_or(Border());
  f.borders.bottom = p.bottom.value_or(Border());
  f.borders.right = p.border_right.value_or(Border());
  f.borders.inside_horizontal = p.between.value_or(Border());
  f.shading = p.shading.value();
  if (p.frame && !(*p.frame == TextFrame())) f.frame = p.frame;
  f.style = style_name;
  return f;
}

}  // namespace zhengben::docx
